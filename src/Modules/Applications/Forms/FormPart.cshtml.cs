using Fund.Applications.Drafts;
using Fund.Contracts.Messages;
using Fund.Process;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Forms;

/// <summary>One section of a long form: its questions, what helps to answer them, and the way on. Saves this section alone.</summary>
[Requires(Permission.ReadCases)]
public sealed class FormPartModel(IMediator mediator) : WritingPage(mediator)
{
    /// <summary>Key of the section.</summary>
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    internal CaseFormSection Part =>
        View.Sections.FirstOrDefault(section => section.Key == Section) ?? throw new NotFound(T("Delen finns inte."));

    internal int Number => View.Sections.Index().First(section => section.Item == Part).Index + 1;

    internal CaseFormSection? Before => Number > 1 ? View.Sections[Number - 2] : null;

    internal CaseFormSection? After => Number < View.Sections.Count ? View.Sections[Number] : null;

    internal string NextName => After?.Title ?? T("Deltagande enheter");

    internal string Kicker => T($"{View.Name}: {View.CaseTitle} · del {Number} av {View.Sections.Count}");

    /// <inheritdoc/>
    public override IReadOnlyList<Crumb> Crumbs =>
        [.. base.Crumbs, new(T("Alla delar"), $"~/arenden/{CaseNumber}/ansokan?formular={View.Form}")];

    /// <summary>What is left here, with the fields of this page as its links.</summary>
    internal IReadOnlyList<Finding> Left =>
        [
            .. FormTask
                .Of(View, AllFindings)
                .First(task => task.Section == Part)
                .Findings.Select(finding =>
                    finding.Link?.Split('#') is [_, var asked] ? finding with { Link = null, Field = asked } : finding
                ),
        ];

    internal string LeftTitle => T($"Kvar i den här delen: {Left.Count(finding => finding.Severity == Severity.Refusal)}");

    private protected override IReadOnlyList<CaseFormSection> Sections => [Part];

    private protected override bool HasUnits => false;

    private protected override bool Headed => false;

    private protected override bool IsPart => true;

    private protected override string PageHref => $"~/arenden/{CaseNumber}/ansokan/{Section}";

    private protected override ICommand Saving(IReadOnlyDictionary<string, string?> answers, uint version) =>
        new SaveAnswers(CaseNumber, View.Form, answers, version, VoidSignatures: VoidSignatures);

    /// <summary>Saves, and goes back to the list.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        Done = T($"{Part.Title} är sparad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ansokan?formular={View.Form}");
    }

    /// <summary>Saves, and goes to the next section; after the last one come the units.</summary>
    public async Task<IActionResult> OnPostSaveNextAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        Done = T($"{Part.Title} är sparad.");
        return Redirect(
            After is { } next
                ? $"{Request.PathBase}/arenden/{CaseNumber}/ansokan/{next.Key}?formular={View.Form}"
                : $"{Request.PathBase}/arenden/{CaseNumber}/{FormPlaces.UnitsPage}"
        );
    }
}
