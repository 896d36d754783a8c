using BenchmarkDotNet.Attributes;
using Fund.CostBenefit;

namespace Benchmarks.Calculation;

/// <summary>
/// The engine beside a plain loop on one thread, written for this one case (cost-benefit 3). Both draw 82 triangular
/// numbers per draw and give mean, standard deviation and the probability of a gain.
/// </summary>
[MemoryDiagnoser]
public class MonteCarlo
{
    private static readonly View[] Society = [new(Perspective.Society, Rung.Full)];
    private readonly CompiledCalculation _plan = CompiledCalculation.Compile(MonteCarloCase.Calculation).Ready();

    [Benchmark(Baseline = true)]
    public (double Mean, double Deviation, double Probability) PlainLoop()
    {
        const int years = MonteCarloCase.Years;
        var random = new Random();
        var discount = new double[years];
        var persons = new double[years];
        for (var t = 0; t < years; t++)
        {
            discount[t] = Math.Pow(1 + MonteCarloCase.Rate, -t);
            for (var cohort = 0; cohort <= Math.Min(t, 2); cohort++)
            {
                persons[t] += 10 * Math.Pow(0.9, t - cohort);
            }
        }

        var net = new double[MonteCarloCase.Draws];
        for (var draw = 0; draw < net.Length; draw++)
        {
            var sum = 0.0;
            for (var effect = 0; effect < MonteCarloCase.Effects; effect++)
            {
                var each =
                    Draw(random, MonteCarloCase.Share)
                    * (1 - Draw(random, MonteCarloCase.Deadweight))
                    * Draw(random, MonteCarloCase.Units)
                    * Draw(random, MonteCarloCase.Price);
                for (var t = 0; t < years; t++)
                {
                    sum += each * persons[t] * discount[t];
                }
            }

            sum -= 2_000_000 * Draw(random, MonteCarloCase.Level);
            var level = Draw(random, MonteCarloCase.Level);
            for (var t = 0; t < years; t++)
            {
                sum -= 550_000 * level * discount[t];
            }

            net[draw] = sum;
        }

        var mean = net.Average();
        return (mean, Math.Sqrt(net.Sum(x => (x - mean) * (x - mean)) / (net.Length - 1)), (double)net.Count(x => x > 0) / net.Length);
    }

    [Benchmark]
    public double EngineOneThread() =>
        Run(
            new()
            {
                Views = Society,
                YearByYear = false,
                Threads = 1,
            }
        );

    [Benchmark]
    public double EngineAllThreads() => Run(new() { Views = Society, YearByYear = false });

    [Benchmark]
    public double EngineOneThreadWithPaybackAndPeakNeed() => Run(new() { Views = Society, Threads = 1 });

    [Benchmark]
    public double EngineAllThreadsEveryPerspective() => Run(new());

    private double Run(MonteCarloSettings settings) =>
        Fund.CostBenefit.MonteCarlo.Run(_plan, settings).Ready().Views[0].ProbabilityPositive;

    private static double Draw(Random random, Triangular t)
    {
        var u = random.NextDouble();
        return u < (t.Mode - t.Low) / (t.High - t.Low)
            ? t.Low + Math.Sqrt(u * (t.High - t.Low) * (t.Mode - t.Low))
            : t.High - Math.Sqrt((1 - u) * (t.High - t.Low) * (t.High - t.Mode));
    }
}
