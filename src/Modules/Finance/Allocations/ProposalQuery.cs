using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>Something that a proposal rests on.</summary>
/// <param name="For">"decision", "base" or the key of the attestation.</param>
/// <param name="Attested">What is attested; null for a mere document.</param>
/// <param name="Rule">The guideline's rule for it.</param>
/// <param name="Document">Key of the document; null for none.</param>
/// <param name="Name">Name of its file.</param>
/// <param name="Size">Bytes.</param>
internal sealed record PaperView(string For, string? Attested, string? Rule, Guid? Document, string? Name, long? Size);

/// <summary>A proposal beside what the rules say of it today. SEK.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">What it would do.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="IsYearly">A yearly appropriation?</param>
/// <param name="Year">Budget year.</param>
/// <param name="Amount">What is moved.</param>
/// <param name="TaxAndGrantBase">Taxes and grants; zero where no cap asks.</param>
/// <param name="DecidedOn">The council's day; null for what it has not decided.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="Reason">What it is for, or why something is taken back.</param>
/// <param name="Instalment">The instalment that comes back into the fund; null for others.</param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="AnsweredBy">Who attested it, sent it back or withdrew it; null while it waits.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Answer">Why it was sent back.</param>
/// <param name="Papers">Attestations and documents.</param>
/// <param name="Reverses">What it takes back; null for nothing.</param>
/// <param name="ReversedBy">What takes it back, attested or waiting; null for nothing.</param>
/// <param name="ReplacedBy">The corrected one; null for none.</param>
/// <param name="InTheWay">What would stand in the way of posting it today; empty when it has been answered.</param>
/// <param name="Most">The most that could be set aside today; null where there is no cap, or it is not asked.</param>
/// <param name="Left">What can be granted of the year today.</param>
/// <param name="MayAttest">May the reader attest it or send it back?</param>
/// <param name="MayCorrect">May the reader withdraw it, or correct it when it was sent back? Who may attest it sends it back
/// instead.</param>
/// <param name="MayReverse">May the reader register that it is taken back?</param>
/// <param name="Others">Names of those who may attest it.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record ProposalView(
    Guid Id,
    ProposalKind Kind,
    ProposalState State,
    string Fund,
    string FundName,
    bool IsYearly,
    int Year,
    Money Amount,
    Money TaxAndGrantBase,
    DateOnly? DecidedOn,
    string? Paragraph,
    string? Reason,
    Guid? Instalment,
    string RegisteredBy,
    DateTimeOffset RegisteredAt,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    string? Answer,
    IReadOnlyList<PaperView> Papers,
    Guid? Reverses,
    Guid? ReversedBy,
    Guid? ReplacedBy,
    IReadOnlyList<Finding> InTheWay,
    Money? Most,
    Money Left,
    bool MayAttest,
    bool MayCorrect,
    bool MayReverse,
    IReadOnlyList<string> Others,
    IReadOnlyList<FundName> Funds
);

/// <summary>Something that is registered of the fund's own money, with who, when and documents.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record ProposalQuery(Guid Proposal) : IQuery<ProposalView>;

internal sealed class ProposalQueryHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    ProposalWalls walls,
    SecondPerson second,
    Actor actor
) : IRequestHandler<ProposalQuery, ProposalView>
{
    public async Task<ProposalView> Handle(ProposalQuery request, CancellationToken cancellationToken)
    {
        var proposal =
            await db.Proposals.AsNoTracking().Include(p => p.Papers).FirstOrDefaultAsync(p => p.Id == request.Proposal, cancellationToken)
            ?? throw new NotFound(T("Registreringen finns inte."));
        var rules = await funds.ShownAsync(proposal.Fund, cancellationToken);
        var fund = rules.Fund;
        var waits = proposal.State == ProposalState.Registered;
        var reversedBy = await db
            .Proposals.AsNoTracking()
            .Where(p => p.Reverses == proposal.Id && (p.State == ProposalState.Registered || p.State == ProposalState.Attested))
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var mayManage = actor.May(Permission.ManageFinance);
        var mayAttest = waits && second.May(rules, proposal.RegisteredBy);
        return new ProposalView(
            proposal.Id,
            proposal.Kind,
            proposal.State,
            fund.Key,
            fund.Name,
            fund.Source == FundSource.YearlyAppropriation,
            proposal.Year,
            proposal.Amount,
            proposal.TaxAndGrantBase,
            proposal.DecidedOn,
            proposal.Paragraph,
            proposal.Reason,
            proposal.Instalment,
            proposal.RegisteredByName,
            proposal.RegisteredAt,
            proposal.AnsweredByName,
            proposal.AnsweredAt,
            proposal.Answer,
            await PapersAsync(proposal, cancellationToken),
            proposal.Reverses,
            reversedBy,
            proposal.ReplacedBy,
            waits ? await walls.AgainstAsync(proposal, rules, cancellationToken) : [],
            waits && proposal.Kind == ProposalKind.Allocation ? (await walls.RoomAsync(proposal, fund, cancellationToken)).Maximum : null,
            (await ledger.BookAsync(fund.Key, cancellationToken)).Available(proposal.Year),
            mayAttest,
            mayManage && !mayAttest && (waits || proposal.State == ProposalState.SentBack),
            mayManage && proposal is { State: ProposalState.Attested, Kind: not ProposalKind.Reversal } && reversedBy is null,
            waits ? await second.NamesAsync(rules, proposal.RegisteredBy, cancellationToken) : [],
            await funds.ChoicesAsync(cancellationToken)
        );
    }

    private async Task<IReadOnlyList<PaperView>> PapersAsync(FundProposal proposal, CancellationToken cancellation)
    {
        var ids = proposal.Papers.Select(paper => paper.DocumentId).OfType<Guid>().ToList();
        var documents = await db.FundDocuments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        return
        [
            .. from paper in proposal.Papers
            let document = paper.DocumentId is { } id ? documents.GetValueOrDefault(id) : null
            orderby paper.For == ProposalPaper.Decision descending, paper.For == ProposalPaper.Base descending, paper.Rule, paper.For
            select new PaperView(paper.For, paper.Attested, paper.Rule, paper.DocumentId, document?.Name, document?.Size),
        ];
    }
}
