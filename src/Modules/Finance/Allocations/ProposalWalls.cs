using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Repayments;
using Fund.Process;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>
/// What stands in the way of posting a proposal as things are now: asked when it is registered, when its page is read, and again under the
/// fund's lock when it is attested (A-40…A-45, U-18, U-82, F-08, F-17).
/// </summary>
internal sealed class ProposalWalls(FinanceDb db, FundLedger ledger, AllocationDesk desk, RepaymentReading repayments)
{
    /// <summary>Everything that stands in the way; empty when it can be posted.</summary>
    public async Task<IReadOnlyList<Finding>> AgainstAsync(FundProposal proposal, Profile rules, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        if ((await ledger.ClosedYearsAsync(proposal.Fund, cancellation)).Contains(proposal.Year))
        {
            findings.Add(
                new Finding(
                    T(
                        $"Räkenskapsåret {proposal.Year} är stängt i {rules.Fund.Name}. Inget kan bokföras på ett stängt år. "
                            + $"{FundLedger.ChooseOpen}"
                    ),
                    Field: "year"
                )
            );
        }

        findings.AddRange(
            proposal.Kind switch
            {
                ProposalKind.Allocation => await AllocationAsync(proposal, rules, cancellation),
                ProposalKind.Draw => await DrawAsync(proposal, rules.Fund, cancellation),
                ProposalKind.Repayment => await RepaymentAsync(proposal, rules, cancellation),
                _ => await ReversalAsync(proposal, cancellation),
            }
        );
        return findings;
    }

    /// <summary>What can be set aside today; for the page beside the proposal.</summary>
    public Task<RoomForAllocation> RoomAsync(FundProposal proposal, FundRules fund, CancellationToken cancellation) =>
        desk.RoomAsync(fund, proposal.Year, proposal.TaxAndGrantBase, cancellation);

    private async Task<IReadOnlyList<Finding>> AllocationAsync(FundProposal proposal, Profile rules, CancellationToken cancellation)
    {
        var fund = rules.Fund;
        var findings = new List<Finding>();
        findings.AddRange(Attestations(proposal, fund));
        findings.AddRange(await DocumentsAsync(proposal, fund, cancellation));
        if (
            fund.Source == FundSource.YearlyAppropriation
            && proposal.DecidedOn is { } day
            && day < rules.Guideline.InForceFrom
            && rules.InForce(day, T("Avsättningen")) is { } early
        )
        {
            findings.Add(early with { Field = "decidedOn" });
        }

        if (fund.PercentOfBase is not null && proposal.TaxAndGrantBase.IsZero)
        {
            findings.Add(new Finding(T("Ange årets skatter och bidrag, som taket räknas på."), fund.PercentRule, "taxAndGrantBase"));
        }

        if (await ledger.IsYearlyAsync(fund.Key, cancellation) is { } yearly && yearly != (fund.Source == FundSource.YearlyAppropriation))
        {
            findings.Add(
                new Finding(
                    T(
                        $"Medlen i {fund.Name} har bokförts som {(yearly ? T("årligt anslag") : T("öronmärkt eget kapital"))}, och "
                            + $"riktlinjen säger nu något annat. Nya medel behöver en fond med egen nyckel i riktlinjen."
                    ),
                    Field: "amount"
                )
            );
        }

        findings.AddRange((await RoomAsync(proposal, fund, cancellation)).Against(proposal.Amount));
        return findings;
    }

    private static IEnumerable<Finding> Attestations(FundProposal proposal, FundRules fund) =>
        from attestation in fund.Attestations
        where attestation.Required && !proposal.Papers.Exists(paper => paper.For == attestation.Key && paper.Attested is not null)
        select new Finding(T($"Avsättning får göras endast om det är intygat: {attestation.Text}"), attestation.Rule, "attested");

