using Fund.Contracts.Values;

namespace Fund.Evaluation.FollowUp;

/// <summary>
/// What is followed: indicator, unit, baseline, target, source, method, how often, by whom (U-92). Locked when the initiative starts.
/// </summary>
internal sealed class IndicatorPlan
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Indicator { get; init; } = "";
    public string Unit { get; init; } = "";
    public decimal? Baseline { get; init; }
    public decimal? Target { get; init; }
    public string? Source { get; init; }
    public string? Method { get; init; }

    /// <summary>How often, as it was answered: a key of <see cref="MeasurementFrequencies"/>, or words that ask for nothing.</summary>
    public string? Frequency { get; init; }
    public string? Responsible { get; init; }
    public DateTimeOffset LockedAt { get; init; }

    /// <summary>Is the target reached by a value? The target may lie below the baseline.</summary>
    public bool IsReachedBy(decimal value) =>
        Target is { } target && (Baseline is { } baseline && target < baseline ? value <= target : value >= target);

    /// <summary>How it stands by its latest value; null before the first.</summary>
    public IndicatorStanding StandingBy(decimal? latest) =>
        (latest, Target, Baseline) switch
        {
            (null, _, _) => IndicatorStanding.NotMeasured,
            (_, null, _) => IndicatorStanding.NoTarget,
            ({ } value, _, _) when IsReachedBy(value) => IndicatorStanding.Reached,
            ({ } value, { } target, { } start) when Math.Abs(target - value) < Math.Abs(target - start) => IndicatorStanding.Nearer,
            ({ } value, { } target, { } start) when Math.Abs(target - value) > Math.Abs(target - start) => IndicatorStanding.Farther,
            _ => IndicatorStanding.NotNearer,
        };
}
