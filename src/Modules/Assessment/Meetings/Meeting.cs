using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Assessment.Meetings;

/// <summary>How far a meeting has come.</summary>
internal enum MeetingState
{
    /// <summary>Its day is set; its agenda is being made.</summary>
    Planned,

    /// <summary>It has been held: who was there is known, or something of it is recorded that was never planned here.</summary>
    Held,

    /// <summary>It was called off.</summary>
    CalledOff,
}

/// <summary>A meeting of a body on a day: what was prepared, decided or agreed there are its items. One a body and day.</summary>
internal sealed class Meeting
{
    private Meeting() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The body by name: a group of officials, a committee, the steering group, a board.</summary>
    public string Body { get; private init; } = "";

    /// <summary>The name as it is compared.</summary>
    public string BodyKey { get; private init; } = "";

    /// <summary>The body, where its members are kept here; null where only its name is known.</summary>
    public Guid? BodyId { get; private init; }

    /// <summary>The day, a Swedish calendar date.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>When it begins, Swedish clock; null where it was never planned here.</summary>
    public TimeOnly? StartsAt { get; private set; }

    /// <summary>Where; null where it was never planned here.</summary>
    public string? Place { get; private set; }
    public MeetingState State { get; private set; }

    /// <summary>Why it was called off; null while it is not.</summary>
    public string? CalledOffBecause { get; private set; }

    /// <summary>Counts what is done with its agenda and attendance, so that the version of its row is theirs as well.</summary>
    public int Changes { get; private set; }

    /// <summary>A meeting that something is recorded of, never planned here.</summary>
    public static Meeting Of(string body, DateOnly heldOn) =>
        new()
        {
            Body = body,
            BodyKey = Bodies.Body.KeyOf(body),
            HeldOn = heldOn,
            State = MeetingState.Held,
        };

    /// <summary>A meeting that is coming.</summary>
    public static Meeting Planned(string body, Guid? bodyId, DateOnly day, TimeOnly startsAt, string place) =>
        new()
        {
            Body = body,
            BodyKey = Bodies.Body.KeyOf(body),
            BodyId = bodyId,
            HeldOn = day,
            StartsAt = startsAt,
            Place = place,
        };

    /// <summary>Another day, time or place.</summary>
    public void Move(DateOnly day, TimeOnly startsAt, string place) => (HeldOn, StartsAt, Place) = (day, startsAt, place);

    /// <summary>It is called off.</summary>
    public void CallOff(string because) => (State, CalledOffBecause) = (MeetingState.CalledOff, because);

    /// <summary>Who was there is known.</summary>
    public void Hold() => State = MeetingState.Held;

    /// <summary>Its agenda or attendance changes.</summary>
    public void Touch() => Changes++;
}

/// <summary>What an item of a meeting is.</summary>
internal enum MeetingItemKind
{
    /// <summary>A group of officials prepared the application .</summary>
    Preparation,

    /// <summary>The applicant's own board decided to apply .</summary>
    CommitteeDecision,

    /// <summary>The first meeting on an application (U-67…U-69).</summary>
    FirstMeeting,

    /// <summary>The steering group's recommendation (U-71, U-79).</summary>
    Recommendation,

    /// <summary>The deciding body's decision (A-36, U-76).</summary>
    Decision,
}

/// <summary>A case as it was handled at a meeting, as the minutes have it. Never changed.</summary>
internal sealed class MeetingItem
{
    private MeetingItem() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public CaseId CaseId { get; private init; }
    public MeetingItemKind Kind { get; private init; }

    /// <summary>Paragraph of the minutes; null where there are none.</summary>
    public string? Paragraph { get; private init; }

    /// <summary>What was said or stated; null where nothing was written.</summary>
    public string? Text { get; private init; }

    /// <summary>Do the parties share the view that it can succeed? Of a first meeting only.</summary>
    public bool? SharedView { get; private init; }

    /// <summary>How the process goes on, with dates; of a first meeting only.</summary>
    public string? ProcessPlan { get; private init; }

    /// <summary>The entry of the log that it was recorded with.</summary>
    public Guid Act { get; private init; }
    public PersonId? PersonId { get; private init; }
    public string Who { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static MeetingItem Of(
        Meeting meeting,
        CaseId about,
        MeetingItemKind kind,
        Act act,
        string? text = null,
        string? paragraph = null,
        bool? sharedView = null,
        string? processPlan = null
    ) =>
        new()
        {
            MeetingId = meeting.Id,
            CaseId = about,
            Kind = kind,
            Paragraph = Given(paragraph),
            Text = Given(text),
            SharedView = sharedView,
            ProcessPlan = Given(processPlan),
            Act = act.Id,
            PersonId = act.Person,
            Who = act.Who,
            At = act.At,
        };

    /// <summary>Is it the same, whoever recorded it?</summary>
    public bool SaysTheSameAs(MeetingItem other) =>
        (Paragraph, Text, SharedView, ProcessPlan) == (other.Paragraph, other.Text, other.SharedView, other.ProcessPlan);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
