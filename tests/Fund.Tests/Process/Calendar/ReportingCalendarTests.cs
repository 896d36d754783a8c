using CsCheck;
using Fund.Process.Calendar;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

public sealed class ReportingCalendarTests
{
    private static readonly FiscalYear Year = new(2026);

    private static readonly OccasionTemplate First = Occasion(
        "t1",
        "Tertial 1",
        "04-30",
        OccasionKinds.FollowUp | OccasionKinds.Settlement
    );

    private static readonly OccasionTemplate Second = Occasion(
        "t2",
        "Delårsrapport",
        "08-31",
        OccasionKinds.FollowUp | OccasionKinds.Settlement | OccasionKinds.LegalInterimReport
    );

    private static readonly OccasionTemplate Closing = Occasion(
        "bokslut",
        "Årsbokslut",
        "12-31",
        OccasionKinds.Settlement | OccasionKinds.PortfolioEvaluation | OccasionKinds.YearEnd
    );

    [Fact]
    public void UA8_three_settlements_a_year_follow_the_tertials()
    {
        var calendar = Whole([First, Second, Closing]);
        calendar
            .Occasions.Select(occasion => (occasion.PeriodStart, occasion.PeriodEnd))
            .ShouldBe([(new(2026, 1, 1), new(2026, 4, 30)), (new(2026, 5, 1), new(2026, 8, 31)), (new(2026, 9, 1), new(2026, 12, 31))]);
        calendar.Occasions.Select(occasion => occasion.Due).ShouldBe([new(2026, 6, 30), new(2026, 10, 31), new(2027, 2, 28)]);
        calendar.Find("t1").ShouldNotBeNull().Is(OccasionKinds.FollowUp).ShouldBeTrue();
        calendar.Find("t4").ShouldBeNull();
    }

    [Fact]
    public void AA7_an_extra_follow_up_does_not_cut_the_settlement_in_two()
    {
        var calendar = Whole([Occasion("mars", "Uppföljning mars", "03-31", OccasionKinds.FollowUp), First, Second, Closing]);
        calendar.Find("mars")!.PeriodStart.ShouldBe(new(2026, 1, 1));
        calendar.Find("t1")!.PeriodStart.ShouldBe(new(2026, 1, 1));
        calendar.Find("t2")!.PeriodStart.ShouldBe(new(2026, 5, 1));
    }

    [Fact]
    public void UA8_a_year_may_have_its_own_dates_and_the_next_period_follows_them()
    {
        OccasionDates[] dates = [new(Year, "t1", new(2026, 3, 31), new(2026, 5, 4)), new(Year.Next, "t1", new(2027, 4, 1))];
        var calendar = Whole([First, Second, Closing], dates);
        calendar
            .Find("t1")!
            .ShouldSatisfyAllConditions(t1 => t1.PeriodEnd.ShouldBe(new(2026, 3, 31)), t1 => t1.Due.ShouldBe(new(2026, 5, 4)));
        calendar.Find("t2")!.PeriodStart.ShouldBe(new(2026, 4, 1));
        ReportingCalendar.Build(Year.Next, [First, Second, Closing], dates, out var next).ShouldBeEmpty();
        next.Find("t1")!.PeriodEnd.ShouldBe(new(2027, 4, 1));
    }

    [Fact]
    public void W21_an_interim_report_for_March_is_rejected_and_one_for_August_accepted()
    {
        var march = Whole([Occasion("mars", "Delårsrapport mars", "03-31", OccasionKinds.LegalInterimReport), Closing]);
        LawOn(march)
            .ShouldHaveSingleItem()
            .Reason.ShouldBe(
                "Delårsrapport mars slutar 2026-03-31 och omfattar mindre än halva räkenskapsåret. Lagens delårsrapport ska sluta "
                    + "tidigast den 30 juni."
            );
        LawOn(Whole([Second, Closing])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("06-29", false)]
    [InlineData("06-30", true)]
    [InlineData("07-31", true)]
    [InlineData("08-31", true)]
    [InlineData("09-01", false)]
    public void W21_the_period_covers_at_least_half_and_at_most_two_thirds_of_the_year(string end, bool isLawful) =>
        (LawOn(Whole([Occasion("d", "Delårsrapport", end, OccasionKinds.LegalInterimReport)])).Count == 0).ShouldBe(isLawful);

    [Theory]
    [InlineData("2026-10-31", true)]
    [InlineData("2026-11-01", false)]
    [InlineData("2026-09-15", true)]
    public void W21_the_report_for_August_is_due_on_31_October_at_the_latest(string due, bool isLawful)
    {
        var calendar = Whole(
            [Second],
            [new(Year, "t2", Due: DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))]
        );
        var faults = LawOn(calendar);
        (faults.Count == 0).ShouldBe(isLawful);
        faults.ShouldAllBe(fault => fault.Reason.Contains("senast 2026-10-31", StringComparison.Ordinal));
    }

