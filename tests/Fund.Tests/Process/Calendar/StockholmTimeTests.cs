using CsCheck;
using Fund.Process.Calendar;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Calendar;

public sealed class StockholmTimeTests
{
    private static readonly DateOnly SpringDay = new(2027, 3, 28);

    private static readonly DateOnly AutumnDay = new(2026, 10, 25);

    [Fact]
    public void T2_the_days_of_the_clock_change_have_23_and_25_hours()
    {
        Hours(SpringDay).ShouldBe(23);
        Hours(AutumnDay).ShouldBe(25);
        Hours(AutumnDay.AddDays(1)).ShouldBe(24);
    }

    [Fact]
    public void T2_a_day_starts_at_midnight_in_Sweden()
    {
        StockholmTime.StartOf(new(2026, 5, 1)).ShouldBe(Utc(2026, 4, 30, 22, 0));
        StockholmTime.StartOf(new(2027, 1, 1)).ShouldBe(Utc(2026, 12, 31, 23, 0));
        StockholmTime.StartOf(new(2026, 5, 1)).Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void T1_a_skipped_time_is_the_moment_the_clock_leaps()
    {
        var leap = Utc(2027, 3, 28, 1, 0);
        StockholmTime.InstantOf(SpringDay, new(2, 0)).ShouldBe(leap);
        StockholmTime.InstantOf(SpringDay, new(2, 30)).ShouldBe(leap);
        StockholmTime.InstantOf(SpringDay, new(2, 59, 59)).ShouldBe(leap);
        StockholmTime.InstantOf(SpringDay, new(3, 0)).ShouldBe(leap);
        StockholmTime.InstantOf(SpringDay, new(1, 59, 59)).ShouldBe(leap.AddSeconds(-1));
        StockholmTime.At(leap).TimeOfDay.ShouldBe(TimeSpan.FromHours(3));
    }

    [Fact]
    public void T2_a_repeated_time_is_the_later_one_in_winter_time()
    {
        StockholmTime.InstantOf(AutumnDay, new(2, 30)).ShouldBe(Utc(2026, 10, 25, 1, 30));
        StockholmTime
            .At(Utc(2026, 10, 25, 0, 30))
            .ToString("HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe("02:30 +02:00");
        StockholmTime
            .At(Utc(2026, 10, 25, 1, 30))
            .ToString("HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe("02:30 +01:00");
    }

    [Fact]
    public void BAD06_the_last_half_hour_of_April_belongs_to_April()
    {
        var late = StockholmTime.InstantOf(new(2026, 4, 30), new(23, 30));
        late.ShouldBe(Utc(2026, 4, 30, 21, 30));
        StockholmTime.DateOf(late).ShouldBe(new DateOnly(2026, 4, 30));
        StockholmTime.DateOf(late.AddMinutes(30)).ShouldBe(new DateOnly(2026, 5, 1));
    }

    [Fact]
    public void T3_the_day_turns_with_the_Swedish_clock_and_not_with_UTC()
    {
        var clock = new FakeTimeProvider(Utc(2026, 12, 31, 22, 59));
        StockholmTime.Today(clock).ShouldBe(new DateOnly(2026, 12, 31));
        clock.Advance(TimeSpan.FromMinutes(1));
        StockholmTime.Today(clock).ShouldBe(new DateOnly(2027, 1, 1));
    }

    [Fact]
    public void BAD06_every_instant_belongs_to_exactly_one_day() =>
        Gen.Long[Utc(1990, 1, 1, 0, 0).ToUnixTimeSeconds(), Utc(2100, 1, 1, 0, 0).ToUnixTimeSeconds()]
            .Select(DateTimeOffset.FromUnixTimeSeconds)
            .Sample(
                instant =>
                {
                    var day = StockholmTime.DateOf(instant);
                    StockholmTime.StartOf(day).ShouldBeLessThanOrEqualTo(instant);
                    StockholmTime.StartOf(day.AddDays(1)).ShouldBeGreaterThan(instant);
                },
                iter: 10_000
            );

    [Fact]
    public void BAD06_every_clock_time_keeps_its_day_also_in_the_hours_that_vanish_or_return() =>
        Gen.Select(
                Gen.OneOf(
                    Gen.Int[new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2100, 1, 1).DayNumber].Select(DateOnly.FromDayNumber),
                    Gen.Const(SpringDay),
                    Gen.Const(AutumnDay)
                ),
                Gen.Int[0, 86_399]
            )
            .Sample(
                (day, second) =>
                {
                    var instant = StockholmTime.InstantOf(day, TimeOnly.MinValue.Add(TimeSpan.FromSeconds(second)));
                    StockholmTime.DateOf(instant).ShouldBe(day);
                    instant.Offset.ShouldBe(TimeSpan.Zero);
                },
                iter: 10_000
            );

    private static double Hours(DateOnly day) => (StockholmTime.StartOf(day.AddDays(1)) - StockholmTime.StartOf(day)).TotalHours;

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
