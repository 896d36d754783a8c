namespace Fund.Contracts.Values;

/// <summary>An amount of Swedish kronor in whole öre (SEK × 100). Exact: every operation is checked and throws <see cref="OverflowException"/> rather than wrap.</summary>
public readonly record struct Money(long Ore) : IComparable<Money>
{
    /// <summary>Nothing: 0 öre.</summary>
    public static readonly Money Zero;

    /// <summary>Whole kronor as money.</summary>
    public static Money FromKronor(long kronor) => new(checked(kronor * 100));

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money left, Money right) => left >= right ? left : right;

    /// <summary>The amount below zero?</summary>
    public bool IsNegative => Ore < 0;

    /// <summary>The amount exactly zero?</summary>
    public bool IsZero => Ore == 0;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Ore.CompareTo(other.Ore);

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Ore + right.Ore));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Ore - right.Ore));

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money value) => new(checked(-value.Ore));

    /// <summary>The amount a whole number of times.</summary>
    public static Money operator *(Money value, long times) => new(checked(value.Ore * times));

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.Ore < right.Ore;

    /// <summary>More than.</summary>
    public static bool operator >(Money left, Money right) => left.Ore > right.Ore;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Ore <= right.Ore;

    /// <summary>More than or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Ore >= right.Ore;
}