    public static TheoryData<string, OccasionTemplate[], OccasionDates[], string> Faulty =>
        new()
        {
            { "two of one key", [First, First], [], "Flera tillfällen har beteckningen t1" },
            { "a key that is no word", [First with { Key = "t-1" }], [], "ska ha 1–20 tecken" },
            { "prepared too late", [First with { PrepareAfter = new(3, TermUnit.Months) }], [], "efter den dag då den ska vara klar" },
            { "dates of nothing", [First], [new(Year, "t9", new(2026, 1, 1))], "tillfället finns inte" },
            { "dates twice", [First], [new(Year, "t1"), new(Year, "t1")], "mer än en gång" },
            { "over the turn of the year", [First], [new(Year, "t1", new(2027, 1, 31))], "inom räkenskapsåret 2026" },
            { "due before it ends", [First], [new(Year, "t1", Due: new(2026, 4, 29))], "tidigast när perioden har slutat" },
            { "nothing to do", [First with { Kinds = OccasionKinds.None }], [], "ange vad som görs" },
            { "year end in June", [Closing with { PeriodEnd = new(6, 30) }], [], "slutar den 31 december" },
            { "a gap in the costs", [First, Second with { PeriodStart = new(6, 1) }], [], "ska börja 2026-05-01" },
            { "costs settled twice", [First, Second with { PeriodStart = new(4, 1) }], [], "ska börja 2026-05-01" },
            { "two settlements of one day", [First, First with { Key = "t1b" }], [], "inte sluta före sin början" },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_calendar_with_a_fault_is_not_built_and_says_why(
        string name,
        OccasionTemplate[] templates,
        OccasionDates[] dates,
        string reason
    )
    {
        var faults = ReportingCalendar.Build(Year, templates, dates, out var calendar);
        faults.ShouldContain(fault => fault.Reason.Contains(reason, StringComparison.Ordinal), name);
        calendar.Occasions.ShouldBeEmpty();
    }

    [Fact]
    public void A49_settlements_on_any_days_settle_each_day_of_cost_exactly_once() =>
        Gen.Select(Gen.Int[1950, 2150], Gen.Int[0, 363].HashSet[0, 6], Gen.Int[0, 363].HashSet[0, 4])
            .Sample(
                (year, settlements, followUps) =>
                {
                    var fiscal = new FiscalYear(year);
                    OccasionTemplate[] templates =
                    [
                        .. settlements.Select(day =>
                            Occasion(
                                $"s{day}",
                                "Avräkning",
                                new DateOnly(2001, 1, 1).AddDays(day).ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                                OccasionKinds.Settlement
                            )
                        ),
                        .. followUps.Select(day =>
                            Occasion(
                                $"f{day}",
                                "Uppföljning",
                                new DateOnly(2001, 1, 1).AddDays(day).ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                                OccasionKinds.FollowUp
                            )
                        ),
                        Closing,
                    ];
                    ReportingCalendar.Build(fiscal, templates, [], out var calendar).ShouldBeEmpty();
                    for (var day = fiscal.Start; day <= fiscal.End; day = day.AddDays(1))
                    {
                        calendar
                            .Occasions.Count(occasion =>
                                occasion.Is(OccasionKinds.Settlement) && occasion.PeriodStart <= day && day <= occasion.PeriodEnd
                            )
                            .ShouldBe(1);
                    }
                },
                iter: 10_000
            );

    [Fact]
    public void Every_day_has_one_fiscal_year() =>
        Gen.Int[new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 12, 31).DayNumber]
            .Select(DateOnly.FromDayNumber)
            .Sample(
                day =>
                {
                    FiscalYear.Of(day).Contains(day).ShouldBeTrue();
                    FiscalYear.Of(day).Next.Start.ShouldBe(FiscalYear.Of(day).End.AddDays(1));
                },
                iter: 10_000
            );

    [Theory]
    [InlineData("08-31", true)]
    [InlineData("02-29", true)]
    [InlineData("02-30", false)]
    [InlineData("8-31", false)]
    [InlineData("2026-08-31", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_day_of_the_year_is_written_with_month_and_day(string? text, bool isRead)
    {
        MonthDay.TryParse(text, out var day).ShouldBe(isRead);
        (!isRead || day.ToString() == text).ShouldBeTrue();
    }

    [Fact]
    public void BAD06_the_last_of_February_is_the_28th_in_common_years()
    {
        new MonthDay(2, 29).In(2026).ShouldBe(new(2026, 2, 28));
        new MonthDay(2, 29).In(2028).ShouldBe(new(2028, 2, 29));
        Should.Throw<ArgumentOutOfRangeException>(() => new MonthDay(2, 30));
    }

    private static IReadOnlyList<CalendarFault> LawOn(ReportingCalendar calendar) =>
        [.. calendar.Occasions.Where(o => o.Is(OccasionKinds.LegalInterimReport)).SelectMany(InterimReportLaw.Check)];

    private static ReportingCalendar Whole(OccasionTemplate[] templates, OccasionDates[]? dates = null)
    {
        ReportingCalendar.Build(Year, templates, dates ?? [], out var calendar).ShouldBeEmpty();
        return calendar;
    }

    private static OccasionTemplate Occasion(string key, string name, string end, OccasionKinds kinds)
    {
        MonthDay.TryParse(end, out var day).ShouldBeTrue();
        return new()
        {
            Key = key,
            Name = name,
            PeriodEnd = day,
            DueWithin = new(2, TermUnit.Months),
            Kinds = kinds,
        };
    }
}
