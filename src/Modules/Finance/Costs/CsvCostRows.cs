using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>Takes a voucher list row by row: finds the headings, leaves totals and blanks, makes cost lines of the rest.</summary>
internal sealed class CsvCostRows(CsvCostMapping mapping, Func<string, Money?> readAmount, ImportDiagnostics diagnostics)
{
    private readonly Dictionary<UInt128, int> _repeats = [];
    private CsvCostColumns? _columns;
    private int _preamble;
    private Int128 _sum;
    private bool _gaveUp;

    /// <summary>Lines made and not yet passed on.</summary>
    public List<ImportedCostLine> Batch { get; } = [];

    public long Lines { get; private set; }

    public Money Sum => new((long)Int128.Clamp(_sum, long.MinValue, long.MaxValue));

    public long OnOtherAccounts { get; private set; }

    public long WithoutProject { get; private set; }

    public long TotalsAndBlanks { get; private set; }

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
        else if (IsTotalOrBlank(cells, _columns))
        {
            TotalsAndBlanks++;
        }
        else
        {
            Cost(cells, line, _columns);
        }
    }

    /// <summary>The file has ended.</summary>
    public void End()
    {
        if (_columns is null && !_gaveUp)
        {
            diagnostics.Error(null, null, _preamble == 0 ? T("Filen är tom.") : HeadingsMissing);
        }
    }

    private static string HeadingsMissing =>
        T(
            "Filen saknar en rad med rubriker för verifikationsnummer, datum, konto, projekt och belopp (eller debet och kredit). "
                + "Kontrollera kolumnmappningen."
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

    private bool IsTotalOrBlank(string[] cells, CsvCostColumns columns)
    {
        var first = Array.Find(cells, cell => !string.IsNullOrWhiteSpace(cell));
        return first is null || (Cell(cells, columns.Date).Length == 0 && mapping.Totals.Any(total => StartsWithWord(first.Trim(), total)));
    }

    private void Cost(string[] cells, int line, CsvCostColumns columns)
    {
        var extra = Array.FindIndex(cells, Math.Min(cells.Length, columns.Headings.Count), cell => !string.IsNullOrWhiteSpace(cell));
        if (extra >= 0)
        {
            diagnostics.Error(
                line,
                null,
                T("Raden har fler celler än rubriker. Troligen innehåller en text skiljetecknet utan citattecken omkring."),
                extra + 1
            );
            return;
        }

        var errors = diagnostics.Errors;
        var account = Required(cells, columns.Account, columns, line, T("Kontot saknas."));
        if (account.Length > 0 && !account.All(char.IsAsciiDigit))
        {
            diagnostics.Error(line, columns.Headings[columns.Account], T($"”{account}” är inget kontonummer."), columns.Account + 1);
        }

        var number = Required(
            cells,
            columns.Number,
            columns,
            line,
            T("Verifikationsnumret saknas, så raden kan inte kännas igen vid nästa inläsning.")
        );
        var dateText = Required(cells, columns.Date, columns, line, T("Datumet saknas."));
        if (!TryDate(dateText, out var date) && dateText.Length > 0)
        {
            diagnostics.Error(
                line,
                columns.Headings[columns.Date],
                T($"”{dateText}” är inget datum. Det skrivs åååå-mm-dd eller ååååmmdd."),
                columns.Date + 1
            );
        }

        var amount = Amount(cells, columns, line);
        var bad = Array.FindIndex(cells, cell => cell.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')));
        if (bad >= 0)
        {
            diagnostics.Error(line, null, T("Cellen innehåller ett styrtecken. Filen kan vara skadad."), bad + 1);
        }

        if (diagnostics.Errors != errors)
        {
            return;
        }

        if (!mapping.Accounts.Contains(account))
        {
            OnOtherAccounts++;
        }
        else if (Cell(cells, columns.Project) is { Length: > 0 } project)
        {
            Add(cells, line, columns, number, date, account, amount, project);
        }
        else
        {
            WithoutProject++;
        }
    }

    private void Add(
        string[] cells,
        int line,
        CsvCostColumns columns,
        string number,
        DateOnly date,
        string account,
        Money amount,
        string project
    )
    {
        var text = string.Join(' ', Cell(cells, columns.Text).Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var codes = columns
            .CodeParts.Select(part => new CodePart(part.Name, Cell(cells, part.Column)))
            .Where(part => part.Code.Length > 0)
            .ToList();
        var series = Cell(cells, columns.Series);
        var row = Cell(cells, columns.Row);
        if (row.Length == 0)
        {
            // BAD-09: without row numbers a row is known by its content, and the second of two alike by being the second.
            var content = ImportedCostLine.Hash(date, null, account, amount, project, text, codes);
            // Sixteen bytes a row are enough to tell rows apart and little enough to keep for millions of them.
            var repeat = BinaryPrimitives.ReadUInt128BigEndian(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{date.Year}\u001f{series}\u001f{number}\u001f{content}"))
            );
            var times = _repeats[repeat] = _repeats.GetValueOrDefault(repeat) + 1;
            row = times == 1 ? content : $"{content}-{times.ToString(CultureInfo.InvariantCulture)}";
        }

        Lines++;
        _sum += amount.Ore;
        Batch.Add(
            new()
            {
                Key = new(date.Year, series, number, row),
                Date = date,
                Account = account,
                Amount = amount,
                ProjectCode = project,
                Text = text,
                CodeParts = codes,
                Line = line,
            }
        );
    }

    private Money Amount(string[] cells, CsvCostColumns columns, int line)
    {
        if (columns.Amount >= 0)
        {
            return Required(cells, columns.Amount, columns, line, T("Beloppet saknas.")) is { Length: > 0 } text
                ? Read(text, columns.Amount, columns, line)
                : Money.Zero;
        }

        var (debitText, creditText) = (Cell(cells, columns.Debit), Cell(cells, columns.Credit));
        if (debitText.Length == 0 && creditText.Length == 0)
        {
            diagnostics.Error(line, columns.Headings[columns.Debit], T("Både debet och kredit saknas."), columns.Debit + 1);
            return Money.Zero;
        }

        var debit = debitText.Length == 0 ? Money.Zero : Read(debitText, columns.Debit, columns, line);
        var credit = creditText.Length == 0 ? Money.Zero : Read(creditText, columns.Credit, columns, line);
        if (!debit.IsZero && !credit.IsZero)
        {
            diagnostics.Error(line, columns.Headings[columns.Credit], T("Raden har belopp i både debet och kredit."), columns.Credit + 1);
            return Money.Zero;
        }

        if (mapping.CreditIsWrittenNegative ? credit > Money.Zero : credit.IsNegative)
        {
            diagnostics.Error(
                line,
                columns.Headings[columns.Credit],
                T("Kreditbeloppet har ett annat tecken än kolumnmappningen säger."),
                columns.Credit + 1
            );
            return Money.Zero;
        }

        return mapping.CreditIsWrittenNegative ? debit + credit : debit - credit;
    }

    private Money Read(string text, int column, CsvCostColumns columns, int line)
    {
        if (readAmount(text) is { } amount)
        {
            return amount;
        }

        diagnostics.Error(line, columns.Headings[column], T($"”{text}” är inget belopp i kronor."), column + 1);
        return Money.Zero;
    }

    private string Required(string[] cells, int column, CsvCostColumns columns, int line, string reason)
    {
        var text = Cell(cells, column);
        if (text.Length == 0)
        {
            diagnostics.Error(line, columns.Headings[column], reason, column + 1);
        }

        return text;
    }

    private static string Cell(string[] cells, int column) =>
        column >= 0 && column < cells.Length ? cells[column].Trim().Normalize(NormalizationForm.FormC) : "";

    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]) || word.Length > 3);

    /// <summary>åååå-mm-dd, ååååmmdd, or the day number of a spreadsheet from 2000 to 2099 (36526–73050).</summary>
    private static bool TryDate(string text, out DateOnly date)
    {
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return true;
        }

        if (
            text.Length == 5
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= 36526 and <= 73050
        )
        {
            date = new DateOnly(1899, 12, 30).AddDays(serial);
            return true;
        }

        return false;
    }
}
