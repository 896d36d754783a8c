using Fund.Contracts.Messages;
using Fund.Platform.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>A settlement is prepared, or prepared anew.</summary>
[Requires(Permission.ManageFinance)]
public sealed class SettlePeriodModel(IMediator mediator, MessageScope scope) : SettlementPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Prepares it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SettlePeriod(Occasion, ChosenFund), cancellation);
        Done = scope.GivenToJob is null ? T("Avräkningen är förberedd. En annan person godkänner den.") : null;
        return Back();
    }
}
