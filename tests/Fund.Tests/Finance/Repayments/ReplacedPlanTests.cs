using Fund.Contracts.Values;
using Fund.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;
using static Fund.Tests.Finance.Repayments.RepaymentInTest;

namespace Fund.Tests.Finance.Repayments;

/// <summary>A new plan takes the place of the last one, but for what a decision or a budget has settled.</summary>
public sealed class ReplacedPlanTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(
        DisplayName = "U-73 U-101 What is done or postponed stands, only what the new plan says beyond it is added, and nothing is counted "
            + "twice"
    )]
    public async Task What_is_settled_stands()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("ny-plan", ByPlan));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        var number = await here.PlannedAsync(
            "En",
            Row("kultur", 2027, 60_000),
            Row("kultur", 2028, 40_000),
            Row("omsorg", 2027, 30_000),
            Row("omsorg", 2028, 7_000)
        );
        await here.BecomeAsync(await here.RowAsync("kultur", 2027), RepaymentState.Done);
        await here.BecomeAsync(await here.RowAsync("kultur", 2028), RepaymentState.Postponed, "KS § 8", 2029);
        await here.MeasureAsync(await here.RowAsync("omsorg", 2028), Money.FromKronor(1_000));
        await here.PlanAnewAsync(
            number,
            1,
            Row("kultur", 2027, 70_000),
            Row("kultur", 2028, 40_000),
            Row("omsorg", 2029, 2_000),
            Row("omsorg", 2029, 3_000)
        );
        (await here.SendAsync("lingonby-revisor", new RepaymentList()))
            .Rows.Select(row => (row.Unit, row.PlannedYear, row.Year, row.Amount, row.State, row.PostponedBecause))
            .ShouldBe(
                [
                    ("kultur", 2027, 2027, Money.FromKronor(60_000), RepaymentState.Done, null),
                    ("kultur", 2027, 2027, Money.FromKronor(10_000), RepaymentState.Planned, null),
                    ("kultur", 2028, 2029, Money.FromKronor(40_000), RepaymentState.Postponed, "KS § 8"),
                    ("omsorg", 2028, 2028, Money.FromKronor(7_000), RepaymentState.Waived, null),
                    ("omsorg", 2029, 2029, Money.FromKronor(5_000), RepaymentState.Planned, null),
                ],
                ignoreOrder: true
            );
        await here.DeliverAsync(2027);
        await house.ItIsAsync(2028, 3, 2);
        await here.DeliverAsync(2029);
        (await here.SendAsync("lingonby-revisor", new RepaymentList()))
            .Rows.Single(row => row.PlannedYear == 2028 && row.Unit == "kultur")
            .ShouldSatisfyAllConditions(
                row => row.State.ShouldBe(RepaymentState.Delivered),
                row => row.Year.ShouldBe(2029, "the new year holds"),
                row => row.PostponedBecause.ShouldBe("KS § 8", "so does the decision behind it")
            );
    }
}
