using Fund.Applications.Drafts;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Forms;

/// <summary>Which units take part and how each is affected, where the form is written a page a section. Decides who signs.</summary>
[Requires(Permission.ReadCases)]
public sealed class ParticipantsModel(IMediator mediator) : WritingPage(mediator)
{
    internal string Kicker => $"{View.Name}: {View.CaseTitle}";

    /// <inheritdoc/>
    public override IReadOnlyList<Crumb> Crumbs =>
        [.. base.Crumbs, new(T("Alla delar"), $"~/arenden/{CaseNumber}/ansokan?formular={View.Form}")];

    internal IReadOnlyList<Finding> Left =>
        [.. FormTask.OfUnits(AllFindings).Select(finding => finding with { Link = null, Field = "participants" })];

    private protected override IReadOnlyList<CaseFormSection> Sections => [];

    private protected override bool HasUnits => true;

    private protected override bool IsPart => true;

    private protected override string PageHref => $"~/arenden/{CaseNumber}/deltagande";

    private protected override ICommand Saving(IReadOnlyDictionary<string, string?> answers, uint version) =>
        new SaveParticipants(
            CaseNumber,
            [.. ByResult.Union(ByCost).Select(unit => new ParticipantChoice(unit, ByResult.Contains(unit), ByCost.Contains(unit)))],
            version,
            VoidSignatures
        );

    /// <summary>Saves, and goes back to the list.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        Done = T("De deltagande enheterna är sparade.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ansokan?formular={View.Form}");
    }
}
