namespace Fund.Finance.Costs;

/// <summary>The day of a row of a file, held to bounds: a ledger may book ahead, which entering by hand may not.</summary>
internal static class CostDay
{
    /// <summary>
    /// Why the row cannot be of that day, Swedish; null when it can. What is no cost may well be booked ahead of its day.
    /// </summary>
    public static string? Fault(DateOnly day, FileRowKind kind, DateOnly latest) =>
        day.Year < CostLimits.FirstYear ? T($"Dagen {day:yyyy-MM-dd} ligger före år {CostLimits.FirstYear} och kan inte vara rätt.")
        : kind == FileRowKind.Cost && day > latest
            ? T($"Dagen {day:yyyy-MM-dd} ligger för långt fram och kan inte vara rätt.")
        : null;
}
