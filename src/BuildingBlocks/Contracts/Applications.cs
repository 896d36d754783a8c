using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Contracts.Applications;

/// <summary>What a stage means to the other modules, whatever the municipality calls it.</summary>
public enum StageKind
{
    /// <summary>Working material of the applicant.</summary>
    Draft,

    /// <summary>Received and being handled, before the decision.</summary>
    Handling,

    /// <summary>Granted, not yet started.</summary>
    Granted,

    /// <summary>Running: costs are settled.</summary>
    Running,

    /// <summary>Closed, declined, rejected or withdrawn.</summary>
    Ended,
}

/// <summary>The head of a case: what every page and module may know of it.</summary>
public sealed record CaseHeaderView
{
    /// <summary>Key.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Number in addresses, "2026-7".</summary>
    public required string Number { get; init; }

    /// <summary>Registry number (diarienummer) once received; null for a draft.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>Title as the applicant wrote it.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the stage in the case's rule version.</summary>
    public required string Stage { get; init; }

    /// <summary>What the stage means.</summary>
    public required StageKind StageKind { get; init; }

    /// <summary>Code of the rule version that the case is handled under, for life.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>
    /// Number of the choice of plugins that the case was opened under, and keeps with its rule version; 0 where there were none.
    /// </summary>
    public int PluginRevision { get; init; }

    /// <summary>Key of the fund that is applied to.</summary>
    public required string Fund { get; init; }

    /// <summary>Key of the track in the fund; null where the fund has none.</summary>
    public string? Track { get; init; }

    /// <summary>Key of the lead applicant's unit.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>Name of the lead applicant's unit.</summary>
    public required string LeadUnitName { get; init; }

    /// <summary>Who opened it and writes it.</summary>
    public required PersonId Owner { get; init; }

    /// <summary>The day it was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day the application (or idea) was received; null for a draft.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day the initiative started; null before.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Units that take part, the lead included.</summary>
    public IReadOnlyList<ParticipantFact> Participants { get; init; } = [];

    /// <summary>Project code in the finance system; null until given.</summary>
    public string? ProjectCode { get; init; }
}

/// <summary>The case with a number, or a <see cref="NotFound"/>.</summary>
[Internal]
public sealed record GetCase(string Number) : IQuery<CaseHeaderView>;

/// <summary>Cases by key, in no special order; unknown keys are left out.</summary>
[Internal]
public sealed record GetCases(IReadOnlyCollection<CaseId> Ids) : IQuery<IReadOnlyList<CaseHeaderView>>;

/// <summary>Those of these case numbers that the person asking may see: another's draft is working material.</summary>
[Internal]
public sealed record VisibleCases(IReadOnlyCollection<string> Numbers) : IQuery<IReadOnlySet<string>>;

/// <summary>All cases whose stage means one of these, by number.</summary>
[Internal]
public sealed record CasesIn(IReadOnlyCollection<StageKind> Kinds) : IQuery<IReadOnlyList<CaseHeaderView>>;

/// <summary>The answers of a case by field key, over all its forms; rows as a JSON array of objects.</summary>
[Internal]
public sealed record CaseAnswers(CaseId Case) : IQuery<IReadOnlyDictionary<string, string?>>;

/// <summary>How many cases that have not ended were opened under each choice of plugins, by its number.</summary>
[Internal]
public sealed record RunningCasesByPlugins : IQuery<IReadOnlyDictionary<int, int>>;

/// <summary>
/// Stores answers that plugins' steps have set in an operation, by field key. Sent by the pipeline before the operation's own work, by
/// nobody
/// else.
/// </summary>
[Internal]
public sealed record SetAnswers(CaseId Case, IReadOnlyDictionary<string, string?> Answers) : ICommand;

/// <summary>Moves a case along its profile's path. Sent by the pipeline after an operation, by nobody else.</summary>
[Internal]
public sealed record MoveCase(CaseId Case, string To, string Operation, string? Outcome) : ICommand;

/// <summary>Every module adds what it knows of the case.</summary>
public sealed record GatherFacts(CaseId Case, CaseFacts Facts) : INotification;

/// <summary>A case has reached another stage, in this transaction.</summary>
public sealed record CaseMoved(CaseId Case, string From, string To, StageKind ToKind, string Operation, string? Outcome, DateOnly On)
    : INotification;
