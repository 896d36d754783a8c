namespace Fund.CostBenefit;

/// <summary>One cell of a strip: the same case, counted in another way.</summary>
/// <param name="Conventions">The conventions of the cell.</param>
/// <param name="Headline">The view those conventions put first.</param>
/// <param name="Society">The whole society.</param>
internal sealed record StripCell(Conventions Conventions, ViewResult Headline, ViewResult Society);

/// <summary>The same case under several conventions, side by side: a finding in itself for those who decide.</summary>
internal static class Strips
{
    /// <summary>The case under every preset.</summary>
    public static IReadOnlyList<StripCell> Presets(CostBenefitCalculation calculation) =>
        Under(calculation, Fund.CostBenefit.Presets.All);

    /// <summary>The case under its own conventions with each of some flat discount rates.</summary>
    public static IReadOnlyList<StripCell> Rates(CostBenefitCalculation calculation, params IReadOnlyList<double> rates) =>
        Under(calculation, rates.Select(rate => calculation.Conventions with { Rates = new(rate) }));

    /// <summary>The case with every line at the start, in the middle and at the end of its year.</summary>
    public static IReadOnlyList<StripCell> Timings(CostBenefitCalculation calculation) =>
        Under(
            calculation,
            Enum.GetValues<Timing>()
                .Select(timing => calculation.Conventions with { CapitalTiming = timing, CostTiming = timing, BenefitTiming = timing })
        );

    private static IReadOnlyList<StripCell> Under(CostBenefitCalculation calculation, IEnumerable<Conventions> all) =>
        [
            .. all.Select(conventions =>
            {
                var result = CompiledCalculation.Compile(calculation with { Conventions = conventions }).Ready().Evaluate();
                return new StripCell(conventions, result.Headline, result.Society);
            }),
        ];
}
