using CsCheck;
using Fund.Contracts.Values;
using Shouldly;
using Xunit;

namespace Fund.Tests.Contracts.Values;

public sealed class MoneyTests
{
    private const int Cases = 10_000;

    [Theory]
    [InlineData("0.125", 13)]
    [InlineData("-0.125", -13)]
    [InlineData("0.124", 12)]
    [InlineData("2.5", 250)]
    [InlineData("0.005", 1)]
    [InlineData("-0.005", -1)]
    [InlineData("0.0049999999999999999999999999", 0)]
    public void BAD05_kronor_round_half_away_from_zero_to_ore(string kronor, long ore) =>
        Money.FromKronor(Invariant(kronor)).Ore.ShouldBe(ore);

    [Fact]
    public void BAD05_halves_round_away_from_zero_in_both_directions()
    {
        Rounding.Quotient(5, 2).ShouldBe(3);
        Rounding.Quotient(5, -2).ShouldBe(-3);
    }

    [Fact]
    public void BAD04_a_sum_that_does_not_fit_is_an_error_and_not_a_wrong_sum()
    {
        var most = new Money(long.MaxValue);
        Should.Throw<OverflowException>(() => most + new Money(1));
        Should.Throw<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Should.Throw<OverflowException>(() => Money.FromKronor(long.MaxValue / 2));
        Should.Throw<OverflowException>(() => new Money(long.MinValue).Abs());
        Should.Throw<OverflowException>(() => -new Money(long.MinValue));
        Should.Throw<OverflowException>(() => new[] { most, most }.Total());
        Should.Throw<OverflowException>(() => Money.FromKronor(decimal.MaxValue));
        Should.Throw<OverflowException>(() => most.Share(1.0001m));
    }

    [Fact]
    public void W01_half_a_percent_of_the_base_is_exact() =>
        Money.FromKronor(1_450_000_000).Share(0.005m).ShouldBe(Money.FromKronor(7_250_000));

    [Fact]
    public void Amounts_are_compared_by_size_and_nothing_is_neither_above_nor_below_zero()
    {
        var (less, more, same) = (new Money(-1), new Money(1), new Money(1));
        new[] { less < more, more > less, more <= same, more >= same, less <= more, more >= less }.ShouldAllBe(right => right);
        new[] { more < less, less > more, more < same, more > same, more <= less, less >= more }.ShouldAllBe(wrong => !wrong);
        (Money.Zero.IsNegative, Money.Zero.IsPositive, less.IsNegative, more.IsPositive).ShouldBe((false, false, true, true));
        less.Abs().ShouldBe(more);
    }

    [Fact]
    public void A_sequence_is_summed_by_what_each_item_amounts_to()
    {
        new[] { 400_000, 500_000, 300_000, 300_000 }.Total(row => Money.FromKronor(row)).ShouldBe(Money.FromKronor(1_500_000));
        Array.Empty<Money>().Total().ShouldBe(Money.Zero);
    }

    [Fact]
    public void Addition_undoes_subtraction_and_the_order_agrees_with_it() =>
        Gen.Select(Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000], Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000])
            .Sample(
                (a, b) =>
                {
                    var (left, right) = (new Money(a), new Money(b));
                    (left - right + right).ShouldBe(left);
                    (left < right).ShouldBe((left - right).IsNegative);
                    (Money.Min(left, right) + Money.Max(left, right)).ShouldBe(left + right);
                    left.Kronor.ShouldBe(a / 100m);
                },
                iter: Cases
            );

    [Fact]
    public void BAD05_a_share_is_rounded_once_and_symmetrically() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 10_000])
            .Sample(
                (ore, tenThousandths) =>
                {
                    var share = new Money(ore).Share(tenThousandths / 10_000m);
                    share.ShouldBe(-new Money(-ore).Share(tenThousandths / 10_000m));
                    Math.Abs(share.Ore - (ore * tenThousandths / 10_000m)).ShouldBeLessThanOrEqualTo(0.5m);
                },
                iter: Cases
            );

    private static decimal Invariant(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
