using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Fund.Plugins;
using Samples.Arithmetic;

[assembly: FundPlugin("heavy", "1.0.0", Settings = typeof(Samples.HeavySettings))]

namespace Samples;

public sealed class HeavySettings
{
    [Range(1, 10)]
    public int Weight { get; init; } = 1;
}

/// <summary>Dear to start and cheap to run: a table that takes long to make, many methods, a library of its own.</summary>
[Step("heavy", 100, Rule = "V-9", BudgetMilliseconds = 300)]
public sealed class Heavy : ICheck<SubmitIdea>
{
    private static readonly long[] Table = Make();

    public async ValueTask CheckAsync(SubmitIdea operation, CheckContext context, CancellationToken cancellation)
    {
        await Task.Yield();
        context.Warn($"{Sum(context.Settings<HeavySettings>().Weight) % 2}");
    }

    /// <summary>Sixty methods, one after the other; called by the test on its own thread, to count what is compiled.</summary>
    public static long Sum(long from) => Halves.Of(M0(from + Table[7]));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M0(long x) => M1(x + 0) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M1(long x) => M2(x + 1) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M2(long x) => M3(x + 2) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M3(long x) => M4(x + 3) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M4(long x) => M5(x + 4) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M5(long x) => M6(x + 5) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M6(long x) => M7(x + 6) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M7(long x) => M8(x + 7) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M8(long x) => M9(x + 8) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M9(long x) => M10(x + 9) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M10(long x) => M11(x + 10) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M11(long x) => M12(x + 11) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M12(long x) => M13(x + 12) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M13(long x) => M14(x + 13) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M14(long x) => M15(x + 14) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M15(long x) => M16(x + 15) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M16(long x) => M17(x + 16) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M17(long x) => M18(x + 17) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M18(long x) => M19(x + 18) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M19(long x) => M20(x + 19) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M20(long x) => M21(x + 20) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M21(long x) => M22(x + 21) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M22(long x) => M23(x + 22) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M23(long x) => M24(x + 23) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M24(long x) => M25(x + 24) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M25(long x) => M26(x + 25) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M26(long x) => M27(x + 26) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M27(long x) => M28(x + 27) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M28(long x) => M29(x + 28) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M29(long x) => M30(x + 29) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M30(long x) => M31(x + 30) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M31(long x) => M32(x + 31) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M32(long x) => M33(x + 32) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M33(long x) => M34(x + 33) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M34(long x) => M35(x + 34) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M35(long x) => M36(x + 35) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M36(long x) => M37(x + 36) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M37(long x) => M38(x + 37) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M38(long x) => M39(x + 38) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M39(long x) => M40(x + 39) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M40(long x) => M41(x + 40) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M41(long x) => M42(x + 41) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M42(long x) => M43(x + 42) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M43(long x) => M44(x + 43) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M44(long x) => M45(x + 44) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M45(long x) => M46(x + 45) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M46(long x) => M47(x + 46) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M47(long x) => M48(x + 47) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M48(long x) => M49(x + 48) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M49(long x) => M50(x + 49) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M50(long x) => M51(x + 50) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M51(long x) => M52(x + 51) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M52(long x) => M53(x + 52) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M53(long x) => M54(x + 53) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M54(long x) => M55(x + 54) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M55(long x) => M56(x + 55) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M56(long x) => M57(x + 56) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M57(long x) => M58(x + 57) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M58(long x) => M59(x + 58) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M59(long x) => M60(x + 59) ^ x;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long M60(long x) => x;

    private static long[] Make()
    {
        var made = new long[1024];
        ulong state = 1;
        for (var i = 0L; i < 700_000_000; i++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            made[i & 1023] ^= (long)state;
        }

        return made;
    }
}
