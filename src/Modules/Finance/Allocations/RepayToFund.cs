using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>
/// Registers that an instalment comes back into the fund, where the guideline sends it there. Nothing is posted before another person has
/// attested it. Answers the key of the proposal.
/// </summary>
/// <param name="Instalment">The instalment.</param>
/// <param name="Amount">What comes back, as it was seen, SEK.</param>
/// <param name="Replaces">The proposal that was sent back and that this one corrects; null for none.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En återbetalning till fonden registrerades för attest")]
internal sealed record RepayToFund(Guid Instalment, Money Amount, Guid? Replaces = null) : ICommand<Guid>;

internal sealed class RepayToFundHandler(
    FinanceDb db,
    FundsHere funds,
    RepaymentReading repayments,
    Proposals proposals,
    Actor actor,
    TimeProvider time
) : IRequestHandler<RepayToFund, Guid>
{
    public async Task<Guid> Handle(RepayToFund request, CancellationToken cancellationToken)
    {
        var line = await repayments.OneAsync(request.Instalment, cancellationToken) ?? throw new NotFound(T("Raden finns inte."));
        var rules = await funds.RulesAsync(line.Row.Fund, cancellationToken);
        var proposal = new FundProposal
        {
            Fund = line.Row.Fund,
            Kind = ProposalKind.Repayment,
            Key = $"repayment:{line.Row.Id:N}",
            Year = line.Row.DueYear,
            Amount = request.Amount,
            Reason = $"{line.Row.UnitName}, {line.Case.Title}",
            Instalment = line.Row.Id,
            RegisteredBy = actor.Person,
            RegisteredByName = actor.Name,
            RegisteredAt = time.GetUtcNow(),
        };
        await proposals.RegisterAsync(proposal, rules, request.Replaces, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return proposal.Id;
    }
}
