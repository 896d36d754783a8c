namespace Fund.CostBenefit;

/// <summary>
/// Draws blocks where a rate, a lag, a duration, a drop-off or a growth is uncertain too: everything is computed anew
/// in each draw, by the same formulas as the deterministic calculation.
/// </summary>
internal sealed class GeneralKernel(CompiledCalculation plan, IReadOnlyList<Line> lines, IReadOnlyList<View> views, Sampler sampler)
{
    private readonly int[] _uncertain = [.. plan.Parameters.Where(parameter => parameter.IsUncertain).Select(parameter => parameter.Index)];
    private readonly double[][] _draws =
    [
        .. plan.Parameters.Where(parameter => parameter.IsUncertain).Select(_ => new double[Sampler.Block]),
    ];
    private readonly Coefficients _discounted = new(plan, lines, views);
    private readonly Coefficients? _plain = plan.Calculation.Conventions.DiscountedPayback
        ? null
        : new(plan, lines, views, discounted: false);
    private readonly RandomStream _stream = new();
    private readonly double[] _values = [.. plan.Central];
    private readonly double[] _factors = new double[lines.Count];
    private readonly double[] _net = new double[plan.Horizon];

    /// <summary>Makes one block of draws.</summary>
    public void Run(int block, Outcomes outcomes)
    {
        for (var i = 0; i < _uncertain.Length; i++)
        {
            sampler.Fill(_draws[i], _uncertain[i], block, _stream);
        }

        var last = Math.Min(Sampler.Block, sampler.Draws - (block * Sampler.Block));
        for (var draw = 0; draw < last; draw++)
        {
            for (var i = 0; i < _uncertain.Length; i++)
            {
                _values[_uncertain[i]] = _draws[i][draw];
            }

            Draw((block * Sampler.Block) + draw, outcomes);
        }
    }

    private void Draw(int draw, Outcomes outcomes)
    {
        for (var line = 0; line < _factors.Length; line++)
        {
            _factors[line] = lines[line].Factor(_values);
        }

        _discounted.Fill(_values);
        if (outcomes.Peak.Length > 0)
        {
            _plain?.Fill(_values);
        }

        for (var view = 0; view < views.Count; view++)
        {
            var place = (view * outcomes.Stride) + draw;
            outcomes.Net[place] = ViewEvaluation.Sum(_factors, _discounted.Totals.AsSpan(view * _factors.Length, _factors.Length));
            if (outcomes.Peak.Length > 0)
            {
                outcomes.Peak[place] = PeakNeed.Of(Years(_discounted, view)).Amount;

                // The fraction within the year is of no use in a probability per whole year.
                var payback = Payback.Find(Years(_plain ?? _discounted, view), plan.Calculation.Conventions.FirstCrossingPayback);
                outcomes.Payback[place] = payback is { } found ? Math.Ceiling(found) : plan.Horizon;
            }
        }
    }

    private double[] Years(Coefficients coefficients, int view)
    {
        for (var year = 0; year < _net.Length; year++)
        {
            _net[year] = ViewEvaluation.Sum(
                _factors,
                coefficients.Yearly.AsSpan(((view * _net.Length) + year) * _factors.Length, _factors.Length)
            );
        }

        return _net;
    }
}
