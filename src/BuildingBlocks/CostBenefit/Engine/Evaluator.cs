namespace Fund.CostBenefit;

/// <summary>Evaluates a compiled calculation without chance.</summary>
internal static class Evaluator
{
    /// <summary>The result with every parameter at its central value.</summary>
    public static CalculationResult Evaluate(this CompiledCalculation plan) => Evaluate(plan, plan.Central);

    /// <summary>The result with the given values, one per parameter.</summary>
    public static CalculationResult Evaluate(this CompiledCalculation plan, ReadOnlySpan<double> values)
    {
        var lines = plan.Lines(parameter => plan.Parameters[parameter].IsUncertain);
        return Evaluate(plan, lines, values);
    }

    /// <summary>
    /// The result with the given values where any parameter may differ from its central value, known ones too.
    /// </summary>
    public static CalculationResult EvaluateOpen(this CompiledCalculation plan, ReadOnlySpan<double> values) =>
        Evaluate(plan, plan.Lines(_ => true), values);

    private static CalculationResult Evaluate(CompiledCalculation plan, IReadOnlyList<Line> lines, ReadOnlySpan<double> values)
    {
        var factors = new double[lines.Count];
        for (var line = 0; line < lines.Count; line++)
        {
            factors[line] = lines[line].Factor(values);
        }

        var discounted = new Coefficients(plan, lines, plan.Views).Fill(values);
        var plain = new Coefficients(plan, lines, plan.Views, discounted: false).Fill(values);
        var views = new ViewResult[plan.Views.Count];
        for (var view = 0; view < views.Length; view++)
        {
            views[view] = ViewEvaluation.Of(plan, lines, factors, view, discounted, plain);
        }

        var costs = EffectEvaluation.Costs(plan, values);
        var totalCost = costs.Sum(cost => cost.PresentValue);
        var annuity = 0.0;
        for (var year = 0; year < plan.Horizon; year++)
        {
            annuity += plan.Discount(year, values);
        }

        var headline = plan.Calculation.Conventions.Headline;
        return new CalculationResult
        {
            Conventions = plan.Calculation.Conventions.Code,
            Views = views,
            Effects = EffectEvaluation.Effects(plan, values, totalCost, views[0]),
            Costs = costs,
            Headline = views.FirstOrDefault(view => view.View.Code == headline.Code) ?? views[0],
            EquivalentAnnualCost = totalCost / annuity,
        };
    }

    /// <summary>The discount factor after <paramref name="x"/> years with the given values.</summary>
    public static double Discount(this CompiledCalculation plan, double x, ReadOnlySpan<double> values) =>
        plan.Calculation.Conventions.Rates.Factor(x, values[plan.Rate]);
}
