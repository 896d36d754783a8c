using Fund.Contracts.Values;

namespace Fund.Assessment.Meetings;

/// <summary>A point of a meeting's agenda: a case, or a point in words.</summary>
internal sealed class AgendaItem
{
    private AgendaItem() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }

    /// <summary>The case; null for a point in words.</summary>
    public CaseId? CaseId { get; private init; }

    /// <summary>The point in words; null for a case.</summary>
    public string? Heading { get; private init; }

    /// <summary>Place on the agenda, lowest first.</summary>
    public int Position { get; set; }

    public static AgendaItem Of(Guid meeting, CaseId about, int position) =>
        new()
        {
            MeetingId = meeting,
            CaseId = about,
            Position = position,
        };

    public static AgendaItem Of(Guid meeting, string heading, int position) =>
        new()
        {
            MeetingId = meeting,
            Heading = heading,
            Position = position,
        };
}

/// <summary>Was a member of the body at the meeting, and in whose place?</summary>
internal sealed class MeetingAttendance
{
    public Guid MeetingId { get; init; }

    /// <summary>The appointment.</summary>
    public Guid MemberId { get; init; }
    public bool Present { get; set; }

    /// <summary>The appointment in whose place a substitute serves; null for none.</summary>
    public Guid? InsteadOf { get; set; }
}

/// <summary>A member who was at the meeting was away from one of its points.</summary>
internal sealed class PointAbsence
{
    public Guid AgendaItemId { get; init; }

    /// <summary>The appointment.</summary>
    public Guid MemberId { get; init; }
}
