using Fund.Contracts.Values;
using Fund.Finance.Allocations.Room;
using Fund.Finance.Ledger;
using Fund.Platform.Plugins;
using Fund.Plugins;
using Fund.Process.Profiles;

namespace Fund.Finance.Allocations;

/// <summary>Works out how much can be set aside: the guideline's caps on what the ledger says, then the municipality's own rule.</summary>
internal sealed class AllocationDesk(FundLedger ledger, PluginHost plugins)
{
    /// <summary>The room in a budget year, given its taxes and grants. SEK.</summary>
    public async Task<RoomForAllocation> RoomAsync(FundRules fund, int year, Money taxAndGrantBase, CancellationToken cancellation)
    {
        var book = await ledger.BookAsync(fund.Key, cancellation);
        var basis = new AllocationBasis(year, taxAndGrantBase, book.AllocatedFor(year), book.Balance);
        var standard = AllocationRules.RoomFor(fund, basis);
        if (standard.Maximum is not { } most)
        {
            return standard;
        }

        var answer = await plugins.CalculateAsync<AllocationRoom, AllocationRoomResult>(
            new AllocationRoom
            {
                Year = year,
                TaxAndGrantBaseOre = taxAndGrantBase.Ore,
                AllocatedForYearOre = basis.AllocatedForYear.Ore,
                BalanceOre = basis.Balance.Ore,
                Standard = new AllocationRoomResult { MaximumOre = most.Ore },
            },
            null,
            null,
            cancellation
        );
        // A plugin may tighten the room, never widen it.
        return answer.MaximumOre < most.Ore && answer.MaximumOre >= 0
            ? standard.Tightened(new Money(answer.MaximumOre), answer.Reasoning)
            : standard;
    }
}
