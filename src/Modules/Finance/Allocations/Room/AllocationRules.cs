using System.Globalization;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Allocations.Room;

/// <summary>What is known before an allocation. SEK.</summary>
/// <param name="Year">Budget year.</param>
/// <param name="TaxAndGrantBase">Taxes and general grants of the year (AA-8).</param>
/// <param name="AllocatedForYear">Set aside already for the same year.</param>
/// <param name="Balance">Set aside less paid out (W-04).</param>
internal sealed record AllocationBasis(int Year, Money TaxAndGrantBase, Money AllocatedForYear, Money Balance);

/// <summary>A line of the reasoning.</summary>
/// <param name="Text">Swedish.</param>
/// <param name="Amount">SEK; null when the line states none.</param>
/// <param name="Rule">The guideline's rule.</param>
internal sealed record ReasoningLine(string Text, Money? Amount, string? Rule);

/// <summary>The most that can be set aside, with how it was worked out. Null: the profile sets no cap.</summary>
internal sealed record RoomForAllocation(Money? Maximum, IReadOnlyList<ReasoningLine> Reasoning);

/// <summary>The room for an allocation under the caps of a profile (A-43, A-44; W-01, W-02, W-04).</summary>
internal static class AllocationRules
{
    public static RoomForAllocation RoomFor(FundRules rules, AllocationBasis basis)
    {
        var lines = new List<ReasoningLine>();
        Money? room = null;
        if (rules.PercentOfBase is { } share)
        {
            var cap = basis.TaxAndGrantBase.Share(share);
            lines.Add(new($"Högst {Percent(share)} av skatter och bidrag {basis.Year} ({basis.TaxAndGrantBase})", cap, rules.PercentRule));
            lines.Add(new($"Redan avsatt för {basis.Year}", -basis.AllocatedForYear, rules.PercentRule));
            room = Smaller(room, cap - basis.AllocatedForYear);
        }

        if (rules.AmountCap is { } kronor)
        {
            var cap = Money.FromKronor(kronor);
            lines.Add(
                new(
                    rules.AmountCapMeans == CapMeaning.Balance ? "Avsatt belopp får uppgå till högst" : "Varje avsättning får vara högst",
                    cap,
                    rules.AmountRule
                )
            );
            if (rules.AmountCapMeans == CapMeaning.Balance)
            {
                lines.Add(new("Avsatt och inte utbetalt idag", -basis.Balance, rules.AmountRule));
            }

            room = Smaller(room, rules.AmountCapMeans == CapMeaning.Balance ? cap - basis.Balance : cap);
        }

        if (room is not { } least)
        {
            return new RoomForAllocation(null, [new("Riktlinjen sätter inget tak för avsättningen.", null, null)]);
        }

        var most = Money.Max(least, Money.Zero);
        lines.Add(new("Så mycket kan avsättas nu", most, null));
        return new RoomForAllocation(most, lines);
    }

    private static string Percent(decimal share) =>
        (share * 100).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',') + "\u00A0%";

    private static Money Smaller(Money? known, Money other) => known is { } amount ? Money.Min(amount, other) : other;
}
