using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>The answer with its reasoning, printed for the decision. SEK.</summary>
/// <param name="Fund">Key of the fund.</param>
/// <param name="FundName">Its name.</param>
/// <param name="Year">Budget year.</param>
/// <param name="TaxAndGrantBase">Taxes and grants that it was worked out from.</param>
/// <param name="AsksForBase">Does a cap of the guideline ask for taxes and grants?</param>
/// <param name="Maximum">The most that can be set aside; null when there is no cap.</param>
/// <param name="Caps">What each cap leaves, and how.</param>
/// <param name="Reasoning">All of it line by line, ended by the answer.</param>
/// <param name="Attestations">What must be attested before, and what should be.</param>
/// <param name="IsYearly">A yearly appropriation: it is the budget that is registered.</param>
/// <param name="HasDraws">May the fund pay for coordination (U-18)?</param>
/// <param name="Left">What can be granted or drawn for the year today.</param>
/// <param name="Waiting">What is registered in the fund and waits for another, or was sent back.</param>
/// <param name="Funds">The funds to choose among; empty where there is one.</param>
internal sealed record AllocationRoomView(
    string Fund,
    string FundName,
    int Year,
    Money TaxAndGrantBase,
    bool AsksForBase,
    Money? Maximum,
    IReadOnlyList<RoomUnderCap> Caps,
    IReadOnlyList<ReasoningLine> Reasoning,
    IReadOnlyList<Attestation> Attestations,
    bool IsYearly,
    bool HasDraws,
    Money Left,
    IReadOnlyList<OpenProposal> Waiting,
    IReadOnlyList<FundName> Funds
)
{
    /// <summary>Years of the fund that are closed: nothing is set aside or drawn for them.</summary>
    public IReadOnlyList<int> ClosedYears { get; init; } = [];

    /// <summary>Is the year closed?</summary>
    public bool Closed => ClosedYears.Contains(Year);
}

/// <summary>Something that is registered and not answered, or was sent back and not corrected. SEK.</summary>
internal sealed record OpenProposal(Guid Id, ProposalKind Kind, int Year, Money Amount, string RegisteredBy, bool IsSentBack);

/// <summary>"Får vi avsätta, och hur mycket?" for a budget year, given its taxes and grants. SEK.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record AllocationRoomFor(int Year, Money TaxAndGrantBase, string? Fund = null) : IQuery<AllocationRoomView>, IAboutFund;

internal sealed class AllocationRoomForHandler(FinanceDb db, FundLedger ledger, AllocationDesk desk, FundsHere funds)
    : IRequestHandler<AllocationRoomFor, AllocationRoomView>
{
    private const int MostWaiting = 50;

    public async Task<AllocationRoomView> Handle(AllocationRoomFor request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund;
        var room = await desk.RoomAsync(fund, request.Year, request.TaxAndGrantBase, cancellationToken);
        return new AllocationRoomView(
            fund.Key,
            fund.Name,
            request.Year,
            request.TaxAndGrantBase,
            fund.PercentOfBase is not null,
            room.Maximum,
            room.Caps,
            room.Reasoning,
            fund.Attestations,
            fund.Source == FundSource.YearlyAppropriation,
            fund.AdministrationDraw,
            (await ledger.BookAsync(fund.Key, cancellationToken)).Available(request.Year),
            await WaitingAsync(fund.Key, cancellationToken),
            await funds.ChoicesAsync(cancellationToken)
        )
        {
            ClosedYears = [.. (await ledger.ClosedYearsAsync(fund.Key, cancellationToken)).Order()],
        };
    }

    private async Task<IReadOnlyList<OpenProposal>> WaitingAsync(string fund, CancellationToken cancellation) =>
        await db
            .Proposals.AsNoTracking()
            .Where(p => p.Fund == fund && (p.State == ProposalState.Registered || p.State == ProposalState.SentBack))
            .OrderBy(p => p.RegisteredAt)
            .Take(MostWaiting)
            .Select(p => new OpenProposal(p.Id, p.Kind, p.Year, p.Amount, p.RegisteredByName, p.State == ProposalState.SentBack))
            .ToListAsync(cancellation);
}
