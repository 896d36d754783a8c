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

    /// <summary>The first remarks, in the order they were met.</summary>
    public IReadOnlyList<ImportDiagnostic> Items => _items;

    /// <summary>How many errors there are in all, also those not kept.</summary>
    public int Errors { get; private set; }

    /// <summary>How many remarks were counted but not kept.</summary>
    public int NotKept { get; private set; }

    /// <summary>Any error at all: the file is refused as a whole.</summary>
    public bool RefusesFile => Errors > 0;

    /// <summary>Adds an error.</summary>
    public void Error(int? line, string? field, string reason, int? column = null) =>
        Add(new(ImportSeverity.Error, line, field, reason, column));

    /// <summary>Adds a warning.</summary>
    public void Warning(int? line, string? field, string reason, int? column = null) =>
        Add(new(ImportSeverity.Warning, line, field, reason, column));

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
        // An error is worth more than a warning: it takes the place of the last warning when the list is full.
        if (_items.Count < Kept)
        {
            _items.Add(item);
            return;
        }

        NotKept++;
        if (item.Severity == ImportSeverity.Error && Errors == 1)
        {
            _items[^1] = item;
        }
    }
}
