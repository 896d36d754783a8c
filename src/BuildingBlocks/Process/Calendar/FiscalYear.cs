using System.Text.Json.Serialization;

namespace Fund.Process.Calendar;

/// <summary>
/// A municipality's fiscal year (räkenskapsår): the calendar year, by lagen (2018:597) om kommunal bokföring och redovisning. A cost
/// belongs to the one in which it arose (A-49, U-11).
/// </summary>
/// <param name="Year">The calendar year, 1–9998.</param>
[JsonConverter(typeof(FiscalYearJson))]
public readonly record struct FiscalYear(int Year) : IComparable<FiscalYear>
{
    /// <summary>The fiscal year of a day.</summary>
    public static FiscalYear Of(DateOnly date) => new(date.Year);

    /// <summary>1 January.</summary>
    public DateOnly Start => new(Year, 1, 1);

    /// <summary>31 December, the last day that belongs to the year.</summary>
    public DateOnly End => new(Year, 12, 31);

    /// <summary>The year after.</summary>
    public FiscalYear Next => new(Year + 1);

    /// <summary>True for a day of the year.</summary>
    public bool Contains(DateOnly date) => date.Year == Year;

    /// <summary>True when the whole period lies in the year: a settlement may not cross the turn of the year .</summary>
    public bool Contains(DateOnly periodStart, DateOnly periodEnd) =>
        Contains(periodStart) && Contains(periodEnd) && periodStart <= periodEnd;

    /// <inheritdoc/>
    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    /// <summary>The year in four digits.</summary>
    public override string ToString() => $"{Year:0000}";

    /// <summary>Earlier.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left.Year < right.Year;

    /// <summary>Later.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left.Year > right.Year;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Year <= right.Year;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Year >= right.Year;
}
