namespace Fund.CostBenefit;

/// <summary>A Monte Carlo run: the same case many times, each time with other draws of what is uncertain.</summary>
internal static class MonteCarlo
{
    /// <summary>Makes a run, or says every reason why it cannot be made.</summary>
    public static MonteCarloOutcome Run(CompiledCalculation plan, MonteCarloSettings settings)
    {
        var refusals = MonteCarloCheck.Check(plan, settings);
        return refusals.Count > 0 ? new(null, refusals) : new(Draw(plan, settings), []);
    }

    /// <summary>Society, the municipality on three rungs, and every payer: public ones with cashable money.</summary>
    public static IReadOnlyList<View> DefaultViews(CompiledCalculation plan) =>
        [
            new(Perspective.Society, Rung.Full),
            .. Enum.GetValues<Rung>().Select(rung => new View(Perspective.Municipality, rung)),
            .. plan.Calculation.Payers.Select(payer => new View(Perspective.Of(payer), payer.IsPublic ? Rung.Cashable : Rung.Full)),
        ];

    private static MonteCarloResult Draw(CompiledCalculation plan, MonteCarloSettings settings)
    {
        var views = settings.Views ?? DefaultViews(plan);
        var sampler = new Sampler(plan, settings);
        var outcomes = new Outcomes(settings.Draws, views.Count, settings.YearByYear);
        var lines = plan.Lines(parameter => plan.Parameters[parameter].IsUncertain);
        Func<Action<int>> kernel;
        if (settings.AlwaysRebuild || plan.Parameters.Any(parameter => parameter is { IsUncertain: true, IsLinear: false }))
        {
            kernel = () =>
            {
                var general = new GeneralKernel(plan, lines, views, sampler);
                return block => general.Run(block, outcomes);
            };
        }
        else
        {
            var discounted = new Coefficients(plan, lines, views).Fill(plan.Central);
            var forPayback =
                plan.Calculation.Conventions.DiscountedPayback || !settings.YearByYear
                    ? discounted
                    : new Coefficients(plan, lines, views, discounted: false).Fill(plan.Central);
            kernel = () =>
            {
                var linear = new LinearKernel(plan, lines, sampler, discounted, forPayback, views.Count);
                return block => linear.Run(block, outcomes);
            };
        }

        RunBlocks(sampler.Blocks, settings.Threads, kernel);
        return new MonteCarloResult(plan, settings, views, sampler, outcomes);
    }

    /// <summary>Every block once, in any order on any thread: each writes only to its own places.</summary>
    private static void RunBlocks(int blocks, int threads, Func<Action<int>> kernel)
    {
        if (threads == 1)
        {
            var run = kernel();
            for (var block = 0; block < blocks; block++)
            {
                run(block);
            }

            return;
        }

        Parallel.For(
            0,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount },
            kernel,
            (block, _, run) =>
            {
                run(block);
                return run;
            },
            _ => { }
        );
    }
}

/// <summary>A run, or the reasons against it.</summary>
internal sealed record MonteCarloOutcome(MonteCarloResult? Result, IReadOnlyList<CalculationRefusal> Refusals)
{
    /// <summary>The run. Throws <see cref="InvalidOperationException"/> when it was refused.</summary>
    public MonteCarloResult Ready() =>
        Result ?? throw new InvalidOperationException(string.Join(' ', Refusals.Select(refusal => $"{refusal.Field}: {refusal.Sentence}")));
}
