using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fund.Contracts.Values;

/// <summary>
/// The one reader of dates, and the one writer each for pages, machine files and Excel. People write åååå-mm-dd and nothing else:
/// 01/02/2026 is two different days to two readers (BAD-06).
/// </summary>
public static class SwedishDate
{
    /// <summary>The first day that is read: 1900-01-01.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>The last day that is read: 2199-12-31.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    private static readonly string[] Months =
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];

    // Day 0 of Excel's serials, as they count from 1 March 1900 on; before that Excel has a leap day that never was.
    private static readonly DateOnly ExcelDayZero = new(1899, 12, 30);

    private static readonly DateOnly ExcelFirstSafeDay = new(1900, 3, 1);

    /// <summary>Reads a date as people write it: åååå-mm-dd only.</summary>
    /// <param name="text">What was written; blanks around it are allowed.</param>
    /// <param name="date">The date, or 0001-01-01 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryRead(string? text, out DateOnly date, [NotNullWhen(false)] out Unreadable? unreadable)
    {
        var written = (text ?? string.Empty).TrimBlanks();
        return Read(written, HasHyphens(written), "Skriv datumet som åååå-mm-dd, till exempel 2026-03-02.", out date, out unreadable);
    }

    /// <summary>Reads a date from a file: åååå-mm-dd or ååååmmdd.</summary>
    /// <param name="text">The cell; blanks around it are allowed.</param>
    /// <param name="date">The date, or 0001-01-01 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryReadFile(string? text, out DateOnly date, [NotNullWhen(false)] out Unreadable? unreadable)
    {
        var written = (text ?? string.Empty).TrimBlanks();
        var isWellFormed = HasHyphens(written) || (written.Length == 8 && written.All(char.IsAsciiDigit));
        return Read(written, isWellFormed, "Datum i filer ska vara skrivna som åååå-mm-dd eller "
            + "ååååmmdd.", out date, out unreadable);
    }

    /// <summary>
    /// Reads the number of an Excel cell that is formatted as a date: whole days, from 1 March 1900 (60 and earlier are not one certain
    /// day).
    /// </summary>
    /// <param name="serial">The cell's number. A time of day is refused.</param>
    /// <param name="date">The date, or 0001-01-01 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryReadExcel(double serial, out DateOnly date, [NotNullWhen(false)] out Unreadable? unreadable)
    {
        date = default;
        if (!double.IsInteger(serial))
        {
            unreadable = new(UnreadableCode.NotADate, "Cellen innehåller inte ett datum utan klockslag.");
            return false;
        }

        if (serial < ExcelFirstSafeDay.DayNumber - ExcelDayZero.DayNumber || serial > Last.DayNumber - ExcelDayZero.DayNumber)
        {
            unreadable = OutOfRange;
            return false;
        }

        date = ExcelDayZero.AddDays((int)serial);
        unreadable = null;
        return true;
    }

    /// <summary>A date for pages: 2026-03-02.</summary>
    public static string ForPage(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date for running text in documents: 2 mars 2026.</summary>
    public static string ForText(DateOnly date) => $"{date.Day}{Blanks.NoBreak}{Months[date.Month - 1]} {date.Year}";

    /// <summary>A date for a machine file: 2026-03-02.</summary>
    public static string ForFile(DateOnly date) => ForPage(date);

    /// <summary>A date for a machine file whose format has no hyphens, such as SIE: 20260302.</summary>
    public static string ForCompactFile(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A date for an Excel cell formatted as a date: its serial number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is before 1 March 1900.</exception>
    public static int ForExcel(DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, ExcelFirstSafeDay);
        return date.DayNumber - ExcelDayZero.DayNumber;
    }

    private static Unreadable OutOfRange =>
        new(UnreadableCode.YearOutOfRange, $"Datumet ska ligga mellan {ForPage(First)} och {ForPage(Last)}.");

    private static bool HasHyphens(string written) =>
        written.Length == 10
        && written.Select((sign, place) => place is 4 or 7 ? sign == '-' : char.IsAsciiDigit(sign)).All(right => right);

    private static bool Read(
        string written,
        bool isWellFormed,
        string remedy,
        out DateOnly date,
        [NotNullWhen(false)] out Unreadable? unreadable
    )
    {
        date = default;
        if (!isWellFormed)
        {
            unreadable = written.Length == 0 ? new(UnreadableCode.Empty, "Skriv ett datum.") : new(UnreadableCode.NotADate, remedy);
            return false;
        }

        var digits = written.Replace("-", string.Empty, StringComparison.Ordinal);
        if (!DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            unreadable = new(UnreadableCode.NoSuchDate, "Det datumet finns inte i kalendern.");
            return false;
        }

        if (read < First || read > Last)
        {
            unreadable = OutOfRange;
            return false;
        }

        date = read;
        unreadable = null;
        return true;
    }
}
