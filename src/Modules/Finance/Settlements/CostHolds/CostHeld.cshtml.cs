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

    internal CostHeldView View { get; private set; } = null!;

    internal IReadOnlyList<CostQuestionRow> Asked { get; private set; } = [];

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

    /// <summary>Releases what was shown.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(Guid hold, CancellationToken cancellation)
    {
        await mediator.Send(new ReleaseCost(CaseNumber, hold, Reason ?? ""), cancellation);
        Done = T("Kostnaden är släppt. Den tas med nästa gång en avräkning förbereds.");
        return Back();
    }

    private RedirectResult Back() => Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
}
