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

    /// <summary>The amount × part ÷ whole, rounded once, half away from zero, to whole öre: <c>Share(1, 3)</c> is a third.</summary>
    /// <exception cref="DivideByZeroException">The whole is 0.</exception>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Money Share(long part, long whole) => FromOre(Rounding.Quotient((BigInteger)Ore * part, whole));

    /// <summary>
    /// Divides the amount over lines in proportion to their shares (any scale; they need not sum to 1). Each line is rounded half
    /// away from zero to whole öre, the last line that has a share takes what remains, and the lines always sum to the amount (BAD-05).
    /// </summary>
    /// <remarks>
    /// Rounding up can use up a small sum before the last line; no line then gets more than is left, so that no line turns sign.
    /// </remarks>
    /// <param name="shares">One share a line, none below zero and at least one above.</param>
    /// <returns>One amount a line, in the same order. A line without a share gets nothing.</returns>
    /// <exception cref="ArgumentException">No line has a share, or a share is below zero.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Any(share => share < 0) || shares.All(share => share == 0))
        {
            throw new ArgumentException("Shares are zero or more, and at least one is more than zero.", nameof(shares));
        }

        var exact = shares.Select(Rounding.Exact).ToArray();
        var whole = exact.Aggregate(BigInteger.Zero, (sum, share) => sum + share);
        var last = Array.FindLastIndex(exact, share => !share.IsZero);
        var lines = new Money[exact.Length];
        var left = this;
        for (var line = 0; line < last; line++)
        {
            var rounded = FromOre(Rounding.Quotient(Ore * exact[line], whole));
            lines[line] = IsNegative ? Max(rounded, left) : Min(rounded, left);
            left -= lines[line];
        }

        lines[last] = left;
        return lines;
    }

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
