namespace Fund.Web;

/// <summary>What stands around an input: label, help, error, and how they are tied to it for those who hear the page.</summary>
internal sealed record FieldFrame(string Name, string Id, string Label, Words Words)
{
    public string? Hint { get; init; }

    public string? Error { get; init; }

    /// <summary>What somebody else stored meanwhile; empty when they cleared it, null when there is no difference.</summary>
    public string? StoredMeanwhile { get; init; }

    public bool Optional { get; init; }

    public bool Recommended { get; init; }

    public string? Rule { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Help that is written for the field and help that all such fields have, each as a sentence; null for none.</summary>
    public static string? HintOf(string? hint, string? further) =>
        hint is null ? further
        : further is null ? hint
        : hint[^1] is '.' or '!' or '?' ? $"{hint} {further}"
        : $"{hint}. {further}";

    private string HintId => Id + "-hint";

    private string ErrorId => Id + "-error";

    private string StoredId => Id + "-stored";

    /// <summary>The ids of help, the other's version and error; null when there is none.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new[]
            {
                (Hint ?? Rule) is null ? null : HintId,
                StoredMeanwhile is null ? null : StoredId,
                Error is null ? null : ErrorId,
            }
                .OfType<string>()
                .ToList();
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    /// <summary>"true" when something is wrong.</summary>
    public string? Invalid => Error is null ? null : "true";

    /// <summary>A field with one input.</summary>
    public Markup Field(Markup input, string? labelEnd = null, string? width = null)
    {
        var markup = new Markup()
            .Open("div", ("class", "ds-field fund-field"), ("data-width", width))
            .Open("label", ("class", "ds-label"), ("for", Id))
            .Text(Label);
        if (labelEnd is not null)
        {
            markup.Element("span", labelEnd, ("class", "ds-sr-only"));
        }

        Mark(markup).Close("label");
        return WriteError(WriteStored(WriteHint(markup)).Add(input)).Close("div");
    }

    /// <summary>A group of inputs under one question.</summary>
    public Markup Group(Markup inputs, string? id = null)
    {
        var markup = new Markup()
            .Open(
                "fieldset",
                ("class", "ds-fieldset fund-field"),
                ("id", id),
                ("aria-describedby", DescribedBy),
                ("tabindex", id is null ? null : "-1")
            )
            .Open("legend", ("class", "ds-label"))
            .Text(Label);
        Mark(markup).Close("legend");
        // The error stands before the choices: they may be many.
        return WriteError(WriteStored(WriteHint(markup))).Add(inputs).Close("fieldset");
    }

    private Markup Mark(Markup markup)
    {
        var mark =
            Recommended ? Words["Recommended"]
            : Optional ? Words["Optional"]
            : null;
        return mark is null ? markup : markup.Text(" ").Element("span", mark, ("class", "fund-optional"));
    }

    private Markup WriteHint(Markup markup)
    {
        if ((Hint ?? Rule) is null)
        {
            return markup;
        }

        markup.Open("div", ("data-field", "description"), ("id", HintId)).Text(Hint);
        if (Rule is not null)
        {
            markup.Text(Hint is null ? null : " ").Element("span", Words.Format("Rule", Rule), ("class", "fund-rule"));
        }

        return markup.Close("div");
    }

    private Markup WriteStored(Markup markup) =>
        StoredMeanwhile is null
            ? markup
            : markup
                .Open("p", ("class", "fund-stored"), ("id", StoredId))
                .Element("strong", Words["StoredMeanwhile"])
                .Text(" " + (StoredMeanwhile.Length == 0 ? Words["NotAnswered"] : StoredMeanwhile))
                .Close("p");

    private Markup WriteError(Markup markup) =>
        Error is null
            ? markup
            : markup
                .Open("p", ("class", "ds-validation-message"), ("data-field", "validation"), ("id", ErrorId))
                .Element("span", Words["Error"] + " ", ("class", "ds-sr-only"))
                .Text(Error)
                .Close("p");
}
