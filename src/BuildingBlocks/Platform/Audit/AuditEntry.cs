namespace Fund.Platform.Audit;

/// <summary>One state change: who, when, from where, what, under which rule version. Never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The instant (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Key of the person; null for the system and operators.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Name at that time.</summary>
    public string Who { get; init; } = "";

    /// <summary>Roles at that time, comma-separated.</summary>
    public string Roles { get; init; } = "";

    /// <summary>Page, API or job, and the address.</summary>
    public string From { get; init; } = "";

    /// <summary>The message: "RecordDecision".</summary>
    public string What { get; init; } = "";

    /// <summary>The case's number; null when it is about no case.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>Code of the rule version; null when it is about no case.</summary>
    public string? RuleVersion { get; init; }

    /// <summary>The message's content as JSON, without files and secrets.</summary>
    public string Content { get; init; } = "{}";

    /// <summary>The trace it belongs to, for finding it in the telemetry.</summary>
    public string? TraceId { get; init; }
}
