namespace Fund.Web;

/// <summary>How a stage stands.</summary>
public enum StageState
{
    /// <summary>Still to come.</summary>
    Coming,

    /// <summary>Where the case is.</summary>
    Current,

    /// <summary>Left behind.</summary>
    Done,

    /// <summary>Passed by.</summary>
    Skipped,
}

/// <summary>A stage on a case's way.</summary>
/// <param name="Label">The stage in the municipality's words.</param>
/// <param name="State">How it stands.</param>
/// <param name="Date">When it was reached, or is due; null when not known.</param>
/// <param name="Note">A few words more: "hos Kommunstyrelsen".</param>
public sealed record StageMark(string Label, StageState State, DateOnly? Date = null, string? Note = null);

/// <summary>Something that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Title">What, in a few words.</param>
/// <param name="Who">By whom; null when by the system.</param>
/// <param name="Text">More about it.</param>
/// <param name="Href">Where it is seen; null for nowhere.</param>
public sealed record TimelineEvent(DateTimeOffset At, string Title, string? Who = null, string? Text = null, string? Href = null);

/// <summary>A tab: a link to one side of a thing.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">It is the one shown.</param>
/// <param name="Note">What is new behind it, in words: "2 nya"; null for nothing.</param>
public sealed record Tab(string Label, string Href, bool Current = false, string? Note = null);
