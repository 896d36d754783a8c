namespace Fund.CostBenefit;

/// <summary>
/// A number in the calculation: known, or uncertain with a distribution. Quantities with the same
/// <paramref name="SharedAs"/> are one parameter and get the same draw wherever they stand (a unit cost in several effects).
/// </summary>
internal sealed record Quantity(Distribution Distribution, string? SharedAs = null)
{
    /// <summary>The value in the deterministic calculation.</summary>
    public double Central => Distribution.Central;

    /// <summary>A known number.</summary>
    public static implicit operator Quantity(double value) => new(new Constant(value));

    /// <summary>An uncertain number of its own.</summary>
    public static implicit operator Quantity(Distribution distribution) => new(distribution);
}
