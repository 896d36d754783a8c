using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Finance.Repayments;

/// <summary>
/// The reduced frames as they were delivered to the budget work once (U-13, U-86): who, when, and each row. Never changed; what has changed
/// since is delivered anew.
/// </summary>
internal sealed class BudgetDelivery
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Fund { get; init; } = "";

    /// <summary>The budget year.</summary>
    public int Year { get; init; }

    /// <summary>Counts the deliveries for the budget year, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The last year that it tells of; the budget year where it tells of that alone.</summary>
    public int LastYear { get; init; }
    public PersonId? By { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public List<BudgetDeliveryRow> Rows { get; init; } = [];
}

/// <summary>A row as it was delivered. SEK.</summary>
internal sealed class BudgetDeliveryRow
{
    public Guid DeliveryId { get; init; }

    /// <summary>Place in the delivery, from 1.</summary>
    public int Position { get; init; }

    /// <summary>The instalment; a later plan may have left it out.</summary>
    public Guid Instalment { get; init; }
    public string CaseNumber { get; init; } = "";
    public string CaseTitle { get; init; } = "";
    public string Unit { get; init; } = "";
    public string UnitName { get; init; } = "";

    /// <summary>The unit's code (ansvar) in the accounts; null where none was known.</summary>
    public string? UnitCode { get; init; }

    /// <summary>The budget year whose frame is reduced.</summary>
    public int Year { get; init; }
    public Money Amount { get; init; }
    public RepaymentDestination Destination { get; init; }
}
