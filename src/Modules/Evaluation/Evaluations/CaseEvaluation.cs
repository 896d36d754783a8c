using Fund.Contracts.Values;

namespace Fund.Evaluation.Evaluations;

/// <summary>An evaluation of an initiative, section by section, as recorded.</summary>
internal sealed class CaseEvaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly On { get; init; }
    public Dictionary<string, string> Sections { get; init; } = [];

    /// <summary>The entry of the log that it was recorded with.</summary>
    public Guid Act { get; init; }
    public PersonId? WhoId { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
