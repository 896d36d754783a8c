using Fund.Evaluation.Evaluations;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation.Evaluations;

public sealed class YearlyEvaluationsTests
{
    private static readonly DateOnly Start = new(2024, 2, 29);

    [Theory(DisplayName = "F-25 U-88 every year is asked for, sixty days before the anniversary of the start")]
    [InlineData("2024-12-29", new int[0])]
    [InlineData("2024-12-30", new[] { 1 })]
    [InlineData("2025-12-29", new[] { 1 })]
    [InlineData("2025-12-30", new[] { 1, 2 })]
    [InlineData("2027-12-31", new[] { 1, 2, 3, 4 })]
    public void Every_year_is_asked_for(string today, int[] years) =>
        new YearlyEvaluations(Start, []).Missing(DateOnly.Parse(today)).Select(m => m.Year).ShouldBe(years);

    [Fact(DisplayName = "F-25 BAD-06 a year's evaluation is due on the anniversary of the start, also of 29 February")]
    public void Each_is_due_on_the_anniversary_of_the_start() =>
        new YearlyEvaluations(Start, [])
            .Missing(new DateOnly(2028, 3, 1))
            .Select(m => m.Due)
            .ShouldBe([new(2025, 2, 28), new(2026, 2, 28), new(2027, 2, 28), new(2028, 2, 29)]);

    [Theory(DisplayName = "F-25 U-88 an evaluation is of the oldest year that waits, and one more corrects it")]
    [InlineData("2027-01-15", new string[0], new[] { 1, 2, 3 })]
    [InlineData("2027-01-15", new[] { "2024-06-01" }, new[] { 2, 3 })]
    [InlineData("2027-01-15", new[] { "2025-01-10", "2025-02-01" }, new[] { 2, 3 })]
    [InlineData("2027-01-15", new[] { "2025-02-01", "2026-02-20" }, new[] { 3 })]
    [InlineData("2027-01-15", new[] { "2026-02-20" }, new[] { 2, 3 })]
    [InlineData("2027-01-15", new[] { "2026-02-20", "2026-02-21", "2026-02-22" }, new[] { 3 })]
    public void An_evaluation_is_of_the_oldest_year_that_waits(string today, string[] recorded, int[] missing) =>
        new YearlyEvaluations(Start, recorded.Select(day => DateOnly.Parse(day)))
            .Missing(DateOnly.Parse(today))
            .Select(m => m.Year)
            .ShouldBe(missing);
}
