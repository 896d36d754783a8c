using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>
/// Sends back what another has registered of the fund's own money, with a reason, to who registered it. Nothing is posted.
/// </summary>
[Requires(Permission.ApproveFinance)]
[LoggedAs("En registrering i fonden skickades tillbaka")]
internal sealed record SendBackInFund(Guid Proposal, string Reason) : ICommand;

internal sealed class SendBackInFundShape : AbstractValidator<SendBackInFund>
{
    public SendBackInFundShape() =>
        RuleFor(s => s.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad som behöver rättas."))
            .MaximumLength(500)
            .WithMessage(_ => T("Texten är för lång, högst 500 tecken."));
}

internal sealed class SendBackInFundHandler(
    FinanceDb db,
    FundsHere funds,
    Proposals proposals,
    ProposalHandOver handOver,
    SecondPerson second,
    Actor actor,
    TimeProvider time
) : IRequestHandler<SendBackInFund, Unit>
{
    public async Task<Unit> Handle(SendBackInFund request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(await proposals.FundOfAsync(request.Proposal, cancellationToken), cancellationToken);
        // No lock on the fund: whoever attests it in the same moment meets the row's version.
        var proposal = await proposals.WaitingAsync(request.Proposal, cancellationToken);
        second.Require(rules, proposal.RegisteredBy, proposal.RegisteredByName);
        proposal.SendBack(request.Reason, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await handOver.SentBackAsync(proposal, cancellationToken);
        return default;
    }
}
