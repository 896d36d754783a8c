using Fund.Assessment.Meetings;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Assessment.Agendas;

/// <summary>What is to be done with a meeting now.</summary>
internal enum MeetingStep
{
    /// <summary>Its agenda is empty.</summary>
    MakeAgenda,

    /// <summary>It waits for its day.</summary>
    Wait,

    /// <summary>Its day has come: who is there is to be registered.</summary>
    TakeAttendance,

    /// <summary>What it came to is to be registered, case by case.</summary>
    RecordPoints,

    /// <summary>All is registered.</summary>
    Done,

    /// <summary>It is not held.</summary>
    CalledOff,
}

/// <summary>A meeting before, while and after it is held.</summary>
internal sealed record MeetingView
{
    public required Guid Id { get; init; }

    /// <summary>The body by name.</summary>
    public required string Body { get; init; }

    /// <summary>The body, where its members are kept here.</summary>
    public Guid? BodyId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>When it begins, Swedish clock; null where it was never planned here.</summary>
    public TimeOnly? StartsAt { get; init; }
    public string? Place { get; init; }
    public required MeetingState State { get; init; }
    public string? CalledOffBecause { get; init; }

    /// <summary>What is to be done now.</summary>
    public required MeetingStep Step { get; init; }

    /// <summary>Its agenda in order.</summary>
    public required IReadOnlyList<MeetingPoint> Points { get; init; }

    /// <summary>Those who are appointed that day, chair first; empty where members are not kept here.</summary>
    public required IReadOnlyList<MeetingMember> Members { get; init; }

    /// <summary>May the reader plan, order and register attendance?</summary>
    public required bool MayArrange { get; init; }

    /// <summary>Given back by who changes it.</summary>
    public required uint Version { get; init; }
}

/// <summary>A point of the agenda as it is read.</summary>
internal sealed record MeetingPoint
{
    public required Guid Id { get; init; }

    /// <summary>1 is the first.</summary>
    public required int Number { get; init; }

    /// <summary>The case's number; null for a point in words, and for a case that the reader may not see.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The case's title, or the point in words.</summary>
    public required string Title { get; init; }
    public string? LeadUnit { get; init; }

    /// <summary>What is to be done, in the municipality's word; null where nothing waits.</summary>
    public string? Task { get; init; }

    /// <summary>Path below the municipality where it is done, for a reader who does it; null else.</summary>
    public string? DoneAt { get; init; }

    /// <summary>Applied for, SEK.</summary>
    public Money? Requested { get; init; }

    /// <summary>What stands in the way; empty when the case is ready.</summary>
    public IReadOnlyList<Finding> InTheWay { get; init; } = [];

    /// <summary>Is something to be done with the case at this meeting that is not registered?</summary>
    public bool Waits { get; init; }

    /// <summary>What the meeting came to, with paragraph; null before it is registered.</summary>
    public string? Recorded { get; init; }

    /// <summary>Keys of the appointments of those who were at the meeting but not at this point.</summary>
    public IReadOnlyList<Guid> Away { get; init; } = [];

    /// <summary>Keys of the appointments of those who have a conflict of interest in the case (W-22).</summary>
    public IReadOnlyList<Guid> Recused { get; init; } = [];

    /// <summary>Members who sit in the applicant's board as well: a notice, and no conflict of interest by itself (W-22).</summary>
    public IReadOnlyList<DoubleSeat> DoubleSeats { get; init; } = [];

    /// <summary>
    /// Keys of the appointments of those who took part: who served at the meeting, less who was away and who has a conflict of interest.
    /// </summary>
    public IReadOnlyList<Guid> TookPart { get; init; } = [];
}

/// <summary>Somebody who sits in the body that meets and in the one that applies.</summary>
/// <param name="Name">Who.</param>
/// <param name="Body">The other body by name.</param>
internal sealed record DoubleSeat(string Name, string Body);

/// <summary>Somebody of the body.</summary>
/// <param name="Id">Key of the appointment.</param>
/// <param name="Name">As shown.</param>
/// <param name="Position">One of the positions.</param>
/// <param name="PositionName">The position in words.</param>
/// <param name="Present">Was there? Null before it is registered.</param>
/// <param name="InsteadOf">Key of the appointment in whose place a substitute served; null for none.</param>
internal sealed record MeetingMember(Guid Id, string Name, string Position, string PositionName, bool? Present, Guid? InsteadOf)
{
    /// <summary>Takes part in what is decided: a substitute only in another's place.</summary>
    public bool Serves => Present == true && (Position != BodyPositions.Substitute || InsteadOf is not null);
}
