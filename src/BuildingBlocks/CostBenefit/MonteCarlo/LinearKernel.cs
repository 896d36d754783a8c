using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fund.CostBenefit;

/// <summary>
/// Draws blocks where nothing but proportional parameters is uncertain. A draw is then one product per line and a sum
/// of products with coefficients that were computed once; four draws share each instruction.
/// </summary>
internal sealed class LinearKernel(
    CompiledCalculation plan,
    IReadOnlyList<Line> lines,
    Sampler sampler,
    Coefficients discounted,
    Coefficients forPayback,
    int views
)
{
    // Rows a whole number of pages apart would compete for the same places in the cache.
    private const int Row = Sampler.Block + 8;
    private const int Lanes = 4;

    private readonly RandomStream _stream = new();
    private readonly double[] _factors = new double[lines.Count * Row];
    private readonly double[] _draw = new double[Sampler.Block];
    private readonly double[] _second = new double[Sampler.Block];
    private readonly double[]?[] _kept = new double[plan.Parameters.Count][];
    private readonly int[] _keptBlock = [.. Enumerable.Repeat(-1, plan.Parameters.Count)];
    private readonly bool[] _several = UsedSeveralTimes(plan, lines);

    /// <summary>Makes one block of draws.</summary>
    public void Run(int block, Outcomes outcomes)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            FillFactor(line, block);
        }

        for (var view = 0; view < views; view++)
        {
            var place = (view * outcomes.Stride) + (block * Sampler.Block);
            FillNet(discounted.Totals.AsSpan(view * lines.Count, lines.Count), outcomes.Net.AsSpan(place, Sampler.Block));
            if (outcomes.Peak.Length > 0)
            {
                var years = plan.Horizon * lines.Count;
                FillYears(
                    discounted.Yearly.AsSpan(view * years, years),
                    forPayback.Yearly.AsSpan(view * years, years),
                    outcomes.Peak.AsSpan(place, Sampler.Block),
                    outcomes.Payback.AsSpan(place, Sampler.Block)
                );
            }
        }
    }

    /// <summary>The product of a line for every draw of the block.</summary>
    private void FillFactor(int line, int block)
    {
        var factors = _factors.AsSpan(line * Row, Sampler.Block);
        factors.Fill(lines[line].Constant);
        foreach (var slot in lines[line].Slots)
        {
            var first = Vectors(Draws(slot.First, block, _draw));
            var second = slot.Second >= 0 ? Vectors(Draws(slot.Second, block, _second)) : [];
            var (offset, scale) = (Vector256.Create(slot.Offset), Vector256.Create(slot.Scale));
            var product = MemoryMarshal.Cast<double, Vector256<double>>(factors);
            for (var i = 0; i < product.Length; i++)
            {
                var value = offset + (scale * first[i]);
                product[i] *= second.Length > 0 ? value - second[i] : value;
            }
        }
    }

    /// <summary>A parameter's draws in this block; kept when another line needs the same ones.</summary>
    private ReadOnlySpan<double> Draws(int parameter, int block, double[] room)
    {
        if (!plan.Parameters[parameter].IsUncertain)
        {
            Array.Fill(room, plan.Central[parameter]);
            return room;
        }

        if (!_several[parameter])
        {
            sampler.Fill(room, parameter, block, _stream);
            return room;
        }

        var kept = _kept[parameter] ??= new double[Sampler.Block];
        if (_keptBlock[parameter] != block)
        {
            sampler.Fill(kept, parameter, block, _stream);
            _keptBlock[parameter] = block;
        }

        return kept;
    }

    private void FillNet(ReadOnlySpan<double> coefficients, Span<double> net)
    {
        for (var draw = 0; draw < net.Length; draw += 4 * Lanes)
        {
            var (a, b, c, d) = Sum(coefficients, draw);
            a.CopyTo(net[draw..]);
            b.CopyTo(net[(draw + Lanes)..]);
            c.CopyTo(net[(draw + (2 * Lanes))..]);
            d.CopyTo(net[(draw + (3 * Lanes))..]);
        }
    }

    /// <summary>Σ factor · coefficient over the lines for sixteen draws, in the order of the lines.</summary>
    private (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) Sum(
        ReadOnlySpan<double> coefficients,
        int draw
    )
    {
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ref var factor = ref MemoryMarshal.GetArrayDataReference(_factors);
        var at = (nuint)draw;
        foreach (var number in coefficients)
        {
            var coefficient = Vector256.Create(number);
            a += Vector256.LoadUnsafe(ref factor, at) * coefficient;
            b += Vector256.LoadUnsafe(ref factor, at + Lanes) * coefficient;
            c += Vector256.LoadUnsafe(ref factor, at + (2 * Lanes)) * coefficient;
            d += Vector256.LoadUnsafe(ref factor, at + (3 * Lanes)) * coefficient;
            at += Row;
        }

        return (a, b, c, d);
    }

    private void FillYears(ReadOnlySpan<double> net, ReadOnlySpan<double> paybackNet, Span<double> peaks, Span<double> paybacks)
    {
        var one = net == paybackNet;
        Span<RunningSum> sums = stackalloc RunningSum[4];
        for (var draw = 0; draw < peaks.Length; draw += 4 * Lanes)
        {
            Follow(net, draw, sums);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i].Deepest.CopyTo(peaks[(draw + (i * Lanes))..]);
            }

            if (!one)
            {
                Follow(paybackNet, draw, sums);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i].Back.CopyTo(paybacks[(draw + (i * Lanes))..]);
            }
        }
    }

    private void Follow(ReadOnlySpan<double> net, int draw, Span<RunningSum> sums)
    {
        var firstCrossing = plan.Calculation.Conventions.FirstCrossingPayback;
        sums.Fill(new() { Back = Vector256.Create(firstCrossing ? (double)plan.Horizon : 0) });
        for (var year = 0; year < plan.Horizon; year++)
        {
            var (a, b, c, d) = Sum(net.Slice(year * lines.Count, lines.Count), draw);
            sums[0].Add(a, year, firstCrossing);
            sums[1].Add(b, year, firstCrossing);
            sums[2].Add(c, year, firstCrossing);
            sums[3].Add(d, year, firstCrossing);
        }
    }

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> numbers) =>
        MemoryMarshal.Cast<double, Vector256<double>>(numbers);

    private static bool[] UsedSeveralTimes(CompiledCalculation plan, IReadOnlyList<Line> lines)
    {
        var uses = new int[plan.Parameters.Count];
        foreach (var slot in lines.SelectMany(line => line.Slots))
        {
            uses[slot.First]++;
            if (slot.Second >= 0)
            {
                uses[slot.Second]++;
            }
        }

        return [.. uses.Select(count => count > 1)];
    }

    /// <summary>The running sum of four draws: where it stands, how deep it has been, since when it is not below zero.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct RunningSum
    {
        /// <summary>Lowest value so far, zero or below.</summary>
        public Vector256<double> Deepest { get; private set; }

        /// <summary>First year from which it has not been below zero.</summary>
        public Vector256<double> Back { get; set; }

        private Vector256<double> _sum;

        /// <summary>Adds the net amount of a year.</summary>
        public void Add(Vector256<double> net, int year, bool firstCrossing)
        {
            _sum += net;
            Deepest = Vector256.Min(Deepest, _sum);
            var below = Vector256.LessThan(_sum, Vector256<double>.Zero);
            Back = firstCrossing
                ? Vector256.ConditionalSelect(below, Back, Vector256.Min(Back, Vector256.Create((double)year)))
                : Vector256.ConditionalSelect(below, Vector256.Create(year + 1.0), Back);
        }
    }
}
