using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>The answer with its reasoning, printed for the decision. SEK.</summary>
internal sealed record AllocationRoomView(
    int Year,
    Money TaxAndGrantBase,
    Money? Maximum,
    IReadOnlyList<ReasoningLine> Reasoning,
    IReadOnlyList<Attestation> Attestations
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
        return new AllocationRoomView(request.Year, request.TaxAndGrantBase, room.Maximum, room.Reasoning, fund.Attestations);
    }
}
