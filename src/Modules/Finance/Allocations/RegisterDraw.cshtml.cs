using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Reading;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>A draw for coordination is registered for another person to attest (U-18).</summary>
[Requires(Permission.ManageFinance)]
public sealed class RegisterDrawModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Budget year, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>The proposal that was sent back and is corrected; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "rattar")]
    public Guid? Corrects { get; set; }

    /// <summary>Amount, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>What it is for.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal AllocationRoomView Room { get; private set; } = null!;

    internal ProposalView? SentBack { get; private set; }

    /// <summary>What is left of the year.</summary>
    public Money Left { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        if (Corrects is { } id)
        {
            SentBack = await mediator.Send(new ProposalQuery(id), cancellation);
            if (SentBack.Kind != ProposalKind.Draw)
            {
                throw new NotFound(T("Registreringen finns inte."));
            }

            Year ??= $"{SentBack.Year}";
            ChosenFund ??= SentBack.Funds.Count > 0 ? SentBack.Fund : null;
            if (HttpMethods.IsGet(Request.Method))
            {
                (Amount, Reason) = (SwedishAmount.ForField(SentBack.Amount), SentBack.Reason);
            }
        }

        var year = AllocationAnswers.YearOf(Year) ?? StockholmTime.Today(time).Year;
        Room = await mediator.Send(new AllocationRoomFor(year, Money.Zero, ChosenFund), cancellation);
        if (!Room.HasDraws)
        {
            throw new NotFound(T("Riktlinjen låter inte fonden betala samordning."));
        }

        Left = Room.Left;
    }

    /// <summary>Registers it; nothing is posted before another has attested it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var all = new TypedAll();
        var year = AllocationAnswers.YearOf(Year) ?? 0;
        all.Require(year > 0, T("Ange budgetåret med fyra siffror."), "year");
        var amount = all.Amount(Amount, "amount");
        all.ThrowIfAny();
        var proposal = await mediator.Send(new DrawForAdministration(year, amount, Reason ?? "", ChosenFund, Corrects), cancellation);
        Done = T("Registrerat. Uttaget bokförs när en annan person har attesterat det.");
        return Redirect($"{Request.PathBase}/fonden/avsattning/{proposal}");
    }
}
