using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Fund.Process.Calendar;

/// <summary>
/// Names an occasion of one year, "2027-T1": the one place that writes and reads that form, for addresses, tasks, runs and plugins.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OccasionKey
{
    /// <summary>The first year that has occasions.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year that has occasions.</summary>
    public const int LastYear = 2100;

    private const int YearDigits = 4;

    private const int MaxLength = 20;

    /// <summary>An occasion of a year.</summary>
    /// <exception cref="ArgumentException">It is no key of an occasion, or the year is outside 2000–2100.</exception>
    public OccasionKey(FiscalYear year, string occasion)
    {
        if (!Is(year) || !Names(occasion))
        {
            throw new ArgumentException($"{year}-{occasion} names no occasion.", nameof(occasion));
        }

        (Year, Occasion) = (year, occasion);
    }

    /// <summary>The fiscal year.</summary>
    public FiscalYear Year { get; }

    /// <summary>The occasion's key in its year, the same every year.</summary>
    public string Occasion { get; }

    /// <summary>Can a text be the key of an occasion in its year: 1–20 letters a–z, A–Z and digits?</summary>
    public static bool Names([NotNullWhen(true)] string? occasion) =>
        occasion is { Length: > 0 and <= MaxLength } && occasion.All(char.IsAsciiLetterOrDigit);

    /// <summary>Reads "2027-T1", and nothing else.</summary>
    public static bool TryParse(string? text, out OccasionKey key)
    {
        key = default;
        if (
            text is not { Length: > YearDigits + 1 }
            || text[YearDigits] != '-'
            || !int.TryParse(text.AsSpan(0, YearDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        var (year, occasion) = (new FiscalYear(number), text[(YearDigits + 1)..]);
        if (!Is(year) || !Names(occasion))
        {
            return false;
        }

        key = new OccasionKey(year, occasion);
        return true;
    }

    /// <summary>"2027-T1".</summary>
    public override string ToString() => $"{Year}-{Occasion}";

    private static bool Is(FiscalYear year) => year.Year is >= FirstYear and <= LastYear;
}
