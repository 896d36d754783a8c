using Fund.Evaluation.FollowUp;
using Shouldly;
using Xunit;
using static Fund.Tests.Process.Guidelines;

namespace Fund.Tests.Evaluation.FollowUp;

public sealed class MeasurementFrequencyTests
{
    private static readonly DateOnly Start = new(2026, 8, 31);

    [Theory(DisplayName = "F-25 U-92 the next measurement is due a period after the start, never pushed by a late one")]
    [InlineData("monthly", null, "2026-09-30")]
    [InlineData("monthly", "2026-09-30", "2026-10-31")]
    [InlineData("quarterly", null, "2026-11-30")]
    [InlineData("quarterly", "2026-11-22", "2026-11-30")]
    [InlineData("quarterly", "2026-11-23", "2027-02-28")]
    [InlineData("quarterly", "2027-02-20", "2027-02-28")]
    [InlineData("tertial", "2026-12-31", "2027-04-30")]
    [InlineData("halfYearly", null, "2027-02-28")]
    [InlineData("yearly", "2028-03-01", "2028-08-31")]
    public void The_next_is_due_a_period_after_the_start(string answer, string? last, string due) =>
        MeasurementFrequencies
            .Read(answer)
            .ShouldNotBeNull()
            .NextDue(Start, null, last is null ? null : DateOnly.Parse(last))
            .ShouldBe(DateOnly.Parse(due));

    [Fact(DisplayName = "F-25 U-92 what is measured once is measured at the end, or a year after the start, and then no more")]
    public void Once_is_at_the_end()
    {
        MeasurementFrequency.Once.NextDue(Start, new DateOnly(2027, 6, 30), null).ShouldBe(new DateOnly(2027, 6, 30));
        MeasurementFrequency.Once.NextDue(Start, null, null).ShouldBe(new DateOnly(2027, 8, 31));
        MeasurementFrequency.Once.NextDue(Start, null, new DateOnly(2026, 9, 1)).ShouldBeNull();
    }

    [Theory(DisplayName = "F-25 words of one's own ask for nothing and are shown as they were written")]
    [InlineData(null)]
    [InlineData("Varje termin")]
    [InlineData("Quarterly")]
    public void Words_of_ones_own_ask_for_nothing(string? answer)
    {
        MeasurementFrequencies.Read(answer).ShouldBeNull();
        MeasurementFrequencies.Tell(answer).ShouldBe(answer);
    }

    [Theory(DisplayName = "F-25 every frequency that the guidelines' forms offer makes tasks")]
    [InlineData("Alvesta")]
    [InlineData("Uppsala")]
    public void Every_frequency_that_a_form_offers_is_known(string name)
    {
        var offered = Of(name).Forms.SelectMany(f => f.Fields).SelectMany(f => f.Columns).Where(c => c.Key == "frequency").ToList();
        offered.ShouldNotBeEmpty();
        foreach (var choice in offered.SelectMany(c => c.Choices))
        {
            MeasurementFrequencies.Read(choice.Key).ShouldNotBeNull(choice.Key);
        }
    }
}
