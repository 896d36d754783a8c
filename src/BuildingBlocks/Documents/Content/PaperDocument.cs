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
);

/// <summary>A short fact.</summary>
/// <param name="Label">What it says something of.</param>
/// <param name="Text">What it says.</param>
public sealed record PaperFact(string Label, string Text);

/// <summary>A part under a heading of its own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What stands under it.</param>
public sealed record PaperPart(string Title, IReadOnlyList<PaperBlock> Blocks);

/// <summary>Something under a heading: text or a table.</summary>
/// <param name="Title">What it answers.</param>
public abstract record PaperBlock(string Title);

/// <summary>Running text; its line breaks are kept.</summary>
/// <param name="Title">What it answers.</param>
/// <param name="Text">The text.</param>
public sealed record PaperText(string Title, string Text) : PaperBlock(Title);

/// <summary>A table.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells row by row, in the order of the headings.</param>
/// <param name="Empty">What is said instead of a table without rows.</param>
public sealed record PaperTable(string Title, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Empty)
    : PaperBlock(Title);

/// <summary>A column.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Number">It holds numbers, which stand to the right.</param>
public sealed record PaperColumn(string Heading, bool Number = false);
