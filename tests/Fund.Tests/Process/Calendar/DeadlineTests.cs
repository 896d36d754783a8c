using CsCheck;
using Fund.Process.Calendar;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

public sealed class DeadlineTests
{
    private const int Cases = 10_000;

    private static readonly DeadlineTerm Month = new(1, TermUnit.Months);

    private static readonly DeadlineTerm MonthToWorkingDay = Month with { MoveToWorkingDay = true };

    [Theory]
    [InlineData("2026-01-31", "2026-02-28", "2026-03-02")]
    [InlineData("2026-03-25", "2026-04-25", "2026-04-27")]
    public void W10_within_a_month_clamps_and_moves_to_a_working_day(string received, string due, string moved)
    {
        Month.DueAfter(Date(received)).ShouldBe(Date(due));
        MonthToWorkingDay.DueAfter(Date(received)).ShouldBe(Date(moved));
    }

    [Theory]
    [InlineData("2024-01-31", "2024-02-29")]
    [InlineData("2026-05-19", "2026-06-22")]
    [InlineData("2026-11-24", "2026-12-28")]
    [InlineData("2026-11-30", "2026-12-30")]
    [InlineData("2026-12-01", "2027-01-04")]
    [InlineData("2026-03-03", "2026-04-07")]
    [InlineData("2026-12-31", "2027-02-01")]
    public void UA3_a_month_passes_weekends_holidays_and_eves(string received, string due) =>
        MonthToWorkingDay.DueAfter(Date(received)).ShouldBe(Date(due));

    [Theory]
    [InlineData(3, TermUnit.Days, "2026-03-05")]
    [InlineData(2, TermUnit.Weeks, "2026-03-16")]
    [InlineData(5, TermUnit.WorkingDays, "2026-03-09")]
    [InlineData(2, TermUnit.Months, "2026-05-02")]
    [InlineData(1, TermUnit.Years, "2027-03-02")]
    [InlineData(0, TermUnit.Days, "2026-03-02")]
    public void A_term_is_counted_in_its_unit(int length, TermUnit unit, string due) =>
        new DeadlineTerm(length, unit).DueAfter(Date("2026-03-02")).ShouldBe(Date(due));

    [Fact]
    public void Working_days_pass_over_Easter() => WorkingDays.After(Date("2026-04-02"), 3).ShouldBe(Date("2026-04-09"));

    [Fact]
    public void A_term_below_zero_does_not_exist() => Should.Throw<ArgumentOutOfRangeException>(() => new DeadlineTerm(-1, TermUnit.Days));

    /// <summary>Counted by hand: the weekdays of the year less the holidays and eves that fall on one.</summary>
    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 249)]
    [InlineData(2026, 251)]
    [InlineData(2027, 253)]
    [InlineData(2028, 251)]
    public void The_year_has_as_many_working_days_as_were_counted_by_hand(int year, int days) =>
        Enumerable
            .Range(0, 366)
            .Select(day => new DateOnly(year, 1, 1).AddDays(day))
            .Count(day => day.Year == year && WorkingDays.IsWorkingDay(day))
            .ShouldBe(days);

    [Fact]
    public void The_next_working_day_is_the_nearest_and_at_most_five_days_away() =>
        Days.Sample(
            day =>
            {
                var next = WorkingDays.OnOrAfter(day);
                WorkingDays.IsWorkingDay(next).ShouldBeTrue();
                (next.DayNumber - day.DayNumber).ShouldBeInRange(0, 5);
                for (var between = day; between < next; between = between.AddDays(1))
                {
                    WorkingDays.IsWorkingDay(between).ShouldBeFalse();
                }
            },
            iter: Cases
        );

    [Fact]
    public void Working_days_after_a_day_are_as_many_as_were_counted() =>
        Gen.Select(Days, Gen.Int[1, 60])
            .Sample(
                (day, count) =>
                {
                    var reached = WorkingDays.After(day, count);
                    Enumerable
                        .Range(1, reached.DayNumber - day.DayNumber)
                        .Count(step => WorkingDays.IsWorkingDay(day.AddDays(step)))
                        .ShouldBe(count);
                    WorkingDays.IsWorkingDay(reached).ShouldBeTrue();
                },
                iter: Cases
            );

    [Fact]
    public void W10_months_end_on_the_same_day_or_the_last_of_the_month_and_never_sooner_for_a_later_start() =>
        Gen.Select(Days, Gen.Int[0, 60])
            .Sample(
                (start, months) =>
                {
                    var term = new DeadlineTerm(months, TermUnit.Months);
                    var due = term.DueAfter(start);
                    due.Day.ShouldBe(Math.Min(start.Day, DateTime.DaysInMonth(due.Year, due.Month)));
                    ((12 * (due.Year - start.Year)) + due.Month - start.Month).ShouldBe(months);
                    term.DueAfter(start.AddDays(1)).ShouldBeGreaterThanOrEqualTo(due);
                    var moved = (term with { MoveToWorkingDay = true }).DueAfter(start);
                    moved.ShouldBe(WorkingDays.OnOrAfter(due));
                },
                iter: Cases
            );

    [Fact]
    public void BAD06_the_anniversary_of_a_leap_day_is_counted_from_the_start()
    {
        var start = Date("2024-02-29");
        Anniversary.InYears(start, 1).ShouldBe(Date("2025-02-28"));
        Anniversary.InYears(start, 4).ShouldBe(Date("2028-02-29"));
        Anniversary.InMonths(Date("2026-01-31"), 1).ShouldBe(Date("2026-02-28"));
        Anniversary.InMonths(Date("2026-01-31"), 2).ShouldBe(Date("2026-03-31"));
        Anniversary.MonthsPassed(Date("2026-01-31"), Date("2026-02-28")).ShouldBe(1);
        Anniversary.MonthsPassed(Date("2026-01-31"), Date("2026-03-30")).ShouldBe(1);
    }

    [Fact]
    public void BAD06_years_and_months_passed_agree_with_the_anniversaries() =>
        Gen.Select(Days, Days)
            .Sample(
                (start, on) =>
                {
                    var (years, months) = (Anniversary.YearsPassed(start, on), Anniversary.MonthsPassed(start, on));
                    if (on < start)
                    {
                        (years, months).ShouldBe((0, 0));
                        return;
                    }

                    Anniversary.InYears(start, years).ShouldBeLessThanOrEqualTo(on);
                    Anniversary.InYears(start, years + 1).ShouldBeGreaterThan(on);
                    Anniversary.InMonths(start, months).ShouldBeLessThanOrEqualTo(on);
                    Anniversary.InMonths(start, months + 1).ShouldBeGreaterThan(on);
                    (months / 12).ShouldBe(years);
                },
                iter: Cases
            );

    private static Gen<DateOnly> Days { get; } =
        Gen.Int[new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
