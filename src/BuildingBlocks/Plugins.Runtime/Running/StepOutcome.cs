namespace Fund.Plugins.Runtime.Running;

/// <summary>What one step did.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="StepId">The step.</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Operation">The operation or calculation.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Result">"done", "refused", "failed", "timeOut" or "quarantined" (not started, after too many time-outs).</param>
/// <param name="Lines">What it wrote, at most 8 KB.</param>
/// <param name="Reference">The number that the person was asked to quote; null when nothing went wrong.</param>
/// <param name="Fault">What went wrong, in the words of the code; null when nothing did.</param>
public sealed record StepOutcome(
    string PluginId,
    string Version,
    string StepId,
    string? Rule,
    string Operation,
    TimeSpan Duration,
    string Result,
    string Lines,
    string? Reference = null,
    string? Fault = null
);

/// <summary>What a step said about the operation.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Message">Swedish sentence.</param>
/// <param name="Field">Field it belongs to; null for the whole.</param>
/// <param name="Refuses">Refuses, or only warns?</param>
/// <param name="Reference">The number to quote, when the step could not run; null when it said this itself.</param>
public sealed record StepFinding(string StepId, string? Rule, string Message, string? Field, bool Refuses, string? Reference = null);

/// <summary>An answer that an adjustment has set.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Value">The answer; null for none.</param>
/// <param name="StepId">The step that set it.</param>
/// <param name="PluginId">Its plugin.</param>
/// <param name="Rule">The guideline's rule.</param>
public sealed record AdjustedAnswer(string Field, string? Value, string StepId, string PluginId, string? Rule);

/// <summary>What a reaction asks for.</summary>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Task">A task; null if it is a notice.</param>
/// <param name="NotifyRole">Role to tell; null if it is a task.</param>
/// <param name="Subject">Subject of the notice.</param>
/// <param name="Text">Text of the notice.</param>
public sealed record StepRequest(string? Rule, TaskDraft? Task, string? NotifyRole = null, string? Subject = null, string? Text = null);

/// <summary>
/// A step threw, took longer than it may, or is held back. A check's fault is told among its findings instead; after commit the step is
/// tried again.
/// </summary>
/// <param name="message">A Swedish sentence, with the number to quote.</param>
/// <param name="cause">What it threw; null when it is held back.</param>
public sealed class PluginStepFailed(string message, Exception? cause) : Exception(message, cause)
{
    /// <summary>The number that the person is asked to quote; it stands in the step's trace.</summary>
    public required string Reference { get; init; }

    /// <summary>The step's rule; null when it has none.</summary>
    public string? Rule { get; init; }
}
