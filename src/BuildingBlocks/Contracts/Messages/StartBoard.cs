using MediatR;

namespace Fund.Contracts.Messages;

/// <summary>How a line of the start page stands out.</summary>
public enum StartMark
{
    /// <summary>As the others.</summary>
    None,

    /// <summary>Something waits to be done.</summary>
    Waiting,

    /// <summary>It should have been done.</summary>
    Late,
}

/// <summary>A line of the start page.</summary>
/// <param name="Text">What it is, and the text of the link.</param>
/// <param name="Link">Path below the municipality.</param>
/// <param name="Note">What to know about it; null for nothing.</param>
/// <param name="Date">The Swedish calendar date that matters; null for none.</param>
/// <param name="Mark">How it stands out.</param>
public sealed record StartLine(string Text, string Link, string? Note = null, DateOnly? Date = null, StartMark Mark = StartMark.None);

/// <summary>A part of the start page.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="DateLabel">What the lines' dates are: "Klart senast".</param>
/// <param name="Lines">The lines; a part with none is not shown.</param>
public sealed record StartPart(string Title, int Order, string DateLabel, IReadOnlyList<StartLine> Lines);

/// <summary>
/// The start page is being made for the person who acts: each module that is switched on puts up what it knows to be of use.
/// </summary>
public sealed record GatherStart : INotification
{
    /// <summary>What has been put up.</summary>
    public List<StartPart> Parts { get; } = [];

    /// <summary>Does the person take part in a case that has not ended? Who does not is told what the fund is and how to begin.</summary>
    public bool HasCases { get; set; }
}
