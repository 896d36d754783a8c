using CsCheck;
using Fund.Contracts.Values;
using Fund.Finance.Repayments.Arithmetic;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Repayments.Arithmetic;

public sealed class RepaymentModelsTests
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
        RepaymentModels
            .BudgetInput(Plan, 2029)
            .ShouldBe(
                new Dictionary<string, Money> { ["social"] = Money.FromKronor(500_000), ["utbildning"] = Money.FromKronor(300_000) },
                ignoreOrder: true
            );
        Math.Round(RepaymentModels.ShareOfGrant(Plan, Money.FromKronor(1_800_000)) * 100, 1, MidpointRounding.AwayFromZero).ShouldBe(83.3m);
        RepaymentModels.ShareOfGrant(Plan, Money.Zero).ShouldBe(0);
    }

    [Fact]
    public void W19_the_start_day_chooses_the_regime_and_both_live_at_once()
    {
        RepaymentRegime[] regimes =
        [
            new(new DateOnly(2010, 1, 1), RepaymentModel.MeasuredEffect),
            new(new DateOnly(2021, 1, 1), RepaymentModel.None),
        ];
        RepaymentModels.RegimeOn(regimes, new DateOnly(2020, 11, 1)).ShouldBe(RepaymentModel.MeasuredEffect);
        RepaymentModels.RegimeOn(regimes, new DateOnly(2020, 12, 31)).ShouldBe(RepaymentModel.MeasuredEffect);
        RepaymentModels.RegimeOn(regimes, new DateOnly(2021, 1, 1)).ShouldBe(RepaymentModel.None);
        RepaymentModels.RegimeOn(regimes, new DateOnly(2009, 12, 31)).ShouldBe(RepaymentModel.None);
    }

    [Fact]
    public void Measured_effect_gives_back_a_share_until_the_grant_is_reached()
    {
        var rows = RepaymentModels.ByMeasuredEffect(
            [
                new("a", 2027, Money.FromKronor(100)),
                new("b", 2027, Money.FromKronor(300)),
                new("a", 2028, Money.FromKronor(400)),
                new("b", 2029, Money.FromKronor(50)),
            ],
            0.5m,
            Money.FromKronor(300)
        );
        rows.ShouldBe([new("a", 2027, Money.FromKronor(50)), new("b", 2027, Money.FromKronor(150)), new("a", 2028, Money.FromKronor(100))]);
    }

    [Fact]
    public void Frame_simulator_shows_what_the_unit_bears_at_nothing_half_and_all_of_the_effect()
    {
        RepaymentModels.GapIfEffectIs(Plan, 0m)["social"].ShouldBe(Money.FromKronor(900_000));
        RepaymentModels.GapIfEffectIs(Plan, 0.5m)["social"].ShouldBe(Money.FromKronor(450_000));
        RepaymentModels.GapIfEffectIs(Plan, 1m)["social"].ShouldBe(Money.Zero);
    }

    [Fact]
    public void Measured_repayments_never_exceed_the_grant_nor_the_saving_of_their_unit_and_year() =>
        Gen.Select(
                Gen.Select(
                    Gen.Int[0, 3],
                    Gen.Int[2026, 2032],
                    Gen.Long[0, 900_000_00],
                    (unit, year, ore) => new MeasuredSaving("u" + unit, year, new Money(ore))
                ).List[0, 12],
                Gen.Long[0, 2_000_000_00],
                Gen.Int[0, 100]
            )
            .Sample(
                (savings, granted, percent) =>
                {
                    var once = savings.DistinctBy(s => (s.Unit, s.Year)).ToList();
                    var rows = RepaymentModels.ByMeasuredEffect(once, percent / 100m, new Money(granted));
                    rows.Select(r => r.Amount).Total().ShouldBeLessThanOrEqualTo(new Money(granted));
                    foreach (var row in rows)
                    {
                        row.Amount.ShouldBeLessThanOrEqualTo(
                            once.Single(s => s.Unit == row.Unit && s.Year == row.Year).Saving.Share(percent / 100m) + new Money(1)
                        );
                    }
                },
                iter: 10_000
            );
}
