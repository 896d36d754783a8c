using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fund.CostBenefit;

/// <summary>
/// Uniform random numbers for one parameter in one block of draws. The start depends only on the seed, the name of the
/// parameter and the number of the block, so it does not matter which thread draws what, and two options that share
/// a parameter share its numbers (REL-18). Generator: xoshiro256++ (Blackman and Vigna, public domain), four lanes.
/// </summary>
internal sealed class RandomStream
{
    private readonly double[] _waiting = new double[4];
    private int _left;
    private Vector256<ulong> _a;
    private Vector256<ulong> _b;
    private Vector256<ulong> _c;
    private Vector256<ulong> _d;

    /// <summary>Starts the stream of one parameter and block.</summary>
    public RandomStream Start(ulong seed, ulong parameter, int block)
    {
        var state = Mix(seed) ^ Mix(parameter + 0x632BE59BD9B4E019UL) ^ Mix(((ulong)(uint)block << 32) + 0x9E3779B97F4A7C15UL);
        Span<ulong> words = stackalloc ulong[16];
        foreach (ref var word in words)
        {
            state += 0x9E3779B97F4A7C15UL;
            word = Mix(state);
        }

        _a = Vector256.Create<ulong>(words);
        _b = Vector256.Create<ulong>(words[4..]);
        _c = Vector256.Create<ulong>(words[8..]);
        _d = Vector256.Create<ulong>(words[12..]);
        _left = 0;
        return this;
    }

    /// <summary>A number that names a parameter in <see cref="Start"/>, the same on every machine (FNV-1a).</summary>
    public static ulong NameOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>Fills with numbers in [0, 1); the length is a multiple of four.</summary>
    public void Fill(Span<double> numbers)
    {
        var (a, b, c, d) = (_a, _b, _c, _d);
        var one = Vector256<double>.One;
        var exponent = one.AsUInt64();
        foreach (ref var four in MemoryMarshal.Cast<double, Vector256<double>>(numbers))
        {
            var sum = a + d;
            var next = ((sum << 23) | (sum >>> 41)) + a;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = (d << 45) | (d >>> 19);

            // 52 random bits as the fraction of a number in [1, 2), less one.
            four = ((next >>> 12) | exponent).AsDouble() - one;
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }

    /// <summary>One number in [0, 1), for distributions that do not know beforehand how many they need.</summary>
    public double Next()
    {
        if (_left == 0)
        {
            Fill(_waiting);
            _left = 4;
        }

        return _waiting[--_left];
    }

    /// <summary>The finaliser of SplitMix64: spreads neighbouring numbers over all bits.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
