using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>A cost is held, or released by somebody who has read why it is.</summary>
[Requires(Permission.ManageFinance)]
[Does(typeof(HoldCost))]
public sealed class CostHeldModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The cost.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Cost { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What is done when what was asked is answered, "slapp" or "behall"; null for what the answer says.</summary>
    [BindProperty(SupportsGet = true, Name = "gor")]
    public string? Chosen { get; set; }

    internal CostHeldView View { get; private set; } = null!;

    internal IReadOnlyList<CostQuestionRow> Asked { get; private set; } = [];

    /// <summary>What was answered, where somebody is to decide on it; null where nothing is.</summary>
    internal CostQuestionRow? Answered =>
        View.Held is { } held && Asked is [{ AnsweredAt: { } answered } question, ..] && answered >= held.At ? question : null;

    /// <summary>Is it kept held, as the answer says or as was chosen?</summary>
    internal bool Keeps => Answered is { } question && (Chosen is null ? question.Belongs == false : Chosen == "behall");

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CostHeld(CaseNumber, Cost), cancellation);
        var all = await mediator.Send(new QuestionsOfCase(CaseNumber), cancellation);
        Asked = [.. all.Questions.Where(question => question.Cost == Cost)];
    }

    /// <summary>Holds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new HoldCost(CaseNumber, Cost, Reason ?? ""), cancellation);
        Done = T("Kostnaden hålls inne. Är avräkningen redan förberedd behöver den förberedas på nytt.");
        return Back();
    }

    /// <summary>Keeps it held, when what was asked is answered.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid hold, CancellationToken cancellation)
    {
        await mediator.Send(new HoldCost(CaseNumber, Cost, Reason ?? "", hold), cancellation);
        Done = T("Kostnaden fortsätter hållas inne. Uppgiften är klar.");
        return Back();
    }

    /// <summary>Releases what was shown.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(Guid hold, CancellationToken cancellation)
    {
        await mediator.Send(new ReleaseCost(CaseNumber, hold, Reason ?? ""), cancellation);
        Done = T("Kostnaden är släppt. Den tas med nästa gång en avräkning förbereds.");
        return Back();
    }

    private RedirectResult Back() => Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
}
