using Fund.Contracts.Values;
using Fund.Finance.Reading;
using Fund.Process.Profiles;

namespace Fund.Finance.Allocations.Room;

/// <summary>What is known before an allocation. SEK.</summary>
/// <param name="Year">Budget year.</param>
/// <param name="TaxAndGrantBase">Taxes and general grants of the year (AA-8).</param>
/// <param name="AllocatedForYear">Set aside already for the same year.</param>
/// <param name="Balance">Set aside less paid out over all years, whatever budget year is chosen (W-04, F-04).</param>
internal sealed record AllocationBasis(int Year, Money TaxAndGrantBase, Money AllocatedForYear, Money Balance);

/// <summary>The room for an allocation under the caps of a profile (A-43, A-44; W-01, W-02, W-04).</summary>
internal static class AllocationRules
{
    public static RoomForAllocation RoomFor(FundRules rules, AllocationBasis basis)
    {
        var caps = new List<RoomUnderCap>();
        if (rules.PercentOfBase is { } share)
        {
            caps.Add(UnderPercent(share, rules.PercentRule, basis));
        }

        if (rules.AmountCap is { } kronor)
        {
            caps.Add(UnderAmount(Money.FromKronor(kronor), rules, basis));
        }

        return RoomForAllocation.Under(caps);
    }

    private static RoomUnderCap UnderPercent(decimal share, string? rule, AllocationBasis basis)
    {
        var cap = basis.TaxAndGrantBase.Share(share);
        return new RoomUnderCap(
            cap - basis.AllocatedForYear,
            rule,
            [
                new(T($"Högst {Percent.Of(share)} av skatter och bidrag {basis.Year} ({basis.TaxAndGrantBase})"), cap, rule),
                new(T($"Redan avsatt för {basis.Year}"), -basis.AllocatedForYear, rule),
            ]
        );
    }

    private static RoomUnderCap UnderAmount(Money cap, FundRules rules, AllocationBasis basis) =>
        rules.AmountCapMeans == CapMeaning.Balance
            ? new RoomUnderCap(
                cap - basis.Balance,
                rules.AmountRule,
                [
                    new(T("Avsatt belopp får uppgå till högst"), cap, rules.AmountRule),
                    new(T("Avsatt och inte utbetalt idag"), -basis.Balance, rules.AmountRule),
                ]
            )
            : new RoomUnderCap(cap, rules.AmountRule, [new(T("Varje avsättning får vara högst"), cap, rules.AmountRule)]);
}
