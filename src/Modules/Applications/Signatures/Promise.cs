using System.Globalization;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Applications.Signatures;

/// <summary>A year of what a unit promises. Amounts are SEK; null where the application says nothing of it that year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="OwnCost">What the unit pays of its own budget.</param>
/// <param name="Repayment">What the frame is reduced by.</param>
/// <param name="Benefit">What the unit is expected to gain, as the applicant has calculated it.</param>
internal sealed record PromisedYear(int Year, Money? OwnCost, Money? Repayment, Money? Benefit)
{
    /// <summary>What is left of the gain when own cost and reduction are paid, SEK; negative when they cost more.</summary>
    public Money Difference => (Benefit ?? Money.Zero) - (OwnCost ?? Money.Zero) - (Repayment ?? Money.Zero);
}

/// <summary>What a unit promises by signing, as the application says it year by year (F-29).</summary>
/// <param name="Years">Year by year, in order; empty where the application says nothing of the unit.</param>
/// <param name="Frame">The committee whose frame is reduced for the unit (UA-1), where the plan names it; null otherwise.</param>
internal sealed record Promise(IReadOnlyList<PromisedYear> Years, string? Frame)
{
    /// <summary>What the years come to; its year is 0.</summary>
    public PromisedYear Total() => new(0, Sum(year => year.OwnCost), Sum(year => year.Repayment), Sum(year => year.Benefit));

    /// <summary>The years in which something is said of a part, as people write them: "2029–2030".</summary>
    public string YearsOf(Func<PromisedYear, Money?> part)
    {
        var years = Years.Where(year => part(year) is not null).Select(year => year.Year).ToList();
        return years.Count < 2 ? string.Concat(years) : string.Create(CultureInfo.InvariantCulture, $"{years[0]}–{years[^1]}");
    }

    /// <summary>Reads a unit's promise from the answers, by the roles of the questions.</summary>
    /// <param name="roles">What the questions mean.</param>
    /// <param name="answers">The answers of the case.</param>
    /// <param name="unit">Key of the unit that signs.</param>
    /// <param name="units">The municipality's units.</param>
    public static Promise Of(AnswerRoles roles, IReadOnlyDictionary<string, string?> answers, string unit, IReadOnlyList<UnitView> units)
    {
        var parent = units.FirstOrDefault(known => known.Key == unit)?.Parent;
        var (own, repayment, benefit) = (Mine(roles.OwnCost(answers)), Mine(roles.RepaymentPlan(answers)), Mine(roles.Benefit(answers)));
        UnitYear[] all = [.. own, .. repayment, .. benefit];
        return new Promise(
            [
                .. all.Select(row => row.Year)
                    .Distinct()
                    .Order()
                    .Select(year => new PromisedYear(year, In(own, year), In(repayment, year), In(benefit, year))),
            ],
            repayment.Any(row => row.Unit == parent) ? units.FirstOrDefault(known => known.Key == parent)?.Name : null
        );

        // What is written on the committee is the administration's to answer for: it has no frame of its own (UA-1).
        UnitYear[] Mine(IReadOnlyList<UnitYear> rows) =>
            [.. rows.Where(row => row.Unit == unit || (parent is not null && row.Unit == parent))];
    }

    private static Money? In(UnitYear[] rows, int year) =>
        rows.Where(row => row.Year == year).Select(row => row.Amount).ToList() is { Count: > 0 } amounts ? amounts.Total() : null;

    private Money? Sum(Func<PromisedYear, Money?> part) =>
        Years.Select(part).OfType<Money>().ToList() is { Count: > 0 } amounts ? amounts.Total() : null;
}
