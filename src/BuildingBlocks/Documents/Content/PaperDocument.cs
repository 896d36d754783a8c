namespace Fund.Documents.Content;

/// <summary>
/// A document as it is read, made from a read model and from nothing else. Every text is plain text: whoever writes it out encodes it.
/// </summary>
/// <param name="Owner">Whose document it is: the municipality's name.</param>
/// <param name="Title">What it is: "Ansökan".</param>
/// <param name="Lead">What it is about, in a sentence.</param>
/// <param name="Mark">What tells it from all others, at the head of every page of paper: "Ärende 2026-3, version 1".</param>
/// <param name="Facts">Short facts, at the top.</param>
/// <param name="Parts">The rest, in order.</param>
public sealed record PaperDocument(
    string Owner,
    string Title,
    string Lead,
    string Mark,
    IReadOnlyList<PaperFact> Facts,
    IReadOnlyList<PaperPart> Parts
)
{
    /// <summary>What people come for, first and largest; none shows nothing.</summary>
    public IReadOnlyList<PaperFact> Figures { get; init; } = [];

    /// <summary>What differs from an older version; null where none is compared with.</summary>
    public PaperChanges? Changes { get; init; }
}

/// <summary>A short fact.</summary>
/// <param name="Label">What it says something of.</param>
/// <param name="Text">What it says.</param>
/// <param name="Note">A few words more; null for none.</param>
public sealed record PaperFact(string Label, string Text, string? Note = null);

/// <summary>A part under a heading of its own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What stands under it.</param>
/// <param name="Id">What links lead to it by; null for none.</param>
public sealed record PaperPart(string Title, IReadOnlyList<PaperBlock> Blocks, string? Id = null);

/// <summary>Something under a heading: text or a table.</summary>
/// <param name="Title">What it answers.</param>
public abstract record PaperBlock(string Title)
{
    /// <summary>What links lead to it by; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>How it stands against an older version.</summary>
    public PaperMark Mark { get; init; }
}

/// <summary>Running text; its line breaks are kept.</summary>
/// <param name="Title">What it answers.</param>
/// <param name="Text">The text.</param>
public sealed record PaperText(string Title, string Text) : PaperBlock(Title)
{
    /// <summary>The text with what was added and taken away in its place; none where nothing differs.</summary>
    public IReadOnlyList<PaperRun> Runs { get; init; } = [];
}

/// <summary>A table.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells row by row, in the order of the headings.</param>
/// <param name="Empty">What is said instead of a table without rows.</param>
public sealed record PaperTable(string Title, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Empty)
    : PaperBlock(Title)
{
    /// <summary>The rows with what was added and taken away in their place; none where nothing differs.</summary>
    public IReadOnlyList<PaperRow> Compared { get; init; } = [];
}

/// <summary>A column.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Number">It holds numbers, which stand to the right.</param>
public sealed record PaperColumn(string Heading, bool Number = false);

/// <summary>How something stands against an older version.</summary>
public enum PaperMark
{
    /// <summary>As it was.</summary>
    Same,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Parts of it are new or gone.</summary>
    Changed,
}

/// <summary>A stretch of text that is as it was, new, or gone.</summary>
public sealed record PaperRun(string Text, PaperMark Mark = PaperMark.Same);

/// <summary>A row against an older version.</summary>
/// <param name="Cells">Its cells, each in stretches.</param>
/// <param name="Mark">How the row stands.</param>
public sealed record PaperRow(IReadOnlyList<IReadOnlyList<PaperRun>> Cells, PaperMark Mark);

/// <summary>What differs from an older version, to be read before all else.</summary>
/// <param name="Title">How much: "5 ändringar sedan version 1".</param>
/// <param name="Reason">Why there is a newer version; null where that is not known.</param>
/// <param name="Lines">Each difference, in the document's order.</param>
public sealed record PaperChanges(string Title, string? Reason, IReadOnlyList<PaperChange> Lines);

/// <summary>A difference.</summary>
/// <param name="Label">What differs.</param>
/// <param name="Id">Where in the document; null for the document itself.</param>
/// <param name="Runs">The difference in short.</param>
public sealed record PaperChange(string Label, string? Id, IReadOnlyList<PaperRun> Runs);
