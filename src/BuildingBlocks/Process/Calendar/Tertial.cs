using System.Runtime.InteropServices;

namespace Fund.Process.Calendar;

/// <summary>
/// A third of a fiscal year: January–April, May–August, September–December (UA-8). The third one closes with the annual accounts.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tertial
{
    /// <summary>A tertial of a year.</summary>
    /// <param name="year">The fiscal year.</param>
    /// <param name="number">1, 2 or 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1–3.</exception>
    public Tertial(FiscalYear year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3);
        (Year, Number) = (year, number);
    }

    /// <summary>The fiscal year.</summary>
    public FiscalYear Year { get; }

    /// <summary>1, 2 or 3.</summary>
    public int Number { get; }

    /// <summary>The tertial of a day.</summary>
    public static Tertial Of(DateOnly date) => new(FiscalYear.Of(date), ((date.Month - 1) / 4) + 1);

    /// <summary>The three tertials of a year, in order.</summary>
    public static IReadOnlyList<Tertial> AllOf(FiscalYear year) => [new(year, 1), new(year, 2), new(year, 3)];

    /// <summary>1 January, 1 May or 1 September.</summary>
    public DateOnly Start => new(Year.Year, (4 * Number) - 3, 1);

    /// <summary>30 April, 31 August or 31 December, the last day that belongs to the tertial.</summary>
    public DateOnly End => Start.AddMonths(4).AddDays(-1);

    /// <summary>The tertial after, in the next year after the third.</summary>
    public Tertial Next => Number == 3 ? new(Year.Next, 1) : new(Year, Number + 1);

    /// <summary>True for a day of the tertial.</summary>
    public bool Contains(DateOnly date) => Start <= date && date <= End;

    /// <summary>"tertial 2 2026".</summary>
    public override string ToString() => $"tertial {Number} {Year}";
}
