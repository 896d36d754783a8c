using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>
/// A cost as booked: never changed. What was wrong is taken back by a new row with the opposite amount (F-08), and what a settlement has
/// taken up is written beside it.
/// </summary>
internal sealed class CostLine
{
    /// <summary>Series of the vouchers that were typed by hand.</summary>
    public const string ByHand = "manuell";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId? CaseId { get; init; }
    public string ProjectCode { get; init; } = "";
    public int Year { get; init; }
    public string Series { get; init; } = "";
    public string Number { get; init; } = "";
    public DateOnly Date { get; init; }
    public string Account { get; init; } = "";
    public string Text { get; init; } = "";
    public Money Amount { get; init; }

    /// <summary>The file it came from; null when typed by hand.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The row of that file; null on what was made of a difference or by undoing.</summary>
    public int? FileLine { get; init; }

    /// <summary>The cost that this row takes back; it has the opposite amount. A cost is taken back once.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The row, itself taking a cost back, whose effect this one undoes.</summary>
    public Guid? Restores { get; init; }

    /// <summary>Why it was taken back or put again, in the words of who did it; null on a cost as it came.</summary>
    public string? Reason { get; init; }

    /// <summary>What was attached to a cost typed by hand.</summary>
    public Guid? FileId { get; init; }

    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
