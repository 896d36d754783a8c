namespace Fund.CostBenefit;

/// <summary>Two options compared by what the larger one adds, not by their ratios.</summary>
/// <param name="ExtraBenefits">Present value of the benefits that are added, SEK.</param>
/// <param name="ExtraCosts">Present value of the costs that are added, SEK.</param>
internal sealed record OptionComparison(double ExtraBenefits, double ExtraCosts)
{
    /// <summary>Benefit per krona of the step; null when the step costs nothing.</summary>
    public double? IncrementalRatio => ExtraCosts > 0 ? ExtraBenefits / ExtraCosts : null;

    /// <summary>The step from one option to another in the same view.</summary>
    public static OptionComparison Between(ViewResult smaller, ViewResult larger) =>
        new(larger.Benefits - smaller.Benefits, larger.Costs - smaller.Costs);
}
