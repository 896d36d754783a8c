namespace Fund.CostBenefit;

/// <summary>
/// Gives draws that were made independently a wanted rank correlation by reordering them (Iman and Conover 1982): each
/// parameter keeps exactly its own values.
/// </summary>
internal static class RankCorrelation
{
    /// <summary>The correlation matrix of all parameters that are named, in the order of <paramref name="keys"/>.</summary>
    public static double[,] Matrix(IReadOnlyList<Correlation> correlations, out string[] keys)
    {
        // Sorted by name, so that the order in which the pairs were entered does not matter.
        var names = correlations.SelectMany(c => new[] { c.First, c.Second }).Distinct().Order(StringComparer.Ordinal).ToArray();
        var matrix = new double[names.Length, names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            matrix[i, i] = 1;
        }

        foreach (var (first, second, value) in correlations)
        {
            var (i, j) = (Array.IndexOf(names, first), Array.IndexOf(names, second));
            (matrix[i, j], matrix[j, i]) = (value, value);
        }

        keys = names;
        return matrix;
    }

    /// <summary>The lower triangle L with L·Lᵀ = the matrix; null when it is not positive definite.</summary>
    public static double[,]? Cholesky(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    rest -= lower[i, k] * lower[j, k];
                }

                if (i != j)
                {
                    lower[i, j] = rest / lower[j, j];
                }
                else if (rest > 1e-10)
                {
                    lower[i, i] = Math.Sqrt(rest);
                }
                else
                {
                    return null;
                }
            }
        }

        return lower;
    }

    /// <summary>Reorders the columns so that their ranks correlate as the matrix wants.</summary>
    public static void Impose(double[][] columns, double[,] wanted, ulong seed)
    {
        var draws = columns[0].Length;
        var scores = columns.Select((_, column) => Scores(draws, column, seed)).ToArray();

        // The scores of this sample correlate a little by chance; that is taken out before the wanted is put in.
        var chance = Cholesky(Correlations(scores))!;
        var target = Cholesky(wanted)!;
        Span<double> independent = stackalloc double[columns.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var rest = scores[i][draw];
                for (var k = 0; k < i; k++)
                {
                    rest -= chance[i, k] * independent[k];
                }

                independent[i] = rest / chance[i, i];
            }

            for (var i = 0; i < columns.Length; i++)
            {
                var sum = 0.0;
                for (var k = 0; k <= i; k++)
                {
                    sum += target[i, k] * independent[k];
                }

                scores[i][draw] = sum;
            }
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var order = Enumerable.Range(0, draws).ToArray();
            Array.Sort(scores[i], order);
            var sorted = columns[i].Order().ToArray();
            for (var rank = 0; rank < draws; rank++)
            {
                columns[i][order[rank]] = sorted[rank];
            }
        }
    }

    /// <summary>The normal scores Φ⁻¹(rank/(n+1)) in an order shuffled by the seed.</summary>
    private static double[] Scores(int draws, int column, ulong seed)
    {
        var scores = new double[draws];
        for (var rank = 0; rank < draws; rank++)
        {
            scores[rank] = NormalFunction.Quantile((rank + 1.0) / (draws + 1));
        }

        var stream = new RandomStream().Start(seed, RandomStream.NameOf("rank correlation"), column);
        for (var last = draws - 1; last > 0; last--)
        {
            var other = (int)(stream.Next() * (last + 1));
            (scores[last], scores[other]) = (scores[other], scores[last]);
        }

        return scores;
    }

    /// <summary>The correlation matrix of columns with mean zero.</summary>
    private static double[,] Correlations(double[][] columns)
    {
        var matrix = new double[columns.Length, columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                var (both, one, other) = (0.0, 0.0, 0.0);
                for (var draw = 0; draw < columns[i].Length; draw++)
                {
                    both += columns[i][draw] * columns[j][draw];
                    one += columns[i][draw] * columns[i][draw];
                    other += columns[j][draw] * columns[j][draw];
                }

                matrix[i, j] = both / Math.Sqrt(one * other);
            }
        }

        return matrix;
    }
}
