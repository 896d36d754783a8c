using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements.Reversals;

/// <summary>What the pages of a reversal have in common: which settlement, where it is on its way, and what it does.</summary>
public abstract class ReversalPage(IMediator mediator) : FundPage
{
    /// <summary>The occasion, "2026-T1".</summary>
    [BindProperty(SupportsGet = true)]
    public string Occasion { get; set; } = "";

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    internal ReversalEffectView Effect { get; private set; } = null!;

    /// <summary>The fund as the query string of an address; empty where none was chosen.</summary>
    public string FundQuery => ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..];

    /// <summary>The settlement's own page, and the list of all.</summary>
    public IReadOnlyList<Crumb> Crumbs =>
        [new(T("Avräkning"), "~/avrakning"), new(Effect.Name, $"~/avrakning/{Effect.Occasion}{FundQuery}")];

    /// <summary>Two persons are seen.</summary>
    public IReadOnlyList<StageMark> Path =>
        [
            new(T("Skälet"), Effect.Waiting is null ? StageState.Current : StageState.Done, null, Effect.Waiting?.By),
            new(T("Godkänns av en annan person"), Effect.Waiting is null ? StageState.Coming : StageState.Current, null),
            new(T("Vänd och bokförd"), StageState.Coming, null),
        ];

    /// <summary>What comes back, and what can be settled again.</summary>
    public IReadOnlyList<CaseFigure> Figures =>
        [
            new(T("Tas tillbaka"), Effect.Total, 10, T($"Bokförs på {Effect.Year}")),
            new(
                Effect.IsYearly ? T($"Kvar av beviljat för {Effect.Year} efteråt") : T("Kvar av beviljat efteråt"),
                Effect.Cases.Select(about => about.LeftAfter).Total(),
                20
            ),
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Effect = await mediator.Send(new ReversalEffect(Occasion, ChosenFund), cancellation);

    private protected RedirectResult Back() => Redirect($"{Request.PathBase}/avrakning/{Occasion}{FundQuery}");
}
