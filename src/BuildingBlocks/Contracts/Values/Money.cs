using System.Numerics;

namespace Fund.Contracts.Values;

/// <summary>
/// An amount of Swedish kronor in whole öre (SEK × 100). Exact: every operation is checked and throws <see cref="OverflowException"/>
/// rather than wrap.
/// </summary>
public readonly record struct Money(long Ore) : IComparable<Money>
{
    /// <summary>Nothing: 0 öre.</summary>
    public static readonly Money Zero;

    /// <summary>Whole kronor as money.</summary>
    public static Money FromKronor(long kronor) => new(checked(kronor * 100));

    /// <summary>Kronor with decimals as money, rounded half away from zero to whole öre.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromKronor(decimal kronor) => FromOre(Rounding.Times(100, kronor));

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money left, Money right) => left >= right ? left : right;

    /// <summary>The amount below zero?</summary>
    public bool IsNegative => Ore < 0;

    /// <summary>The amount above zero?</summary>
    public bool IsPositive => Ore > 0;

    /// <summary>The amount exactly zero?</summary>
    public bool IsZero => Ore == 0;

    /// <summary>The amount in kronor, exact, with two decimals.</summary>
    public decimal Kronor => new decimal(Ore) / 100m;

    /// <summary>The amount without its sign.</summary>
    public Money Abs() => new(Math.Abs(Ore));

    /// <summary>The share of the amount, rounded once, half away from zero, to whole öre: <c>Share(0.005m)</c> is 0,5 %.</summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Money Share(decimal share) => FromOre(Rounding.Times(Ore, share));

    /// <summary>The amount as pages show it: <see cref="SwedishAmount.ForPage"/>. Files have their own writers.</summary>
    public override string ToString() => SwedishAmount.ForPage(this);

    private static Money FromOre(BigInteger ore) => new((long)ore);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Ore.CompareTo(other.Ore);

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Ore + right.Ore));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Ore - right.Ore));

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money value) => new(checked(-value.Ore));

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.Ore < right.Ore;

    /// <summary>More than.</summary>
    public static bool operator >(Money left, Money right) => left.Ore > right.Ore;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Ore <= right.Ore;

    /// <summary>More than or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Ore >= right.Ore;
}
