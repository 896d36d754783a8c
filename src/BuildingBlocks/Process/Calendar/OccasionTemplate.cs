using System.Text.Json.Serialization;

namespace Fund.Process.Calendar;

/// <summary>An occasion as a rule version states it, for every year.</summary>
public sealed record OccasionTemplate
{
    /// <summary>Names the occasion in its year: 1–20 letters a–z, A–Z and digits, "T1".</summary>
    public required string Key { get; init; }

    /// <summary>What people call it, in Swedish.</summary>
    public required string Name { get; init; }

    /// <summary>The last day of the period.</summary>
    public required MonthDay PeriodEnd { get; init; }

    /// <summary>How long after the period's end the report is due.</summary>
    public required DeadlineTerm DueWithin { get; init; }

    /// <summary>What is done at the occasion.</summary>
    [JsonConverter(typeof(OccasionKindsJson))]
    public required OccasionKinds Kinds { get; init; }

    /// <summary>How long after the period's end a settlement is prepared, so that the accounts are closed; ten days unless said.</summary>
    public DeadlineTerm PrepareAfter { get; init; } = new(10, TermUnit.Days);

    /// <summary>The first day of the period, where it is not the day after the previous occasion of the same kind.</summary>
    public MonthDay? PeriodStart { get; init; }
}

/// <summary>The dates of one occasion in one year, where they differ from the template's: real calendars move (UA-8).</summary>
/// <param name="Year">The year.</param>
/// <param name="Key">The occasion.</param>
/// <param name="PeriodEnd">The last day of the period that year, or null for the template's.</param>
/// <param name="Due">The last day to report, or null for what the template gives.</param>
public sealed record OccasionDates(FiscalYear Year, string Key, DateOnly? PeriodEnd = null, DateOnly? Due = null);

/// <summary>Something wrong with a calendar.</summary>
/// <param name="OccasionKey">The occasion, or null when it is the year as a whole.</param>
/// <param name="Reason">What is wrong and what is right, in plain Swedish.</param>
public sealed record CalendarFault(string? OccasionKey, string Reason);
