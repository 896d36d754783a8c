using Fund.Contracts.Values;

namespace Fund.Evaluation.FollowUp;

/// <summary>A measured value. Corrected by a later one, never changed.</summary>
internal sealed class Measurement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public Guid IndicatorId { get; init; }
    public decimal Value { get; init; }
    public DateOnly MeasuredOn { get; init; }
    public string? Comment { get; init; }

    /// <summary>The entry of the log that it was recorded with.</summary>
    public Guid Act { get; init; }
    public PersonId? WhoId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
