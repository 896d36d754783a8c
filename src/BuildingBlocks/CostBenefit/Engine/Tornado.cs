namespace Fund.CostBenefit;

/// <summary>One bar: what the net present value becomes when one assumption is low and high, all else as planned.</summary>
/// <param name="Name">The assumption: a parameter, an effect, or all costs.</param>
/// <param name="LowValue">The assumption at its low end; a factor where a whole effect is scaled.</param>
/// <param name="HighValue">The assumption at its high end.</param>
/// <param name="AtLow">Net present value at the low end, SEK.</param>
/// <param name="AtHigh">Net present value at the high end, SEK.</param>
internal sealed record TornadoBar(string Name, double LowValue, double HighValue, double AtLow, double AtHigh)
{
    /// <summary>Width of the bar, SEK.</summary>
    public double Width => Math.Abs(AtHigh - AtLow);
}

/// <summary>One-way sensitivity, widest bar first.</summary>
internal static class Tornado
{
    /// <summary>Every effect, and all costs together, scaled down and up by a share (0.2 = ±20 %).</summary>
    public static IReadOnlyList<TornadoBar> Scaled(CompiledCalculation plan, View view, double share)
    {
        var result = plan.Evaluate().In(view.Perspective, view.Rung);
        var bars = new List<TornadoBar>
        {
            new(
                "costs",
                1 - share,
                1 + share,
                result.NetPresentValue + (share * result.Costs),
                result.NetPresentValue - (share * result.Costs)
            ),
        };
        for (var i = 0; i < plan.Effects.Count; i++)
        {
            var own = share * result.BenefitsByEffect[i];
            bars.Add(new(plan.Effects[i].Effect.Code, 1 - share, 1 + share, result.NetPresentValue - own, result.NetPresentValue + own));
        }

        return [.. bars.OrderByDescending(bar => bar.Width)];
    }

    /// <summary>Every uncertain parameter at its 10th and 90th percentile.</summary>
    public static IReadOnlyList<TornadoBar> Uncertain(CompiledCalculation plan, View view) =>
        [
            .. plan
                .Parameters.Where(parameter => parameter.IsUncertain)
                .Select(parameter =>
                {
                    var (low, high) = parameter.Distribution.EightyPercentInterval;
                    return new TornadoBar(parameter.Key, low, high, Net(plan, view, parameter, low), Net(plan, view, parameter, high));
                })
                .OrderByDescending(bar => bar.Width),
        ];

    private static double Net(CompiledCalculation plan, View view, Parameter parameter, double value)
    {
        var values = plan.Central.ToArray();
        values[parameter.Index] = value;
        return plan.Evaluate(values).In(view.Perspective, view.Rung).NetPresentValue;
    }
}
