using Fund.Contracts.Values;
using Fund.Platform.Tenancy;

namespace Fund.Assessment.Meetings;

/// <summary>A meeting of a body on a day: what was prepared, decided or agreed there are its items. One a body and day.</summary>
internal sealed class Meeting
{
    private Meeting() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The body: a group of officials, a committee, the steering group, a board.</summary>
    public string Body { get; private init; } = "";

    /// <summary>The day, a Swedish calendar date.</summary>
    public DateOnly HeldOn { get; private init; }

    public static Meeting Of(string body, DateOnly heldOn) => new() { Body = body, HeldOn = heldOn };
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
