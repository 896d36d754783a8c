using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>
/// Attests what another person has registered of the fund's own money: every wall is asked again under the fund's lock, and it is posted,
/// once (F-17).
/// </summary>
/// <param name="Proposal">What was seen.</param>
/// <param name="Amount">Its amount as it was seen, SEK.</param>
[Requires(Permission.ApproveFinance)]
[LoggedAs("En registrering i fonden attesterades och bokfördes")]
internal sealed record AttestInFund(Guid Proposal, Money Amount) : ICommand;

internal sealed class AttestInFundHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    Proposals proposals,
    ProposalWalls walls,
    ProposalHandOver handOver,
    SecondPerson second,
    CaseProcess process,
    Actor actor,
    TimeProvider time
) : IRequestHandler<AttestInFund, Unit>
{
    private const string Council = "Kommunfullmäktige";

    public async Task<Unit> Handle(AttestInFund request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(await proposals.FundOfAsync(request.Proposal, cancellationToken), cancellationToken);
        await ledger.LockAsync(rules.Fund, cancellationToken);
        var proposal = await proposals.WaitingAsync(request.Proposal, cancellationToken);
        second.Require(rules, proposal.RegisteredBy, proposal.RegisteredByName);
        if (proposal.Amount != request.Amount)
        {
            throw new Conflict(T($"Registreringen gäller {proposal.Amount}, inte {request.Amount}. Läs in sidan igen."));
        }

        var findings = await AgainstAsync(proposal, rules, cancellationToken);
        if (findings.Any(finding => finding.Severity == Severity.Refusal))
        {
            throw new Refused(findings);
        }

        await PostAsync(proposal, rules.Fund, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await handOver.AttestedAsync(proposal, cancellationToken);
        return default;
    }

    // What the guideline and the municipality's plugins say of an allocation holds when it is posted, not only when it was registered.
    private async Task<IReadOnlyList<Finding>> AgainstAsync(FundProposal proposal, Profile rules, CancellationToken cancellation)
    {
        var findings = await walls.AgainstAsync(proposal, rules, cancellation);
        if (proposal.Kind != ProposalKind.Allocation)
        {
            return findings;
        }

        var attested = proposal.Papers.Where(paper => paper.Attested is not null).Select(paper => paper.For).ToList();
        var asRegistered = new AllocateToFund(
            proposal.Year,
            proposal.Amount,
            proposal.TaxAndGrantBase,
            proposal.DecidedOn ?? default,
            proposal.Paragraph ?? "",
            attested,
            new Dictionary<string, Guid>(),
            proposal.Fund
        );
        var facts = new CaseFacts { Today = StockholmTime.Today(time) };
        asRegistered.AddFacts(facts);
        var byProcess = await process.FindAsync(null, rules, facts, nameof(AllocateToFund), null, asRegistered.ForPlugins(), cancellation);
        return [.. findings, .. byProcess];
    }

    private async Task PostAsync(FundProposal proposal, FundRules fund, CancellationToken cancellation)
    {
        var reversed = proposal.Reverses is { } id ? await db.Proposals.SingleAsync(p => p.Id == id, cancellation) : null;
        var instalment = (reversed ?? proposal).Instalment is { } repaid
            ? await db.Instalments.SingleAsync(i => i.Id == repaid, cancellation)
            : null;
        var transaction = await ledger.PostAsync(
            new Posting
            {
                Kind = (proposal.Kind, reversed?.Kind) switch
                {
                    (ProposalKind.Allocation, _) => LedgerKind.Allocation,
                    (ProposalKind.Draw, _) => LedgerKind.AdministrationDraw,
                    (ProposalKind.Repayment, _) => LedgerKind.Repayment,
                    (_, ProposalKind.Draw) => LedgerKind.DrawReversal,
                    (_, ProposalKind.Repayment) => LedgerKind.RepaymentReversal,
                    _ => LedgerKind.AllocationReversal,
                },
                Key = await KeyAsync(proposal, cancellation),
                Fund = fund.Key,
                Year = proposal.Year,
                Amount = proposal.Amount,
                Text = proposal.Kind switch
                {
                    ProposalKind.Allocation when fund.Source == FundSource.EquityEarmark => T(
                        $"Avsättning till {fund.Name}, del av det egna kapitalet"
                    ),
                    ProposalKind.Allocation => T($"Årets anslag till {fund.Name}"),
                    ProposalKind.Draw or ProposalKind.Repayment => proposal.Reason!,
                    _ => T($"Vänt: {proposal.Reason}"),
                },
                Reference = (reversed ?? proposal) is { DecidedOn: { } day, Paragraph: { } paragraph }
                    ? $"{Council} {day:yyyy-MM-dd} {paragraph}"
                    : null,
                Case = instalment?.CaseId,
                Proposal = proposal.Id,
                Reverses = reversed?.PostedAs,
            },
            "year",
            cancellation
        );
        proposal.Attest(transaction, actor.Person, actor.Name, time.GetUtcNow());
        reversed?.Reverse();
        if (reversed is null)
        {
            instalment?.Become(RepaymentState.Done, null, null, actor.Person, actor.Name, time.GetUtcNow());
        }
        else
        {
            instalment?.Reopen(proposal.Reason!, actor.Person, actor.Name, time.GetUtcNow());
        }
    }

    // What was posted and reversed may be right the next time: then the event is numbered.
    private async Task<string> KeyAsync(FundProposal proposal, CancellationToken cancellation)
    {
        var (fund, key) = (proposal.Fund, proposal.Key);
        var earlier = await db.Proposals.CountAsync(p => p.Fund == fund && p.Key == key && p.State == ProposalState.Reversed, cancellation);
        return earlier == 0 ? key : $"{key}:{earlier + 1}";
    }
}
