using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>A cost as booked: never changed. What a settlement has taken up is written beside it.</summary>
internal sealed class CostLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId? CaseId { get; init; }
    public string ProjectCode { get; init; } = "";
    public int Year { get; init; }
    public string Series { get; init; } = "";
    public string Number { get; init; } = "";
    public string Row { get; init; } = "";
    public DateOnly Date { get; init; }
    public string Account { get; init; } = "";
    public string Text { get; init; } = "";
    public Money Amount { get; init; }
    public Guid? ImportId { get; init; }
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A file of costs that was looked at, and stored once confirmed.</summary>
internal sealed class CostImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid FileId { get; init; }
    public string FileName { get; init; } = "";
    public PersonId? PersonId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public int? Stored { get; set; }
    public int? AlreadyKnown { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}
