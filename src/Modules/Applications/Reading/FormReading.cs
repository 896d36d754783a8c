using Fund.Contracts.Values;

namespace Fund.Applications.Reading;

/// <summary>A question with its answer, as people read it.</summary>
/// <param name="Key">Key of the question.</param>
/// <param name="Label">The question.</param>
/// <param name="Text">The answer; null where nothing was answered, or where it is rows.</param>
/// <param name="Columns">Headings of the rows; empty where the answer is no rows.</param>
/// <param name="Rows">Cells row by row, in the order of the headings.</param>
internal sealed record ReadAnswer(
    string Key,
    string Label,
    string? Text,
    IReadOnlyList<ReadColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>Is it running text, which is compared word by word?</summary>
    public bool IsProse { get; init; }
}

/// <summary>A column of rows.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="IsNumber">Its cells are amounts or numbers.</param>
internal sealed record ReadColumn(string Label, bool IsNumber);

/// <summary>A section as people read it.</summary>
internal sealed record ReadSection(string Key, string Title, IReadOnlyList<ReadAnswer> Answers);

/// <summary>A version that was handed in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Counts the versions of the form in the case, 1 being the first.</param>
/// <param name="On">The day it was handed in.</param>
/// <param name="Who">Who handed it in.</param>
internal sealed record ReadVersion(Guid Id, int Number, DateOnly On, string Who);

/// <summary>A form of a case as people read it: a version that was handed in, or the draft as it stands.</summary>
internal sealed record FormReading
{
    public required string CaseNumber { get; init; }
    public string? RegistryNumber { get; init; }
    public required string CaseTitle { get; init; }
    public required string Form { get; init; }
    public required string FormName { get; init; }

    /// <summary>The rules it is handled by, with their code.</summary>
    public required string Guideline { get; init; }

    /// <summary>Its number among the versions; null for a draft.</summary>
    public int? Number { get; init; }

    /// <summary>The day it was handed in; null for a draft.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Who handed it in; null for a draft.</summary>
    public string? Who { get; init; }

    /// <summary>What is applied for, SEK; null when not answered.</summary>
    public Money? Requested { get; init; }

    /// <summary>The first day; null when not answered.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day; null when not answered.</summary>
    public DateOnly? EndsOn { get; init; }
    public required IReadOnlyList<ParticipantFact> Units { get; init; }
    public required IReadOnlyList<ReadSection> Sections { get; init; }

    /// <summary>All versions of the form that were handed in, the latest first.</summary>
    public required IReadOnlyList<ReadVersion> Versions { get; init; }
}
