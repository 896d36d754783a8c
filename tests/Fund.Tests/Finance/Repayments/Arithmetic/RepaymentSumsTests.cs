using Fund.Contracts.Values;
using Fund.Finance.Repayments.Arithmetic;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Repayments.Arithmetic;

public sealed class RepaymentSumsTests
{
    private static readonly PlannedRepayment[] Plan =
    [
        new("social", 2028, Money.FromKronor(400_000)),
        new("social", 2029, Money.FromKronor(500_000)),
        new("utbildning", 2029, Money.FromKronor(300_000)),
        new("utbildning", 2030, Money.FromKronor(300_000)),
    ];

    [Fact]
    public void W18_the_budget_of_a_year_sums_by_unit_and_the_share_is_for_information()
    {
        RepaymentSums
            .BudgetInput(Plan, 2029)
            .ShouldBe(
                new Dictionary<string, Money> { ["social"] = Money.FromKronor(500_000), ["utbildning"] = Money.FromKronor(300_000) },
                ignoreOrder: true
            );
        Math.Round(RepaymentSums.ShareOfGrant(Plan, Money.FromKronor(1_800_000)) * 100, 1, MidpointRounding.AwayFromZero).ShouldBe(83.3m);
        RepaymentSums.ShareOfGrant(Plan, Money.Zero).ShouldBe(0);
    }

    [Fact]
    public void Frame_simulator_shows_what_the_unit_bears_at_nothing_half_and_all_of_the_effect()
    {
        RepaymentSums.GapIfEffectIs(Plan, 0m)["social"].ShouldBe(Money.FromKronor(900_000));
        RepaymentSums.GapIfEffectIs(Plan, 0.5m)["social"].ShouldBe(Money.FromKronor(450_000));
        RepaymentSums.GapIfEffectIs(Plan, 1m)["social"].ShouldBe(Money.Zero);
    }
}
