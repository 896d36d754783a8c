using CsCheck;
using Fund.Process.Calendar;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

public sealed class SwedishHolidaysTests
{
    /// <summary>
    /// Easter Sunday, Ascension Day, Whit Sunday, Midsummer Day and All Saints' Day, written down by hand and not by the product's rules.
    /// </summary>
    public static TheoryData<int, string, string, string, string, string> ByHand =>
        new()
        {
            { 2024, "03-31", "05-09", "05-19", "06-22", "11-02" },
            { 2025, "04-20", "05-29", "06-08", "06-21", "11-01" },
            { 2026, "04-05", "05-14", "05-24", "06-20", "10-31" },
            { 2027, "03-28", "05-06", "05-16", "06-26", "11-06" },
            { 2028, "04-16", "05-25", "06-04", "06-24", "11-04" },
            { 2029, "04-01", "05-10", "05-20", "06-23", "11-03" },
            { 2030, "04-21", "05-30", "06-09", "06-22", "11-02" },
        };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void The_year_has_the_holidays_of_the_table(
        int year,
        string easter,
        string ascension,
        string whitsun,
        string midsummer,
        string allSaints
    )
    {
        var sunday = Day(year, easter);
        (DateOnly, string)[] expected =
        [
            (Day(year, "01-01"), "nyårsdagen"),
            (Day(year, "01-06"), "trettondedag jul"),
            (sunday.AddDays(-2), "långfredagen"),
            (sunday, "påskdagen"),
            (sunday.AddDays(1), "annandag påsk"),
            (Day(year, "05-01"), "första maj"),
            (Day(year, ascension), "Kristi himmelsfärdsdag"),
            (Day(year, whitsun), "pingstdagen"),
            (Day(year, "06-06"), "nationaldagen"),
            (Day(year, midsummer), "midsommardagen"),
            (Day(year, allSaints), "alla helgons dag"),
            (Day(year, "12-25"), "juldagen"),
            (Day(year, "12-26"), "annandag jul"),
        ];
        var holidays = SwedishHolidays.Of(year);
        holidays
            .Where(holiday => holiday.Kind == HolidayKind.PublicHoliday)
            .Select(holiday => (holiday.Date, holiday.Name))
            .ShouldBe(expected, ignoreOrder: true);
        holidays
            .Where(holiday => holiday.Kind == HolidayKind.Eve)
            .Select(holiday => (holiday.Date, holiday.Name))
            .ShouldBe([
                (Day(year, midsummer).AddDays(-1), "midsommarafton"),
                (Day(year, "12-24"), "julafton"),
                (Day(year, "12-31"), "nyårsafton"),
            ]);
        holidays.Select(holiday => holiday.Date).ShouldBeInOrder();
    }

    [Fact]
    public void Easter_agrees_with_Gauss_in_every_year_there_is()
    {
        for (var year = SwedishHolidays.FirstYear; year <= SwedishHolidays.LastYear; year++)
        {
            SwedishHolidays.Of(year).Single(holiday => holiday.Name == "påskdagen").Date.ShouldBe(EasterByGauss(year), $"{year}");
        }
    }

    [Fact]
    public void Easter_meets_its_earliest_and_latest_day_and_the_exceptions_of_the_full_moon()
    {
        // 1818 and 2285: 22 March. 1943 and 2038: 25 April. 1954 and 1981: the two corrections of the epact.
        (int Year, string Day)[] known =
        [
            (1818, "03-22"),
            (2285, "03-22"),
            (1943, "04-25"),
            (2038, "04-25"),
            (1954, "04-18"),
            (1981, "04-19"),
            (2000, "04-23"),
        ];
        known.ShouldAllBe(one => SwedishHolidays.On(Day(one.Year, one.Day)).Any(holiday => holiday.Name == "påskdagen"));
    }

    [Fact]
    public void Two_holidays_on_one_day_are_both_named() =>
        SwedishHolidays
            .On(new DateOnly(2008, 5, 1))
            .Select(holiday => holiday.Name)
            .ShouldBe(["första maj", "Kristi himmelsfärdsdag"], ignoreOrder: true);

    [Fact]
    public void The_moving_days_stay_within_the_law_every_year() =>
        Gen.Int[SwedishHolidays.FirstYear, SwedishHolidays.LastYear]
            .Sample(
                year =>
                {
                    var holidays = SwedishHolidays.Of(year).ToDictionary(holiday => holiday.Name, holiday => holiday.Date);
                    holidays.Count.ShouldBe(16);
                    Between(holidays["påskdagen"], DayOfWeek.Sunday, new(year, 3, 22), new(year, 4, 25));
                    Between(holidays["långfredagen"], DayOfWeek.Friday, new(year, 3, 20), new(year, 4, 23));
                    Between(holidays["annandag påsk"], DayOfWeek.Monday, new(year, 3, 23), new(year, 4, 26));
                    Between(holidays["Kristi himmelsfärdsdag"], DayOfWeek.Thursday, new(year, 4, 30), new(year, 6, 3));
                    Between(holidays["pingstdagen"], DayOfWeek.Sunday, new(year, 5, 10), new(year, 6, 13));
                    Between(holidays["midsommarafton"], DayOfWeek.Friday, new(year, 6, 19), new(year, 6, 25));
                    Between(holidays["midsommardagen"], DayOfWeek.Saturday, new(year, 6, 20), new(year, 6, 26));
                    Between(holidays["alla helgons dag"], DayOfWeek.Saturday, new(year, 10, 31), new(year, 11, 6));
                },
                iter: 10_000
            );

    [Fact]
    public void Years_without_a_calendar_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SwedishHolidays.Of(0));
        Should.Throw<ArgumentOutOfRangeException>(() => SwedishHolidays.Of(9999));
    }

    private static void Between(DateOnly date, DayOfWeek weekday, DateOnly first, DateOnly last)
    {
        date.DayOfWeek.ShouldBe(weekday);
        date.ShouldBeInRange(first, last);
    }

    private static DateOnly Day(int year, string monthDay) =>
        DateOnly.ParseExact($"{year:0000}-{monthDay}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Gauss's Easter as mended by Lichtenberg in 1997: another way than the one in the product.</summary>
    private static DateOnly EasterByGauss(int year)
    {
        var century = year / 100;
        var moon = 15 + (((3 * century) + 3) / 4) - (((8 * century) + 13) / 25);
        var sun = 2 - (((3 * century) + 3) / 4);
        var golden = year % 19;
        var seed = ((19 * golden) + moon) % 30;
        var correction = (seed + (golden / 11)) / 29;
        var fullMoon = 21 + seed - correction;
        var firstSunday = 7 - ((year + (year / 4) + sun) % 7);
        return new DateOnly(year, 3, 1).AddDays(fullMoon + 7 - ((fullMoon - firstSunday) % 7) - 1);
    }
}
