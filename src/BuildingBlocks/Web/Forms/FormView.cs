namespace Fund.Web.Forms;

/// <summary>
/// A form as shown: what the rule version asks, with the answers so far. Made by the module that owns the form; rendered by
/// <c>fund-form</c>; read back by <see cref="FormPosting"/>.
/// </summary>
public sealed record FormView(IReadOnlyList<FormViewSection> Sections)
{
    /// <summary>By which the command behind the form is carried out once.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();

    /// <summary>What the answers were read as, so that two who saved at once are told; null when that cannot happen.</summary>
    public string? Version { get; init; }

    /// <summary>All fields, in order.</summary>
    public IEnumerable<FormViewField> Fields => Sections.SelectMany(section => section.Fields);

    /// <summary>The same form with every field changed by the same hand.</summary>
    public FormView With(Func<FormViewField, FormViewField> change) =>
        this with
        {
            Sections = [.. Sections.Select(section => section with { Fields = [.. section.Fields.Select(change)] })],
        };

    /// <summary>The errors of the fields shown, with the id of the field each belongs to.</summary>
    internal IEnumerable<(string Id, string Message, string? Rule)> Errors()
    {
        foreach (var field in Fields.Where(field => field.Visible))
        {
            if (field.Error is not null)
            {
                yield return (FieldNames.IdOf(field.Key), field.Error, field.Rule);
            }

            foreach (var (cell, message) in field.CellErrors)
            {
                yield return (
                    FieldNames.IdOf($"{FormPosting.NameOf(field.Key)}[{cell.Replace(".", "][", StringComparison.Ordinal)}]"),
                    message,
                    field.Rule
                );
            }
        }
    }
}

/// <summary>A section of a form.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its heading; empty where the page's title says it.</param>
/// <param name="Fields">Its questions.</param>
/// <param name="Hint">Help, for all of them.</param>
public sealed record FormViewSection(string Key, string Title, IReadOnlyList<FormViewField> Fields, string? Hint = null);

/// <summary>A question of a form.</summary>
public sealed record FormViewField
{
    /// <summary>The key, which is also the id on the page: "ansokan#budget" leads to it.</summary>
    public required string Key { get; init; }

    /// <summary>The question.</summary>
    public required string Label { get; init; }

    /// <summary>What kind of answer.</summary>
    public required FormViewKind Kind { get; init; }

    /// <summary>Help.</summary>
    public string? Hint { get; init; }

    /// <summary>"ska".</summary>
    public bool Required { get; init; }

    /// <summary>"bör".</summary>
    public bool Recommended { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>What there is to choose among, for choice, choices and units.</summary>
    public IReadOnlyList<Option> Choices { get; init; } = [];

    /// <summary>Longest text, characters; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>Columns of rows and effects.</summary>
    public IReadOnlyList<FormViewColumn> Columns { get; init; } = [];

    /// <summary>The answer as text, as it was typed or stored.</summary>
    public string? Value { get; init; }

    /// <summary>The answers of choices and units.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The rows of rows and effects: column key to text.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; init; } = [];

    /// <summary>The names of the documents already attached.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>What is wrong with the answer.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong in single cells of rows: "0.amount" to a sentence.</summary>
    public IReadOnlyDictionary<string, string> CellErrors { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// What is stored where somebody else saved meanwhile, in words, beside what was typed here; null when the two agree.
    /// </summary>
    public string? StoredMeanwhile { get; init; }

    /// <summary>Asked at all, as the answers stand. A question that is not asked is neither shown nor read back.</summary>
    public bool Visible { get; init; } = true;
}

/// <summary>A column of a table of rows.</summary>
/// <param name="Key">The key in the stored rows.</param>
/// <param name="Label">The question, shown in every row.</param>
/// <param name="Kind">What kind of answer: text, amount, date, year, number or choice.</param>
/// <param name="Required">"ska".</param>
/// <param name="Choices">What there is to choose among.</param>
public sealed record FormViewColumn(
    string Key,
    string Label,
    FormViewKind Kind = FormViewKind.Text,
    bool Required = false,
    IReadOnlyList<Option>? Choices = null
);

/// <summary>What kind of answer a question takes, and how it is stored.</summary>
public enum FormViewKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Paragraphs.</summary>
    LongText,

    /// <summary>SEK, as typed.</summary>
    Amount,

    /// <summary>A date, as typed.</summary>
    Date,

    /// <summary>A year, as typed.</summary>
    Year,

    /// <summary>A number, as typed.</summary>
    Number,

    /// <summary>One choice: its key.</summary>
    Choice,

    /// <summary>Several choices: a JSON array of keys.</summary>
    Choices,

    /// <summary>"true" or "false".</summary>
    YesNo,

    /// <summary>Units of the municipality: a JSON array of keys.</summary>
    Units,

    /// <summary>A file; the answer is not read here, the file is.</summary>
    Document,

    /// <summary>Expected effects, in rows.</summary>
    Effects,

    /// <summary>Rows: a JSON array of objects.</summary>
    Rows,
}
