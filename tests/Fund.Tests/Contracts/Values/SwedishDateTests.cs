using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class SwedishDateTests
{
    [Theory]
    [InlineData("2026-03-02")]
    [InlineData(" 2026-03-02\u00A0")]
    public void BAD06_the_iso_form_is_read(string text)
    {
        SwedishDate.TryRead(text, out var date, out _).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2026, 3, 2));
    }

    [Theory]
    [InlineData("2026-02-29", UnreadableCode.NoSuchDate)]
    [InlineData("2026-13-01", UnreadableCode.NoSuchDate)]
    [InlineData("2026-04-31", UnreadableCode.NoSuchDate)]
    [InlineData("2026-00-10", UnreadableCode.NoSuchDate)]
    [InlineData("01/02/2026", UnreadableCode.NotADate)]
    [InlineData("1/2", UnreadableCode.NotADate)]
    [InlineData("26-01-31", UnreadableCode.NotADate)]
    [InlineData("vecka 53/2026", UnreadableCode.NotADate)]
    [InlineData("2026-W53", UnreadableCode.NotADate)]
    [InlineData("20260302", UnreadableCode.NotADate)]
    [InlineData("2026-3-2", UnreadableCode.NotADate)]
    [InlineData("2026-03-02 04:00", UnreadableCode.NotADate)]
    [InlineData("2 mars 2026", UnreadableCode.NotADate)]
    [InlineData("\uFF12026-03-02", UnreadableCode.NotADate)]
    [InlineData("2026\u201103\u201102", UnreadableCode.NotADate)]
    [InlineData("2026-03-02\0", UnreadableCode.NotADate)]
    [InlineData("0001-01-01", UnreadableCode.YearOutOfRange)]
    [InlineData("9999-12-31", UnreadableCode.YearOutOfRange)]
    [InlineData("1899-12-31", UnreadableCode.YearOutOfRange)]
    [InlineData("2200-01-01", UnreadableCode.YearOutOfRange)]
    [InlineData("", UnreadableCode.Empty)]
    [InlineData(null, UnreadableCode.Empty)]
    public void BAD06_everything_else_is_refused_with_a_reason(string? text, UnreadableCode code)
    {
        SwedishDate.TryRead(text, out _, out var unreadable).ShouldBeFalse();
        unreadable.ShouldNotBeNull().Code.ShouldBe(code);
        unreadable.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public void BAD06_the_leap_day_exists_in_leap_years()
    {
        SwedishDate.TryRead("2024-02-29", out var date, out _).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2024, 2, 29));
    }

    [Fact]
    public void Every_day_that_is_written_is_read_back() =>
        Gen.Int[SwedishDate.First.DayNumber, SwedishDate.Last.DayNumber]
            .Select(DateOnly.FromDayNumber)
            .Sample(
                date =>
                {
                    SwedishDate.TryRead(SwedishDate.ForPage(date), out var page, out _).ShouldBeTrue();
                    page.ShouldBe(date);
                },
                iter: 10_000
            );
}
