namespace Fund.Platform.Plugins;

/// <summary>What a plugin's step did in one operation; kept even when the operation was undone.</summary>
public sealed class StepTrace
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The case; null for the fund's operations.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The plugin.</summary>
    public string Plugin { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The step.</summary>
    public string Step { get; init; } = "";

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>The operation or calculation.</summary>
    public string Operation { get; init; } = "";

    /// <summary>How long it took, microseconds.</summary>
    public long Microseconds { get; init; }

    /// <summary>"done", "refused", "failed", "timeOut", "quarantined", or "missing" for a plugin that could not run at all.</summary>
    public string Result { get; init; } = "";

    /// <summary>What it wrote.</summary>
    public string Lines { get; init; } = "";

    /// <summary>The number that the person was asked to quote; null when nothing went wrong.</summary>
    public string? Reference { get; init; }

    /// <summary>What went wrong, for whoever mends it; null when nothing did.</summary>
    public string? Fault { get; init; }
}
