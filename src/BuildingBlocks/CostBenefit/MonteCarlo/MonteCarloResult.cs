namespace Fund.CostBenefit;

/// <summary>A run that has been made.</summary>
internal sealed class MonteCarloResult
{
    private readonly CompiledCalculation _plan;
    private readonly Sampler _sampler;

    /// <summary>Sums up what every draw came to.</summary>
    public MonteCarloResult(
        CompiledCalculation plan,
        MonteCarloSettings settings,
        IReadOnlyList<View> views,
        Sampler sampler,
        Outcomes outcomes
    )
    {
        (_plan, _sampler, Settings) = (plan, sampler, settings);
        Views =
        [
            .. views.Select(
                (view, number) =>
                    new ViewDistribution(
                        view,
                        Part(outcomes.Net, number).ToArray(),
                        Part(outcomes.Peak, number),
                        Part(outcomes.Payback, number),
                        plan.Horizon,
                        settings.Granted
                    )
            ),
        ];

        ReadOnlySpan<double> Part(double[] all, int view) => all.Length == 0 ? [] : all.AsSpan(view * outcomes.Stride, settings.Draws);
    }

    /// <summary>How the run was made.</summary>
    public MonteCarloSettings Settings { get; }

    /// <summary>Each view.</summary>
    public IReadOnlyList<ViewDistribution> Views { get; }

    /// <summary>The distribution in one view.</summary>
    public ViewDistribution In(Perspective perspective, Rung rung) =>
        Views.First(view => view.View.Perspective.Code == perspective.Code && view.View.Rung == rung);

    /// <summary>The draws of one parameter, made again from the seed.</summary>
    public double[] DrawsOf(Parameter parameter) =>
        parameter.IsUncertain ? _sampler.All(parameter.Index) : [.. Enumerable.Repeat(_plan.Central[parameter.Index], Settings.Draws)];

    /// <summary>What the uncertainty in a view comes from, the largest share first.</summary>
    public IReadOnlyList<ParameterImportance> Importance(ViewDistribution view) =>
        ParameterImportance.Of([.. _plan.Parameters.Where(parameter => parameter.IsUncertain)], DrawsOf, view);
}
