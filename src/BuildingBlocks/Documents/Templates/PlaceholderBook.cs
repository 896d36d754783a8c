namespace Fund.Documents.Templates;

/// <summary>
/// The placeholders of a kind of paper, each with its meaning and with how it is read from the paper's model: what is documented is what is
/// filled, since both are made from the same row.
/// </summary>
/// <typeparam name="TModel">What the paper is made from.</typeparam>
public sealed class PlaceholderBook<TModel>
{
    /// <summary>What is written where a value is not there.</summary>
    internal const string Nothing = "–";

    private readonly List<(string Name, Func<string> Meaning, Func<TModel, string?> Value)> texts = [];
    private readonly List<(
        string Name,
        Func<string> Meaning,
        Func<IReadOnlyList<Placeholder>> Documented,
        Func<TModel, IReadOnlyList<PaperValues>> Value
    )> lists = [];

    /// <summary>A text; a dash where there is none.</summary>
    /// <param name="name">Lower case.</param>
    /// <param name="meaning">Looked up when it is read.</param>
    /// <param name="value">From the model; null or blank where there is none.</param>
    public PlaceholderBook<TModel> Text(string name, Func<string> meaning, Func<TModel, string?> value)
    {
        texts.Add((name, meaning, value));
        return this;
    }

    /// <summary>A list.</summary>
    /// <param name="name">Lower case; the items' texts begin with it and a full stop.</param>
    /// <param name="meaning">Looked up when it is read.</param>
    /// <param name="items">From the model.</param>
    /// <param name="describe">What each item has.</param>
    public PlaceholderBook<TModel> List<TItem>(
        string name,
        Func<string> meaning,
        Func<TModel, IEnumerable<TItem>> items,
        Action<PlaceholderBook<TItem>> describe
    )
    {
        ArgumentNullException.ThrowIfNull(describe);
        var book = new PlaceholderBook<TItem>();
        describe(book);
        lists.Add((name, meaning, () => book.Documented, model => [.. items(model).Select(book.ValuesOf)]));
        return this;
    }

    /// <summary>The placeholders with their meanings, in the reader's language.</summary>
    internal IReadOnlyList<Placeholder> Documented =>
        [
            .. texts.Select(text => new Placeholder(text.Name, text.Meaning(), [])),
            .. lists.Select(list => new Placeholder(list.Name, list.Meaning(), list.Documented())),
        ];

    /// <summary>What is put into a template.</summary>
    internal PaperValues ValuesOf(TModel model) =>
        new(
            texts.ToDictionary(
                text => text.Name,
                text => text.Value(model) is { } value && !string.IsNullOrWhiteSpace(value) ? value : Nothing
            ),
            lists.ToDictionary(list => list.Name, list => list.Value(model))
        );
}
