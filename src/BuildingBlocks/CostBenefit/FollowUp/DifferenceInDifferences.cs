namespace Fund.CostBenefit;

/// <summary>A share before and after, in the group that took part or in the comparison group.</summary>
internal sealed record BeforeAndAfter(double Before, double After)
{
    /// <summary>After less before.</summary>
    public double Change => After - Before;
}

/// <summary>The effect as the change in the group beyond the change in the comparison: (T1−T0)−(C1−C0).</summary>
internal static class DifferenceInDifferences
{
    /// <summary>The effect in the unit of the shares.</summary>
    public static double Effect(BeforeAndAfter group, BeforeAndAfter comparison) => group.Change - comparison.Change;
}
