using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>A fund through the years, also when a new guideline brings another calendar.</summary>
public sealed class FundCalendarTests
{
    private static readonly Profile TwoAYear = Guidelines.Alvesta with
    {
        Guideline = Guidelines.Alvesta.Guideline with { InForceFrom = new DateOnly(2023, 5, 1) },
    };

    private static readonly Profile ThreeAYear = TwoAYear with
    {
        Calendar = Guidelines.Uppsala.Calendar,
        Guideline = TwoAYear.Guideline with { InForceFrom = new DateOnly(2027, 5, 1) },
    };

    private static readonly FundCalendar Calendar = new([TwoAYear, ThreeAYear]);

    [Fact(DisplayName = "F-48 an occasion is that of the rule version in force when its period ends")]
    public void An_occasion_is_that_of_the_version_in_force_when_its_period_ends()
    {
        Keys(2022).ShouldBeEmpty();
        Keys(2023).ShouldBe(["2023-delar", "2023-ar"]);
        Keys(2026).ShouldBe(["2026-delar", "2026-ar"]);
        Keys(2027).ShouldBe(["2027-T2", "2027-ar"], "the old one's report of August is not asked for, and T1 ended before the new one");
        Keys(2028).ShouldBe(["2028-T1", "2028-T2", "2028-ar"]);
        Keys(1999).ShouldBeEmpty();
        Keys(2101).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-48 an occasion is found by its key, whichever year")]
    public void An_occasion_is_found_by_its_key()
    {
        Calendar.Find("2026-delar").ShouldNotBeNull().NameInYear.ShouldBe("Delårsrapport 2026");
        Calendar.Find("2027-delar").ShouldBeNull();
        Calendar.Find("2022-ar").ShouldBeNull();
        Calendar.Find("2026-DELAR").ShouldBeNull();
        Calendar.Find("delar").ShouldBeNull();
        Calendar.Find(null).ShouldBeNull();
    }

    [Fact(DisplayName = "F-25 F-48 occasions of years gone by are all there, in order, with no window that drops them")]
    public void Occasions_of_years_gone_by_are_all_there()
    {
        Calendar
            .Ending(OccasionKinds.PortfolioEvaluation, new DateOnly(2024, 9, 1), new DateOnly(2026, 8, 31))
            .Select(o => o.Id.ToString())
            .ShouldBe(["2024-ar", "2025-delar", "2025-ar", "2026-delar"]);
        Calendar
            .Touching(OccasionKinds.Settlement, new DateOnly(2025, 8, 31), new DateOnly(2026, 1, 1))
            .Select(o => o.Id.ToString())
            .ShouldBe(["2025-delar", "2025-ar", "2026-delar"]);
        Calendar.Ending(OccasionKinds.Settlement, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 30)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(int year) => Calendar.Of(new FiscalYear(year)).Select(o => o.Id.ToString());
}
