namespace Fund.CostBenefit;

/// <summary>How much one uncertain parameter matters to a view.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="RankCorrelation">Rank correlation with the net present value, −1 to 1.</param>
/// <param name="VarianceShare">Squared rank correlation, normalised so that all parameters sum to 1.</param>
/// <param name="PartialInformation">
/// Expected value of knowing this parameter alone (EVPPI), SEK: what it is worth at most to measure it.
/// </param>
internal sealed record ParameterImportance(Parameter Parameter, double RankCorrelation, double VarianceShare, double PartialInformation)
{
    /// <summary>Every parameter, the largest share of variance first.</summary>
    public static IReadOnlyList<ParameterImportance> Of(
        IReadOnlyList<Parameter> parameters,
        Func<Parameter, double[]> draws,
        ViewDistribution view
    )
    {
        var netRanks = Ranks(view.Draws);
        var rows = new ParameterImportance[parameters.Count];
        Parallel.For(
            0,
            parameters.Count,
            i =>
            {
                var values = draws(parameters[i]);
                rows[i] = new(parameters[i], Correlation(Ranks(values), netRanks), 0, PartialInformationOf(values, view));
            }
        );
        var whole = rows.Sum(row => row.RankCorrelation * row.RankCorrelation);
        return
        [
            .. rows.Select(row => row with { VarianceShare = whole > 0 ? row.RankCorrelation * row.RankCorrelation / whole : 0 })
                .OrderByDescending(row => row.VarianceShare),
        ];
    }

    /// <summary>
    /// The regression method (Strong, Oakley and Brennan 2014): the expected net present value given the parameter is
    /// fitted as a cubic polynomial. It is exact for independent proportional parameters, where that is a straight line.
    /// </summary>
    private static double PartialInformationOf(double[] values, ViewDistribution view)
    {
        var fitted = new double[values.Length];
        Array.Fill(fitted, view.Mean);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        var basis = new List<double[]> { Enumerable.Repeat(1 / Math.Sqrt(values.Length), values.Length).ToArray() };
        for (var power = 1; power <= 3 && deviation > 0; power++)
        {
            var column = values.Select(value => Math.Pow((value - mean) / deviation, power)).ToArray();
            foreach (var earlier in basis)
            {
                Subtract(column, earlier, Dot(column, earlier));
            }

            var length = Math.Sqrt(Dot(column, column));

            // Two scenarios carry a line but no curve.
            if (length <= 1e-6 * Math.Sqrt(values.Length))
            {
                break;
            }

            var unit = column.Select(x => x / length).ToArray();
            basis.Add(unit);
            Subtract(fitted, unit, -Dot(view.Draws, unit));
        }

        // By Jensen's inequality it is never negative; what is below zero is rounding.
        return Math.Max(0, fitted.Average(value => Math.Max(value, 0)) - Math.Max(fitted.Average(), 0));
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        var sorted = values.ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var from = 0; from < sorted.Length;)
        {
            var to = from;
            while (to + 1 < sorted.Length && sorted[to + 1] == sorted[from])
            {
                to++;
            }

            // Equal values share the mean of their ranks.
            for (var i = from; i <= to; i++)
            {
                ranks[order[i]] = (from + to) / 2.0;
            }

            from = to + 1;
        }

        return ranks;
    }

    private static double Correlation(double[] one, double[] other)
    {
        var mean = (one.Length - 1) / 2.0;
        var (both, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            both += (one[i] - mean) * (other[i] - mean);
            first += (one[i] - mean) * (one[i] - mean);
            second += (other[i] - mean) * (other[i] - mean);
        }

        return first > 0 && second > 0 ? both / Math.Sqrt(first * second) : 0;
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }

    private static void Subtract(double[] from, double[] what, double times)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= times * what[i];
        }
    }
}
