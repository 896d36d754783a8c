namespace Fund.Finance.Costs;

/// <summary>
/// The remarks gathered while a file is read. Keeps the first two hundred and counts the rest, so that a file wrong on a million lines
/// costs no memory.
/// </summary>
internal sealed class ImportDiagnostics
{
    /// <summary>How many remarks are kept word for word.</summary>
    public const int Kept = 200;

    private readonly List<ImportDiagnostic> _items = [];
    private int _warnings;

    /// <summary>The first remarks, in the order they were met.</summary>
    public IReadOnlyList<ImportDiagnostic> Items => _items;

    /// <summary>How many errors there are in all, also those not kept.</summary>
    public int Errors { get; private set; }

    /// <summary>How many remarks were counted but not kept.</summary>
    public int NotKept { get; private set; }

    /// <summary>Any error at all: the file is refused as a whole.</summary>
    public bool RefusesFile => Errors > 0;

    /// <summary>That there are remarks that were not kept, and how many: the last words of a list of them; none when all were.</summary>
    public IReadOnlyList<string> Rest() =>
        NotKept == 0 ? []
        : NotKept == 1 ? [T("… och en anmärkning till om samma fil.")]
        : [T($"… och {NotKept} anmärkningar till om samma fil.")];

    /// <summary>Adds an error.</summary>
    public void Error(int? line, string? field, string reason, int? column = null) =>
        Add(new(ImportSeverity.Error, line, field, reason, column));

    /// <summary>Adds a warning.</summary>
    public void Warning(int? line, string? field, string reason, int? column = null) =>
        Add(new(ImportSeverity.Warning, line, field, reason, column));

    /// <summary>A text as long as a text of a cost may be; what is cut off is told, and stays in the file.</summary>
    public string Fitting(string text, int line, string? field = null, int? column = null)
    {
        if (text.Length <= CostLimits.Text)
        {
            return text;
        }

        Warning(
            line,
            field,
            T($"Texten är längre än {CostLimits.Text} tecken och har kortats. Hela texten finns kvar i den sparade filen."),
            column is > 0 ? column : null
        );
        return FileText.Cut(text, CostLimits.Text - 1).TrimEnd() + "…";
    }

    /// <summary>Takes over what was gathered of a part of the file.</summary>
    public void Take(ImportDiagnostics other)
    {
        foreach (var item in other._items)
        {
            Add(item);
        }

        Errors += other.Errors - other._items.Count(item => item.Severity == ImportSeverity.Error);
        NotKept += other.NotKept;
    }

    private void Add(ImportDiagnostic item)
    {
        Errors += item.Severity == ImportSeverity.Error ? 1 : 0;
        if (_items.Count >= Kept)
        {
            NotKept++;
            if (item.Severity == ImportSeverity.Warning || _warnings == 0)
            {
                return;
            }

            // An error is worth more than a warning: it takes the place of the last warning when the list is full.
            _items.RemoveAt(_items.FindLastIndex(kept => kept.Severity == ImportSeverity.Warning));
            _warnings--;
        }

        _items.Add(item);
        _warnings += item.Severity == ImportSeverity.Warning ? 1 : 0;
    }
}
