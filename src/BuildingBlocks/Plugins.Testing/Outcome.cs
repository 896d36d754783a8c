using Fund.Plugins.Runtime.Running;

namespace Fund.Plugins.Testing;

/// <summary>A notice that a reaction asks for.</summary>
/// <param name="Role">Who is told, as a role's code name.</param>
/// <param name="Subject">Subject, Swedish.</param>
/// <param name="Text">Text, Swedish.</param>
public sealed record Notification(string Role, string Subject, string Text);

/// <summary>What came of an operation.</summary>
public sealed class Outcome
{
    internal Outcome(IReadOnlyList<StepFinding> findings, IReadOnlyList<StepOutcome> ran)
    {
        Refusals = [.. findings.Where(finding => finding.Refuses)];
        Warnings = [.. findings.Where(finding => !finding.Refuses)];
        StepsRun = ran;
    }

    /// <summary>Everything that refuses it, in the steps' order; with any, nothing but the checks has run.</summary>
    public IReadOnlyList<StepFinding> Refusals { get; }

    /// <summary>What is said without stopping it.</summary>
    public IReadOnlyList<StepFinding> Warnings { get; }

    /// <summary>Answers that adjustments set, by field.</summary>
    public IReadOnlyDictionary<string, string?> Answers { get; init; } = new Dictionary<string, string?>();

    /// <summary>Due day of the new stage's task; null if none set it.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Tasks that reactions ask for.</summary>
    public IReadOnlyList<TaskDraft> Tasks { get; init; } = [];

    /// <summary>Notices that reactions ask for.</summary>
    public IReadOnlyList<Notification> Notifications { get; init; } = [];

    /// <summary>Ids of the follow-ups that ran.</summary>
    public IReadOnlyList<string> FollowUps { get; init; } = [];

    /// <summary>Every step that ran, in order.</summary>
    public IReadOnlyList<StepOutcome> StepsRun { get; }

    /// <summary>The lines that steps have written, in order.</summary>
    public IReadOnlyList<string> Trace => [.. StepsRun.SelectMany(step => step.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
}
