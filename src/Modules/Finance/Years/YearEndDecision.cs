using Fund.Contracts.Values;

namespace Fund.Finance.Years;

/// <summary>What is decided of a cost that does not settle itself.</summary>
internal enum YearEndOutcome
{
    /// <summary>Taken up in the year, as far as the grant reaches (W-17).</summary>
    TakeUp,

    /// <summary>The applicant bears it: the fund does not pay it, and it is never asked of again.</summary>
    Bear,

    /// <summary>It belongs to the next year, whose settlements take it up.</summary>
    Stay,

    /// <summary>A credit of what has been paid is claimed back from the receiver.</summary>
    ClaimBack,

    /// <summary>A cost and the row that takes it back: nobody decides on them, and nothing is paid or claimed back.</summary>
    CancelsOut,
}

/// <summary>
/// A decision on a cost at the year-end, by one person with a reason; it holds when another has approved the year-end. The cost itself is
/// never changed: that an invoice of January is taken up in the year before stands here (F-09, W-17).
/// </summary>
internal sealed class YearEndDecision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CostLineId { get; init; }
    public CaseId CaseId { get; init; }
    public string Fund { get; private set; } = "";

    /// <summary>The fiscal year whose year-end decides it.</summary>
    public int Year { get; private set; }

    public YearEndOutcome Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    public PersonId? DecidedBy { get; private set; }
    public string DecidedByName { get; private set; } = "";
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>What was paid of it, or claimed back when below zero, when the year-end was approved; null before. SEK.</summary>
    public Money? Paid { get; private set; }

    /// <summary>Is it the very same decision by the same person? A second click then changes nothing (F-13).</summary>
    public bool Is(int year, YearEndOutcome outcome, string reason, PersonId? by) =>
        (Year, Outcome, Reason, DecidedBy) == (year, outcome, reason, by);

    /// <summary>Somebody decides, or decides anew before it is approved.</summary>
    public void Decide(string fund, int year, YearEndOutcome outcome, string reason, PersonId? by, string name, DateTimeOffset at) =>
        (Fund, Year, Outcome, Reason, DecidedBy, DecidedByName, DecidedAt) = (fund, year, outcome, reason, by, name, at);

    /// <summary>Another has approved the year-end, and this came of it.</summary>
    public void Approve(Money paid) => Paid = paid;
}
