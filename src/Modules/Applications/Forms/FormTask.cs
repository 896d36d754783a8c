using Fund.Contracts.Messages;
using Fund.Process;

namespace Fund.Applications.Forms;

/// <summary>How far a section has come.</summary>
internal enum TaskState
{
    /// <summary>Nothing that must be there is left.</summary>
    Done,

    /// <summary>Something is left to fill in.</summary>
    Left,

    /// <summary>Something that is filled in must be mended.</summary>
    ToMend,

    /// <summary>Nothing is filled in, and something must be.</summary>
    NotBegun,

    /// <summary>Nothing is filled in, and nothing must be.</summary>
    Voluntary,
}

/// <summary>A section of a form as something to do.</summary>
/// <param name="Section">The section.</param>
/// <param name="Findings">What stands in the way in it, and what only should be there.</param>
internal sealed record FormTask(CaseFormSection Section, IReadOnlyList<Finding> Findings)
{
    /// <summary>How far it has come.</summary>
    public TaskState State =>
        ToMend > 0 ? TaskState.ToMend
        : Left > 0 ? (Begun ? TaskState.Left : TaskState.NotBegun)
        : Begun || Section.Fields.Any(asked => asked.Field.Required) ? TaskState.Done
        : TaskState.Voluntary;

    /// <summary>How many things are filled in and must be mended.</summary>
    public int ToMend => Refusals.Count(finding => IsAnswered(Asked(finding)));

    /// <summary>How many things are left to fill in.</summary>
    public int Left => Refusals.Count() - ToMend;

    /// <summary>How much it asks, in words.</summary>
    public string Questions => Section.Fields.Count(asked => asked.Visible) is var count and not 1 ? T($"{count} frågor") : T("En fråga");

    /// <summary>Is anything filled in?</summary>
    public bool Begun => Section.Fields.Any(asked => asked is { Visible: true, Value: not null });

    /// <summary>How far it has come, in words: all there is to say of it, each with the kind of its colour.</summary>
    public IEnumerable<(string Words, string Kind)> Status()
    {
        if (State is TaskState.Done or TaskState.Voluntary or TaskState.NotBegun)
        {
            yield return State switch
            {
                TaskState.Done => (T("Klar"), ""),
                TaskState.Voluntary => (T("Frivillig"), ""),
                _ => (T("Inte påbörjad"), "info"),
            };
            yield break;
        }

        if (ToMend > 0)
        {
            yield return (T($"{ToMend} att rätta"), "danger");
        }

        if (Left > 0)
        {
            yield return (T($"{Left} kvar"), "warning");
        }
    }

    /// <summary>The sections of a form with what is found in each.</summary>
    /// <param name="form">The form.</param>
    /// <param name="findings">What stands in the way of handing it in, and what is left to fill in.</param>
    public static IReadOnlyList<FormTask> Of(CaseFormView form, IReadOnlyList<Finding> findings) =>
        [
            .. form.Sections.Select(section => new FormTask(
                section,
                [.. findings.Where(finding => section.Fields.Any(field => field.Field.Key == Asked(finding)))]
            )),
        ];

    /// <summary>What is found of the units that take part.</summary>
    public static IReadOnlyList<Finding> OfUnits(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(finding => Asked(finding) == FormPlaces.Units)];

    private IEnumerable<Finding> Refusals => Findings.Where(finding => finding.Severity == Severity.Refusal);

    private bool IsAnswered(string? asked) => Section.Fields.Any(field => field.Field.Key == asked && field.Value is not null);

    // What a finding is about: where its link lands, else the field that it names.
    private static string? Asked(Finding finding) => finding.Link?.Split('#') is [_, var place] ? place : finding.Field;
}
