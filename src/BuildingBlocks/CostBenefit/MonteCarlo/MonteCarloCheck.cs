namespace Fund.CostBenefit;

/// <summary>Refuses a run that is nonsense or too much work, with every reason at once (BAD-19).</summary>
internal static class MonteCarloCheck
{
    /// <summary>The reasons against a run; empty when it can be made.</summary>
    public static IReadOnlyList<CalculationRefusal> Check(CompiledCalculation plan, MonteCarloSettings settings)
    {
        var refusals = new List<CalculationRefusal>();
        if (settings.Draws is < 100 or > Limits.Draws)
        {
            refusals.Add(new("draws", "Antalet dragningar kan vara 100 till 200 000."));
        }

        var views = (settings.Views ?? MonteCarlo.DefaultViews(plan)).Count;
        if (views == 0 || (long)settings.Draws * views > Limits.Outcomes)
        {
            refusals.Add(
                new("views", "Välj minst ett perspektiv, och färre perspektiv eller dragningar när det blir fler än 4 miljoner utfall.")
            );
        }

        if (Work(plan, settings, views) > Limits.Work)
        {
            refusals.Add(new("draws", "Körningen blir för tung. Minska antalet dragningar, effekter eller år."));
        }

        if (!(settings.Granted is >= 0 and <= Limits.Amount))
        {
            refusals.Add(new("granted", "Beviljat belopp måste ligga mellan 0 och 1 000 miljarder kronor."));
        }

        CheckCorrelations(plan, settings, refusals);
        return refusals;
    }

    private static void CheckCorrelations(CompiledCalculation plan, MonteCarloSettings settings, List<CalculationRefusal> refusals)
    {
        var uncertain = plan.Parameters.Where(parameter => parameter.IsUncertain).Select(parameter => parameter.Key).ToHashSet();
        var before = refusals.Count;
        foreach (var (first, second, value) in settings.Correlations)
        {
            if (!uncertain.Contains(first) || !uncertain.Contains(second) || first == second)
            {
                refusals.Add(new("correlations", $"Samvariationen mellan ”{first}” och ”{second}” gäller inte två olika osäkra tal."));
            }

            if (!(value is >= -1 and <= 1))
            {
                refusals.Add(new("correlations", "Samvariationen måste ligga mellan −1 och 1."));
            }
        }

        if (
            settings
                .Correlations.GroupBy(c => string.CompareOrdinal(c.First, c.Second) < 0 ? (c.First, c.Second) : (c.Second, c.First))
                .Any(same => same.Count() > 1)
        )
        {
            refusals.Add(new("correlations", "Samma par står mer än en gång."));
        }

        if (settings.Correlations.Count > Limits.Parties)
        {
            refusals.Add(new("correlations", $"Högst {Limits.Parties} samvariationer kan anges."));
        }
        else if (
            refusals.Count == before
            && settings.Correlations.Count > 0
            && RankCorrelation.Cholesky(RankCorrelation.Matrix(settings.Correlations, out _)) is null
        )
        {
            refusals.Add(new("correlations", "Samvariationerna motsäger varandra: matrisen är inte positivt definit."));
        }
    }

    private static double Work(CompiledCalculation plan, MonteCarloSettings settings, int views)
    {
        var perYear = (plan.Effects.Count * 3) + plan.Costs.Count;
        double perDraw = (plan.Parameters.Count * 4) + (perYear * views * (settings.YearByYear ? plan.Horizon : 1));
        if (settings.AlwaysRebuild || plan.Parameters.Any(parameter => parameter is { IsUncertain: true, IsLinear: false }))
        {
            perDraw +=
                plan.Effects.Sum(effect => effect.Cohorts.Count * 20.0 * Math.Max(plan.Horizon, effect.End(plan.Central)))
                + (perYear * views * plan.Horizon * 2.0);
        }

        return perDraw * settings.Draws;
    }
}
