using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>
/// Registers that an allocation or a draw that was posted is taken back by a new row (F-08). Nothing is posted before another person has
/// attested it. Answers the key of the proposal.
/// </summary>
/// <param name="Proposal">What was attested and is taken back.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En vändning i fonden registrerades för attest")]
internal sealed record ReverseInFund(Guid Proposal, string Reason) : ICommand<Guid>;

internal sealed class ReverseInFundShape : AbstractValidator<ReverseInFund>
{
    public ReverseInFundShape() =>
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför raden ska vändas."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class ReverseInFundHandler(FinanceDb db, FundsHere funds, Proposals proposals, Actor actor, TimeProvider time)
    : IRequestHandler<ReverseInFund, Guid>
{
    public async Task<Guid> Handle(ReverseInFund request, CancellationToken cancellationToken)
    {
        var posted =
            await db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.Proposal, cancellationToken)
            ?? throw new NotFound(T("Registreringen finns inte."));
        var rules = await funds.RulesAsync(posted.Fund, cancellationToken);
        var proposal = new FundProposal
        {
            Fund = posted.Fund,
            Kind = ProposalKind.Reversal,
            Key = $"reversal:{posted.Id:N}",
            Year = posted.Year,
            Amount = posted.Amount,
            Reason = request.Reason,
            Reverses = posted.Id,
            RegisteredBy = actor.Person,
            RegisteredByName = actor.Name,
            RegisteredAt = time.GetUtcNow(),
        };
        await proposals.RegisterAsync(proposal, rules, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return proposal.Id;
    }
}
