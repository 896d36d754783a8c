namespace Fund.CostBenefit;

/// <summary>The regularised incomplete gamma and beta functions: the cumulative probabilities of those distributions.</summary>
internal static class IncompleteFunctions
{
    private const int Steps = 10_000;
    private const double Precision = 1e-16;
    private const double Tiny = 1e-300;

    /// <summary>P(a, x): the share of a gamma distribution with shape a and scale 1 that lies below x.</summary>
    public static double Gamma(double a, double x) => x < a + 1 ? Below(a, x) : 1 - Above(a, x);

    /// <summary>Q(a, x) = 1 − P(a, x), without losing the digits of a small tail.</summary>
    public static double GammaAbove(double a, double x) => x < a + 1 ? 1 - Below(a, x) : Above(a, x);

    /// <summary>I_x(a, b): the share of a beta distribution that lies below x.</summary>
    public static double Beta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));

        // The fraction converges quickly on this side of the mean only; the other side is the mirror image.
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - (front * BetaFraction(b, a, 1 - x) / b);
    }

    /// <summary>The logarithm of the gamma function for x above zero (Lanczos, g = 7).</summary>
    public static double LogGamma(double x)
    {
        ReadOnlySpan<double> lanczos =
        [
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        x -= 1;
        var sum = 0.99999999999980993;
        for (var i = 0; i < lanczos.Length; i++)
        {
            sum += lanczos[i] / (x + i + 1);
        }

        var t = x + lanczos.Length - 0.5;
        return (Math.Log(2 * Math.PI) / 2) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    private static double Below(double a, double x) => x <= 0 ? 0 : Front(a, x) * GammaSeries(a, x);

    private static double Above(double a, double x) => Front(a, x) * GammaFraction(a, x);

    private static double Front(double a, double x) => Math.Exp((a * Math.Log(x)) - x - LogGamma(a));

    private static double GammaSeries(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < Steps && Math.Abs(term) > Math.Abs(sum) * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < Steps; i++)
        {
            b += 2;
            var step = Lentz(-i * (i - a), b, ref c, ref d);
            h *= step;
            if (Math.Abs(step - 1) < Precision)
            {
                break;
            }
        }

        return h;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < Steps; m++)
        {
            h *= Lentz(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))), 1, ref c, ref d);
            var step = Lentz(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)), 1, ref c, ref d);
            h *= step;
            if (Math.Abs(step - 1) < Precision)
            {
                break;
            }
        }

        return h;
    }

    /// <summary>One step of a continued fraction by the modified method of Lentz.</summary>
    private static double Lentz(double numerator, double denominator, ref double c, ref double d)
    {
        d = 1 / NotZero(denominator + (numerator * d));
        c = NotZero(denominator + (numerator / c));
        return c * d;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
