using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>Takes back what was registered of the fund's own money, or was sent back, before anything is posted.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("En registrering i fonden drogs tillbaka")]
internal sealed record WithdrawInFund(Guid Proposal) : ICommand;

internal sealed class WithdrawInFundHandler(FinanceDb db, ProposalHandOver handOver, Actor actor, TimeProvider time)
    : IRequestHandler<WithdrawInFund, Unit>
{
    public async Task<Unit> Handle(WithdrawInFund request, CancellationToken cancellationToken)
    {
        // No lock on the fund: whoever attests it in the same moment meets the row's version.
        var proposal =
            await db.Proposals.FirstOrDefaultAsync(p => p.Id == request.Proposal, cancellationToken)
            ?? throw new NotFound(T("Registreringen finns inte."));
        switch (proposal.State)
        {
            case ProposalState.Withdrawn:
                throw new Conflict(T("Registreringen är redan tillbakadragen eller rättad."));
            case ProposalState.Attested or ProposalState.Reversed:
                throw new Conflict(T("Registreringen är attesterad och bokförd. Det bokförda rättas med en vändning."));
            default:
                proposal.Withdraw(actor.Person, actor.Name, time.GetUtcNow());
                await db.SaveChangesAsync(cancellationToken);
                await handOver.CorrectedAsync(proposal, cancellationToken);
                return default;
        }
    }
}
