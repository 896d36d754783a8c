using System.Numerics;

namespace Fund.Contracts.Values;

/// <summary>
/// The one rounding rule of the product: half away from zero, so 0,125 kr becomes 0,13 kr and −0,125 kr becomes −0,13 kr
/// (BAD-05). The same rule as PostgreSQL's <c>round(numeric)</c>; C#'s own default, half to even, is banned.
/// </summary>
public static class Rounding
{
    /// <summary>A decimal has at most 28 decimals: any decimal times 10^28 is a whole number.</summary>
    private const int MostDecimals = 28;

    private static readonly BigInteger Unit = BigInteger.Pow(10, MostDecimals);

    /// <summary>The quotient rounded half away from zero to a whole number, without an inexact step in between.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static BigInteger Quotient(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), BigInteger.Abs(denominator), out var rest);
        var rounded = rest * 2 >= BigInteger.Abs(denominator) ? quotient + 1 : quotient;
        return numerator.Sign * denominator.Sign < 0 ? -rounded : rounded;
    }

    /// <summary>
    /// A whole number times a decimal, rounded once: a decimal product of many digits would already have been rounded, half to even.
    /// </summary>
    internal static BigInteger Times(BigInteger value, decimal factor) => Quotient(value * Exact(factor), Unit);

    /// <summary>The decimal as a whole number of 10^−28, exactly.</summary>
    internal static BigInteger Exact(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
        var whole = digits * BigInteger.Pow(10, MostDecimals - value.Scale);
        return decimal.IsNegative(value) ? -whole : whole;
    }
}
