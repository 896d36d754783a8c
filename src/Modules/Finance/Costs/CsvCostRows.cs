using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>Takes a voucher list row by row: finds the headings, tells totals and blanks from vouchers, and keeps every row.</summary>
internal sealed class CsvCostRows(CsvCostMapping mapping, AmountStyle amounts, ImportDiagnostics diagnostics)
{
    private readonly ListDoubts _doubts = new(mapping);
    private CsvCostColumns? _columns;
    private int _preamble;
    private Int128 _sum;
    private bool _gaveUp;

    /// <summary>Rows made and not yet passed on.</summary>
    public List<CostFileRow> Batch { get; } = [];

    /// <summary>Cost rows so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Their sum, SEK.</summary>
    public Money Sum => new((long)Int128.Clamp(_sum, long.MinValue, long.MaxValue));

    /// <summary>The headings that each meaning was found under; null before they have been met.</summary>
    public IReadOnlyList<FoundColumn>? Found => _columns?.Named();

    /// <summary>Have the headings been met?</summary>
    public bool HasHeadings => _columns is not null;

    /// <summary>Takes the next row, which begins on that line.</summary>
    public void Take(string[] cells, int line)
    {
        if (_gaveUp)
        {
            return;
        }

        if (_columns is null)
        {
            LookForHeadings(cells, line);
        }
        else if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)) && !_columns.AreRepeatedBy(cells))
        {
            Voucher(cells, line, _columns);
        }
    }

    /// <summary>The file has ended.</summary>
    public void End()
    {
        if (_columns is null && !_gaveUp)
        {
            diagnostics.Error(null, null, _preamble == 0 ? T("Filen är tom.") : HeadingsMissing);
        }
        else if (_columns is not null)
        {
            _doubts.Tell(_columns, diagnostics);
        }
    }

    private static string HeadingsMissing =>
        T(
            "Filen saknar en rad med rubriker för verifikationsnummer, datum, konto, projekt och belopp (eller debet och kredit). "
                + "Ange vad kolumnerna heter under Så läses filen."
        );

    private void LookForHeadings(string[] cells, int line)
    {
        if (_preamble == 0 && cells is [var first, ..] && first.TrimStart().StartsWith('<'))
        {
            diagnostics.Error(
                line,
                null,
                T("Filen är en webbsida, inte en tabell. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt.")
            );
            _gaveUp = true;
            return;
        }

        _preamble++;
        _columns = CsvCostColumns.In(cells, mapping);
        if (_columns?.Ambiguous() is { } heading)
        {
            diagnostics.Error(line, heading, T("Två kolumner har samma rubrik, så det går inte att veta vilken som menas."));
            _gaveUp = true;
        }
        else if (_columns is null && _preamble > mapping.LongestPreamble)
        {
            diagnostics.Error(null, null, HeadingsMissing);
            _gaveUp = true;
        }
    }

    private void Voucher(string[] cells, int line, CsvCostColumns columns)
    {
        if (IsTotal(cells, columns))
        {
            var total = new CostFileRow
            {
                Line = line,
                Kind = FileRowKind.Total,
                Text = diagnostics.Fitting(FileText.OnOneLine(FileText.Composed(TotalText(cells))), line),
                Amount = TotalOf(cells, columns),
            };
            _doubts.Take(total);
            Batch.Add(total);
            return;
        }

        var row = new CsvCostRow(cells, line, columns, mapping, amounts, diagnostics).Read();
        if (row is null)
        {
            return;
        }

        if (row.Kind == FileRowKind.Cost)
        {
            Lines++;
            _sum += row.Amount.Ore;
        }

        _doubts.Take(row);
        Batch.Add(row);
    }

    // A total has neither day nor number, and a word that says so; or no account or no project, as the last line of many lists.
    private bool IsTotal(string[] cells, CsvCostColumns columns) =>
        Cell(cells, columns.Date).Length == 0
        && Cell(cells, columns.Number) is var number
        && (number.Length == 0 || IsTotalWord(number))
        && (
            Array.Exists(cells, IsTotalWord)
            || Cell(cells, columns.Account).Length == 0
            || (Cell(cells, columns.Project).Length == 0 && number.Length == 0)
        );

    private bool IsTotalWord(string cell) => mapping.Totals.Any(total => StartsWithWord(cell.Trim(), total));

    private static string TotalText(string[] cells) => cells.First(cell => !string.IsNullOrWhiteSpace(cell));

    // Only shown: a total that cannot be read is nothing that anybody is paid by.
    private Money TotalOf(string[] cells, CsvCostColumns columns) =>
        columns.Amount >= 0 && FileAmount.TryRead(Cell(cells, columns.Amount), amounts, out var amount, out _) ? amount : Money.Zero;

    /// <summary>The cell without blanks around it, its letters composed (BAD-10); empty when the row has none.</summary>
    internal static string Cell(string[] cells, int column) =>
        column >= 0 && column < cells.Length ? FileText.Composed(cells[column].Trim()) : "";

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]) || word.Length > 3);
}
