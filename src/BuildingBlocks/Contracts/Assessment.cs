using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Contracts.Assessment;

/// <summary>What a political body decided on a case.</summary>
public sealed record DecisionView
{
    /// <summary>"granted", "partiallyGranted", "rejected", "sentBack" or "tabled".</summary>
    public required string Outcome { get; init; }

    /// <summary>The deciding body.</summary>
    public required string Body { get; init; }

    /// <summary>Paragraph of the minutes, "§ 73".</summary>
    public required string Paragraph { get; init; }

    /// <summary>The meeting's day.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Granted, SEK; zero when nothing was.</summary>
    public required Money Granted { get; init; }

    /// <summary>Granted per fiscal year, SEK; sums to <see cref="Granted"/>.</summary>
    public IReadOnlyDictionary<int, Money> PerYear { get; init; } = new Dictionary<int, Money>();

    /// <summary>Conditions in words.</summary>
    public string? Conditions { get; init; }
}

/// <summary>
/// The latest decision on the application of a case, with what is granted now that later decisions have raised or lowered it; null before
/// it.
/// </summary>
[Internal]
public sealed record CaseDecision(CaseId Case) : IQuery<DecisionView?>;

/// <summary>The same of several cases; cases without a decision are left out.</summary>
[Internal]
public sealed record CaseDecisions(IReadOnlyCollection<CaseId> Cases) : IQuery<IReadOnlyDictionary<CaseId, DecisionView>>;

/// <summary>Has the person declared a conflict of interest in the case (W-22)?</summary>
[Internal]
public sealed record IsRecused(CaseId Case, PersonId Person) : IQuery<bool>;

/// <summary>
/// Who must not be asked for what is closed to those with a conflict of interest: put up where cases are assessed (W-22, F-21).
/// </summary>
/// <param name="CaseNumber">In this case; null for all.</param>
/// <param name="Person">This person; null for all.</param>
public sealed record GatherRecusals(string? CaseNumber, PersonId? Person) : INotification
{
    /// <summary>What has been put up: the case's number, and the person.</summary>
    public HashSet<(string CaseNumber, PersonId Person)> Found { get; } = [];
}

/// <summary>
/// The bodies of a municipality's document: a body that is there already by name keeps its members, what is not there is added.
/// </summary>
/// <param name="Bodies">The bodies.</param>
public sealed record InstallBodies(IReadOnlyList<BodyToInstall> Bodies) : INotification;

/// <summary>A body that meets on cases.</summary>
/// <param name="Name">Name as shown: "Kommunstyrelsen".</param>
/// <param name="Kind">One of <see cref="BodyKinds"/>.</param>
/// <param name="Unit">Key of the unit that it is the board of; null for none.</param>
/// <param name="Members">Who is appointed.</param>
public sealed record BodyToInstall(string Name, string Kind, string? Unit, IReadOnlyList<MemberToInstall> Members);

/// <summary>Somebody appointed to a body.</summary>
/// <param name="Person">The person, where they can sign in; null for a name alone.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Email">Where to write to somebody who is a name alone; null for nowhere.</param>
/// <param name="Position">One of <see cref="BodyPositions"/>.</param>
/// <param name="AppointedBy">Who appointed them, with paragraph where there is one.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null until further notice.</param>
public sealed record MemberToInstall(
    PersonId? Person,
    string Name,
    string? Email,
    string Position,
    string AppointedBy,
    DateOnly From,
    DateOnly? To
);

/// <summary>A body has decided, in this transaction. Finance commits what was granted; Applications moves the stage.</summary>
public sealed record DecisionRecorded(CaseId Case, DecisionView Decision) : INotification;

/// <summary>How a grant came to be changed.</summary>
public enum GrantChange
{
    /// <summary>A body has raised or lowered it.</summary>
    Decided,

    /// <summary>A body has withdrawn what remains of it.</summary>
    Withdrawn,

    /// <summary>A decision had been registered with a wrong amount.</summary>
    Corrected,
}

/// <summary>
/// A body has changed what it granted, or the registration of a decision was corrected, in this transaction. Finance posts the difference.
/// </summary>
/// <param name="Case">Key of the case.</param>
/// <param name="Change">How.</param>
/// <param name="Decision">The decision as it is registered now.</param>
/// <param name="Version">Which registration of it, from 1.</param>
/// <param name="PerYear">By fiscal year: above zero is granted more, below zero less. SEK.</param>
public sealed record GrantChanged(
    CaseId Case,
    GrantChange Change,
    DecisionView Decision,
    int Version,
    IReadOnlyDictionary<int, Money> PerYear
) : INotification;
