namespace Fund.Contracts.Values;

/// <summary>Sums of money over a sequence, checked: a sum that does not fit throws <see cref="OverflowException"/>.</summary>
public static class MoneySums
{
    /// <summary>The sum of the amounts; 0 for an empty sequence.</summary>
    public static Money Total(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>The sum of what each item amounts to; 0 for an empty sequence.</summary>
    public static Money Total<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Total();
}
