using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>
/// The lodged assessments side by side: those that differ in columns with the whole reasons, those that are alike in one line each, and
/// the common outcomes saved together.
/// </summary>
[Requires(Permission.ReadCases)]
public sealed class SideBySideModel(IMediator mediator) : FundPage
{
    private readonly HashSet<string> typed = [];

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The day, as typed.</summary>
    [BindProperty]
    public string? AgreedOn { get; set; }

    internal SideBySideView View { get; private set; } = null!;

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    internal IReadOnlyList<SideRow> Differing => [.. View.Rows.Where(row => row.Differs)];

    internal IReadOnlyList<SideRow> Agreed => [.. View.Rows.Where(row => !row.Differs)];

    internal string Summary => T($"Bedömt av: {string.Join(", ", View.Assessors)}. Överens om: {Agreed.Count} av {View.Rows.Count}.");

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new SideBySide(CaseNumber), cancellation);

    /// <summary>Saves the common outcomes that are filled in.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "outcome")] Dictionary<string, string?> outcome,
        [FromForm(Name = "reason")] Dictionary<string, string?> reason,
        CancellationToken cancellation
    )
    {
        await LoadAsync(cancellation);
        var words = View
            .Rows.Select(row =>
                (
                    row.Criterion.Agreement,
                    Word: new CriterionWord(
                        row.Criterion.Key,
                        outcome.GetValueOrDefault(row.Criterion.Key) ?? "",
                        (reason.GetValueOrDefault(row.Criterion.Key) ?? "").ReplaceLineEndings("\n").Trim()
                    )
                )
            )
            .Where(row => IsTouched(row.Agreement, row.Word))
            .Select(row => row.Word)
            .ToList();
        typed.UnionWith(words.Select(word => word.Criterion));
        var day = SwedishDate.TryRead(AgreedOn, out var read, out var unreadable)
            ? read
            : throw new Refused(unreadable!.Reason, field: "agreedOn");
        await mediator.Send(new AssessTogether(CaseNumber, day, words), cancellation);
        Done = T("Det gemensamma utfallet är sparat.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }

    /// <summary>Is something filled in that has not been saved, so that it is shown open?</summary>
    internal bool IsTyped(SideRow row) => typed.Contains(row.Criterion.Key);

    internal static string Counted(SideRow row)
    {
        var said = row.Words.OfType<AssessmentRow>().ToList();
        var met = said.Count(word => word.Outcome == Criteria.Outcomes.Met);
        return T($"Uppfyllt: {met}. Inte uppfyllt: {said.Count - met}.");
    }

    internal static string Common(SideRow row) =>
        row.Criterion.Agreement?.OutcomeName ?? row.Words.OfType<AssessmentRow>().FirstOrDefault()?.OutcomeName ?? T("Inte bedömt");

    private static bool IsTouched(AgreementRow? agreed, CriterionWord word) =>
        agreed is null
            ? word.Outcome.Length > 0 || word.Reason.Length > 0
            : (word.Outcome, word.Reason) != (agreed.Outcome, agreed.Reason.ReplaceLineEndings("\n"));
}
