using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Reading;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>Somebody registers what came true of an instalment's expected effect.</summary>
[Requires(Permission.ManageFinance)]
public sealed class RegisterEffectModel(IMediator mediator) : FundPage
{
    /// <summary>The instalment.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>What came true, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>Where it was read.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>The day it was measured, as typed.</summary>
    [BindProperty]
    public string? MeasuredOn { get; set; }

    internal RepaymentListRow Row { get; private set; } = null!;

    /// <summary>The list.</summary>
    public string Back => $"~/aterbetalning{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Row = await mediator.Send(new RepaymentRowQuery(Id), cancellation);

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(int seen, CancellationToken cancellation)
    {
        var all = new TypedAll();
        var amount = all.Amount(Amount, "amount");
        var day = all.Date(MeasuredOn, "measuredOn");
        all.Require(!string.IsNullOrWhiteSpace(Source), T("Skriv var utfallet är hämtat."), "source");
        all.ThrowIfAny();
        await mediator.Send(new RegisterEffect(Id, amount, Source ?? "", day, seen), cancellation);
        Done = T("Utfallet är registrerat.");
        return Redirect($"{Request.PathBase}{Back[1..]}");
    }
}