    // A-40: who, when and document. Without a document there is nothing for the one who attests to compare with.
    private async Task<IReadOnlyList<Finding>> DocumentsAsync(FundProposal proposal, FundRules fund, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        if (!proposal.Papers.Exists(paper => paper is { For: ProposalPaper.Decision, DocumentId: not null }))
        {
            findings.Add(
                new Finding(
                    fund.Source == FundSource.YearlyAppropriation
                        ? T("Lägg till den beslutade budgeten. Den som attesterar jämför med den.")
                        : T("Lägg till protokollet med beslutet. Den som attesterar jämför med det."),
                    Field: ProposalPaper.FieldOf(ProposalPaper.Decision)
                )
            );
        }

        findings.AddRange(
            from paper in proposal.Papers
            where paper.Attested is not null && paper.DocumentId is null
            where fund.Attestations.Any(attestation => attestation.Key == paper.For && attestation.Required)
            select new Finding(
                T($"Lägg till det underlag som intyget vilar på: {paper.Attested}"),
                paper.Rule,
                ProposalPaper.FieldOf(paper.For)
            )
        );
        var given = proposal.Papers.Select(paper => paper.DocumentId).OfType<Guid>().ToList();
        var known = await db.FundDocuments.AsNoTracking().Where(d => given.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellation);
        findings.AddRange(
            from paper in proposal.Papers
            where paper.DocumentId is { } id && !known.Contains(id)
            select new Finding(T("Handlingen finns inte. Välj filen på nytt."), Field: ProposalPaper.FieldOf(paper.For))
        );
        return findings;
    }

    private async Task<IReadOnlyList<Finding>> DrawAsync(FundProposal proposal, FundRules fund, CancellationToken cancellation)
    {
        if (!fund.AdministrationDraw)
        {
            return [new Finding(T("Riktlinjen låter inte fonden betala samordning."), Field: "amount")];
        }

        var available = (await ledger.BookAsync(fund.Key, cancellation)).Available(proposal.Year);
        return proposal.Amount <= Money.Zero || proposal.Amount > available
            ? [new Finding(T($"Uttaget ska vara mer än 0 kr och högst {available}, som är kvar för {proposal.Year}."), Field: "amount")]
            : [];
    }

    // The row, its amount and where it goes are asked again: a new plan or a new measurement may have come since.
    private async Task<IReadOnlyList<Finding>> RepaymentAsync(FundProposal proposal, Profile rules, CancellationToken cancellation)
    {
        var line = proposal.Instalment is { } id ? await repayments.OneAsync(id, cancellation) : null;
        if (
            line is not { Due: { IsPositive: true } due, Regime.Destination: RepaymentDestination.Fund, Row.State: not RepaymentState.Done }
        )
        {
            return [new Finding(T("Raden ska inte betalas tillbaka till fonden, eller är redan klar."), rules.Repayment.Rule)];
        }

        if (due != proposal.Amount || line.Row.DueYear != proposal.Year)
        {
            return
            [
                new Finding(
                    T(
                        $"Raden gäller nu {due} för {line.Row.DueYear}, inte {proposal.Amount} för {proposal.Year}. Registrera den på "
                            + $"nytt."
                    ),
                    Field: "amount"
                ),
            ];
        }

        return rules.Repayment.WithinAmountCap
            ?
            [
                .. (await desk.RoomAsync(rules.Fund with { PercentOfBase = null }, proposal.Year, Money.Zero, cancellation)).Against(
                    proposal.Amount
                ),
            ]
            : [];
    }

    // What has been set aside and promised to somebody cannot be taken back under them; what was drawn always can be put back.
    private async Task<IReadOnlyList<Finding>> ReversalAsync(FundProposal proposal, CancellationToken cancellation)
    {
        var posted = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == proposal.Reverses, cancellation);
        if (posted.Kind == ProposalKind.Reversal)
        {
            return [new Finding(T("En vändning kan inte vändas. Registrera det som ska gälla på nytt i stället."))];
        }

        if (posted.State != ProposalState.Attested)
        {
            return [new Finding(T("Bara det som är bokfört och inte redan vänt kan vändas."))];
        }

        var unused = (await ledger.BookAsync(posted.Fund, cancellation)).Unused(posted.Year);
        return posted.Kind switch
        {
            ProposalKind.Allocation when posted.Amount > unused =>
            [
                new Finding(
                    T(
                        $"Av avsättningen på {posted.Amount} är bara {unused} kvar. Resten är beviljad, utbetald eller uttagen, och "
                            + $"det som är använt kan inte vändas."
                    )
                ),
            ],
            ProposalKind.Repayment when posted.Amount > unused =>
            [
                new Finding(
                    T(
                        $"Av återbetalningen på {posted.Amount} är bara {unused} kvar i fonden. Resten är beviljad, utbetald eller "
                            + $"uttagen, och det som är använt kan inte vändas."
                    )
                ),
            ],
            _ => [],
        };
    }
}
