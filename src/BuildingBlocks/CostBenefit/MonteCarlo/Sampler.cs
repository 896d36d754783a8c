namespace Fund.CostBenefit;

/// <summary>The random numbers of a run. Any block of any parameter can be made on any thread, again and again.</summary>
internal sealed class Sampler
{
    /// <summary>Draws in a block. A fixed number, so that the result does not depend on the machine.</summary>
    public const int Block = 512;

    private readonly ulong _seed;
    private readonly ulong[] _names;
    private readonly Distribution[] _distributions;
    private readonly Dictionary<int, double[]> _correlated = [];

    /// <summary>Prepares the random numbers of a run.</summary>
    public Sampler(CompiledCalculation plan, MonteCarloSettings settings)
    {
        _seed = settings.Seed;
        _names = [.. plan.Parameters.Select(parameter => RandomStream.NameOf(parameter.Key))];
        _distributions = [.. plan.Parameters.Select(parameter => parameter.Distribution)];
        Draws = settings.Draws;
        if (settings.Correlations.Count > 0)
        {
            var matrix = RankCorrelation.Matrix(settings.Correlations, out var keys);
            var parameters = keys.Select(key => plan.Parameters.First(parameter => parameter.Key == key).Index).ToArray();
            var columns = parameters.Select(All).ToArray();
            RankCorrelation.Impose(columns, matrix, _seed);
            for (var i = 0; i < parameters.Length; i++)
            {
                _correlated[parameters[i]] = columns[i];
            }
        }
    }

    /// <summary>Draws in the run.</summary>
    public int Draws { get; }

    /// <summary>Blocks in the run; the last one may reach beyond the draws.</summary>
    public int Blocks => (Draws + Block - 1) / Block;

    /// <summary>Fills one block of a parameter's draws.</summary>
    public void Fill(Span<double> block, int parameter, int number, RandomStream stream)
    {
        if (_correlated.TryGetValue(parameter, out var column))
        {
            // Beyond the last draw nothing is used, but it must be numbers.
            block.Clear();
            column.AsSpan(number * Block, Math.Min(Block, Draws - (number * Block))).CopyTo(block);
            return;
        }

        _distributions[parameter].Fill(block, stream.Start(_seed, _names[parameter], number));
    }

    /// <summary>All draws of one parameter.</summary>
    public double[] All(int parameter)
    {
        var draws = new double[Blocks * Block];
        var stream = new RandomStream();
        for (var number = 0; number < Blocks; number++)
        {
            Fill(draws.AsSpan(number * Block, Block), parameter, number, stream);
        }

        return draws[..Draws];
    }
}
