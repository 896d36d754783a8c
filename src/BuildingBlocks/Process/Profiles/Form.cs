namespace Fund.Process.Profiles;

/// <summary>A form: sections of questions.</summary>
/// <param name="Key">Key, that operations name.</param>
/// <param name="Name">Heading.</param>
/// <param name="Sections">Its parts, in order.</param>
/// <param name="Lead">What to know before one begins.</param>
public sealed record Form(string Key, string Name, IReadOnlyList<FormSection> Sections, string? Lead = null)
{
    /// <summary>Stages in which it can be written; empty means those from which it is handed in.</summary>
    public IReadOnlyList<string> WrittenIn { get; init; } = [];

    /// <summary>All questions, in order.</summary>
    public IEnumerable<Field> Fields => Sections.SelectMany(section => section.Fields);
}

/// <summary>A section.</summary>
/// <param name="Key">Key in the form.</param>
/// <param name="Title">Heading.</param>
/// <param name="Fields">Its questions, in order.</param>
/// <param name="Hint">Help, for all of them.</param>
public sealed record FormSection(string Key, string Title, IReadOnlyList<Field> Fields, string? Hint = null)
{
    /// <summary>
    /// Heading that it stands under in the list of sections, together with those beside it that have the same; null for none.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Asked only when this holds: for one of the tracks, say.</summary>
    public Condition? VisibleWhen { get; init; }
}

/// <summary>A question.</summary>
public sealed record Field
{
    /// <summary>Key, shared between forms: what is answered in the idea stands in the application (U-57, "without retyping").</summary>
    public required string Key { get; init; }

    /// <summary>The question.</summary>
    public required string Label { get; init; }

    /// <summary>What kind of answer.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Help.</summary>
    public string? Hint { get; init; }

    /// <summary>"ska".</summary>
    public bool Required { get; init; }

    /// <summary>"bör".</summary>
    public bool Recommended { get; init; }

    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Answers to choose from.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Longest text, characters.</summary>
    public int MaxLength { get; init; } = 4000;

    /// <summary>Columns of a table of rows.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Asked only when this holds.</summary>
    public Condition? VisibleWhen { get; init; }

    /// <summary>What the answer means to the product; null when only people read it.</summary>
    public FieldRole? Role { get; init; }
}

/// <summary>
/// What an answer means to the product, whatever the municipality calls the question. A role stands once in a form; the same question in
/// several forms has the same role in each.
/// </summary>
public enum FieldRole
{
    /// <summary>What is applied for, SEK: the most that a decision can grant.</summary>
    RequestedAmount,

    /// <summary>What the whole initiative costs: an amount, or rows whose column <see cref="ColumnRole.Amount"/> is summed.</summary>
    TotalCost,

    /// <summary>The day on which the initiative is meant to start.</summary>
    StartsOn,

    /// <summary>The day on which it is meant to be done.</summary>
    EndsOn,

    /// <summary>Rows of indicators, locked when the initiative starts (U-91).</summary>
    FollowUpPlan,

    /// <summary>Rows of what each unit pays of its own budget, a row a unit and year (U-57).</summary>
    OwnCost,

    /// <summary>Rows of whose frame is reduced by how much in which budget year, as the applicant plans it (U-64).</summary>
    RepaymentPlan,

    /// <summary>Rows of what each unit is expected to gain a year, from one year to another (U-42a).</summary>
    Benefit,
}

/// <summary>What kind of answer a question takes.</summary>
public enum FieldKind
{
    /// <summary>A line.</summary>
    Text,

    /// <summary>Paragraphs.</summary>
    LongText,

    /// <summary>SEK.</summary>
    Amount,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Several of the choices; stored as a JSON array of keys.</summary>
    Choices,

    /// <summary>Rows; stored as a JSON array of objects.</summary>
    Rows,
}

/// <summary>An answer to choose.</summary>
public sealed record Choice(string Key, string Label);

/// <summary>A column of a table of rows. A unit column is chosen among the municipality's units.</summary>
/// <param name="Key">Key in the rows.</param>
/// <param name="Label">Heading.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Must every row have it?</param>
public sealed record Column(string Key, string Label, ColumnKind Kind, bool Required = false)
{
    /// <summary>Answers to choose from, for a column of choices.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What the column means to the product; null when only people read it.</summary>
    public ColumnRole? Role { get; init; }
}

/// <summary>What a column of a table with a role means to the product.</summary>
public enum ColumnRole
{
    /// <summary>Total cost, own cost, repayment plan: SEK of the row. Benefit: SEK a year.</summary>
    Amount,

    /// <summary>Own cost, repayment plan, benefit: the unit that pays, or whose frame is reduced, or that gains.</summary>
    Bearer,

    /// <summary>Own cost, repayment plan: the calendar year.</summary>
    Year,

    /// <summary>Benefit: the first calendar year.</summary>
    FromYear,

    /// <summary>Benefit: the last calendar year.</summary>
    ToYear,

    /// <summary>Follow-up plan: what is measured.</summary>
    Indicator,

    /// <summary>Follow-up plan: the unit of measurement.</summary>
    Unit,

    /// <summary>Follow-up plan: the value at the start.</summary>
    Baseline,

    /// <summary>Follow-up plan: the value aimed at.</summary>
    Target,

    /// <summary>Follow-up plan: where the value is found.</summary>
    Source,

    /// <summary>Follow-up plan: how it is measured.</summary>
    Method,

    /// <summary>Follow-up plan: how often.</summary>
    Frequency,

    /// <summary>Follow-up plan: who measures.</summary>
    Responsible,
}

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>A line.</summary>
    Text,

    /// <summary>SEK.</summary>
    Amount,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A unit of the municipality.</summary>
    Unit,

    /// <summary>One of the column's choices: its key.</summary>
    Choice,
}
