using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fund.Contracts.Values;

/// <summary>
/// The one reader of dates, and their one writer for pages. People write åååå-mm-dd and nothing else:
/// 01/02/2026 is two different days to two readers (BAD-06).
/// </summary>
public static class SwedishDate
{
    /// <summary>The first day that is read: 1900-01-01.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>The last day that is read: 2199-12-31.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>Reads a date as people write it: åååå-mm-dd only.</summary>
    /// <param name="text">What was written; blanks around it are allowed.</param>
    /// <param name="date">The date, or 0001-01-01 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryRead(string? text, out DateOnly date, [NotNullWhen(false)] out Unreadable? unreadable)
    {
        var written = (text ?? string.Empty).TrimBlanks();
        return Read(written, HasHyphens(written), T("Skriv datumet som åååå-mm-dd, till exempel 2026-03-02."), out date, out unreadable);
    }

    /// <summary>A date for pages: 2026-03-02.</summary>
    public static string ForPage(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Unreadable OutOfRange =>
        new(UnreadableCode.YearOutOfRange, T($"Datumet ska ligga mellan {ForPage(First)} och {ForPage(Last)}."));

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
            unreadable = written.Length == 0 ? new(UnreadableCode.Empty, T("Skriv ett datum.")) : new(UnreadableCode.NotADate, remedy);
            return false;
        }

        var digits = written.Replace("-", string.Empty, StringComparison.Ordinal);
        if (!DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            unreadable = new(UnreadableCode.NoSuchDate, T("Det datumet finns inte i kalendern."));
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
