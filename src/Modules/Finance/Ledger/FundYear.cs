using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>A fiscal year of a fund that has been closed, or reopened; a year without a row is open.</summary>
internal sealed class FundYear
{
    /// <summary>Key of the fund.</summary>
    public string Fund { get; init; } = "";

    /// <summary>The calendar year.</summary>
    public int Year { get; init; }

    /// <summary>When it was closed; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it.</summary>
    public PersonId? ClosedBy { get; init; }

    /// <summary>Their name then.</summary>
    public string? ClosedByName { get; init; }
}

/// <summary>Who closed a year, and the instant.</summary>
internal sealed record YearClosing(string Who, DateTimeOffset At);
