using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>What a receiver is paid in a settlement. SEK.</summary>
internal sealed record PayeeSum(string Unit, int Initiatives, Money Amount);

/// <summary>The page of the one who approves: the sum, the receivers, what deviates, what was checked, then the button.</summary>
[Requires(Permission.ApproveFinance)]
public sealed class ApproveSettlementModel(IMediator mediator) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Who is paid how much, by name.</summary>
    internal IReadOnlyList<PayeeSum> Payees =>
        [
            .. Day
                .Rows.Where(row => row.Payable.IsPositive)
                .GroupBy(row => row.LeadUnit)
                .Select(unit => new PayeeSum(unit.Key, unit.Count(), unit.Select(row => row.Payable).Total()))
                .OrderBy(unit => unit.Unit, SwedishText.Comparer),
        ];

    /// <inheritdoc/>
    protected override string TotalLabel => Day.MayApprove ? T("Du godkänner") : base.TotalLabel;

    /// <summary>Approves what was seen.</summary>
    public async Task<IActionResult> OnPostAsync(Guid run, int seen, long total, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveSettlement(Occasion, run, seen, new Money(total), ChosenFund), cancellation);
        return Back();
    }
}
