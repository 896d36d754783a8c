using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

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
/// <param name="Attestations">What must be attested before.</param>
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
    IReadOnlyList<FundName> Funds
);

/// <summary>"Får vi avsätta, och hur mycket?" for a budget year, given its taxes and grants. SEK.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record AllocationRoomFor(int Year, Money TaxAndGrantBase, string? Fund = null) : IQuery<AllocationRoomView>, IAboutFund;

internal sealed class AllocationRoomForHandler(AllocationDesk desk, FundsHere funds)
    : IRequestHandler<AllocationRoomFor, AllocationRoomView>
{
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
            await funds.ChoicesAsync(cancellationToken)
        );
    }
}
