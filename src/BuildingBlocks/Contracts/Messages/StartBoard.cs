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
/// <param name="Under">What tells it from others of the same name, below the text: a case's number; null for nothing.</param>
/// <param name="Turn">Whose turn it is, and to do what; null where the part does not say.</param>
public sealed record StartLine(
    string Text,
    string Link,
    string? Note = null,
    DateOnly? Date = null,
    StartMark Mark = StartMark.None,
    string? Under = null,
    string? Turn = null
);

/// <summary>A part of the start page.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="DateLabel">What the lines' dates are: "Klart senast".</param>
/// <param name="Lines">The lines; a part with none is not shown.</param>
/// <param name="Beside">Does it stand beside the work, to be glanced at?</param>
public sealed record StartPart(string Title, int Order, string DateLabel, IReadOnlyList<StartLine> Lines, bool Beside = false);

/// <summary>A number that the person comes for, at the top of the start page.</summary>
/// <param name="Label">What it is: "Kvar att bevilja 2027".</param>
/// <param name="Value">As shown: "2 140 000 kr", "9 dagar".</param>
/// <param name="Order">Place, lowest first.</param>
/// <param name="Note">What to know about it; null for nothing.</param>
/// <param name="Link">Path below the municipality where it is explained; null for none.</param>
/// <param name="Alarming">Should it not be so?</param>
public sealed record StartFigure(string Label, string Value, int Order, string? Note = null, string? Link = null, bool Alarming = false);

/// <summary>Something to take a stand on, with what it comes to.</summary>
/// <param name="Kicker">Whose it is, and what they ask for.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Who asks, and when.</param>
/// <param name="Figures">What it comes to.</param>
/// <param name="Foot">How far it has come with others; null for nothing.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Link">Path below the municipality where it is done.</param>
public sealed record StartCard(
    string Kicker,
    string Title,
    string Text,
    IReadOnlyList<StartFigure> Figures,
    string? Foot,
    string Button,
    string Link
);

/// <summary>
/// The start page is being made for the person who acts: each module that is switched on puts up what it knows to be of use.
/// </summary>
public sealed record GatherStart : INotification
{
    /// <summary>What has been put up.</summary>
    public List<StartPart> Parts { get; } = [];

    /// <summary>The numbers at the top.</summary>
    public List<StartFigure> Figures { get; } = [];

    /// <summary>What to take a stand on.</summary>
    public List<StartCard> Cards { get; } = [];

    /// <summary>Does the person take part in a case that has not ended? Who does not meets first how to begin.</summary>
    public bool HasCases { get; set; }
}
