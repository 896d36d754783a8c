using System.Globalization;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>Reads one row of a voucher list; what cannot be read is told with line and column, and the file is then refused.</summary>
internal readonly struct CsvCostRow(
    string[] cells,
    int line,
    CsvCostColumns columns,
    CsvCostMapping mapping,
    AmountStyle amounts,
    ImportDiagnostics diagnostics
)
{
    /// <summary>The row; null when something in it is wrong.</summary>
    public CostFileRow? Read()
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
            return null;
        }

        var errors = diagnostics.Errors;
        var account = AccountIn(Required(columns.Account, T("Kontot saknas.")));
        var number = Required(columns.Number, T("Verifikationsnumret saknas, så raden kan inte kännas igen vid nästa inläsning."));
        var dateText = Required(columns.Date, T("Datumet saknas."));
        var isDay = TryDate(dateText, out var date);
        if (!isDay && dateText.Length > 0)
        {
            Refuse(columns.Date, T($"”{FileText.Quoted(dateText)}” är inget datum. Det skrivs åååå-mm-dd eller ååååmmdd."));
        }

        var amount = Amount();
        RefuseControl();
        var series = columns.Series < 0 ? null : Cell(columns.Series);
        var project = Cell(columns.Project);
        RefuseLonger(columns.Number, number, CostLimits.Number);
        RefuseLonger(columns.Series, series, CostLimits.Series);
        RefuseLonger(columns.Account, account, CostLimits.Account);
        RefuseLonger(columns.Project, project, CostLimits.Project);
        var kind =
            !mapping.Accounts.Contains(account) ? FileRowKind.OtherAccount
            : project.Length > 0 ? FileRowKind.Cost
            : FileRowKind.WithoutProject;
        if (isDay && CostDay.Fault(date, kind, mapping.LatestDay) is { } fault)
        {
            Refuse(columns.Date, fault);
        }

        if (diagnostics.Errors != errors)
        {
            return null;
        }

        return new CostFileRow
        {
            Line = line,
            Kind = kind,
            Series = series,
            Number = number,
            Date = date,
            Account = account,
            Project = project,
            Text = diagnostics.Fitting(
                Cell(columns.Text),
                line,
                columns.Text < 0 ? null : columns.Headings[columns.Text],
                columns.Text + 1
            ),
            Amount = amount,
        };
    }

    // In a text they become spaces; in what a row is known by they are a damage, and so is a NUL anywhere.
    private void RefuseControl()
    {
        for (var column = 0; column < cells.Length; column++)
        {
            var isText = column == columns.Text;
            if (cells[column].Any(letter => letter == 0 || (!isText && char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))))
            {
                diagnostics.Error(line, null, T("Cellen innehåller ett styrtecken. Filen kan vara skadad."), column + 1);
                return;
            }
        }
    }

    private void RefuseLonger(int column, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            Refuse(column, CostLimits.TooLong(text, longest));
        }
    }

    // "5010 Löner": the number, then its name.
    private string AccountIn(string text)
    {
        var digits = text.Length - text.AsSpan().TrimStart("0123456789").Length;
        if (text.Length > 0 && (digits == 0 || (digits < text.Length && text[digits] is not (' ' or '\u00A0'))))
        {
            Refuse(columns.Account, T($"”{FileText.Quoted(text)}” är inget kontonummer."));
        }

        return text[..digits];
    }

    private Money Amount()
    {
        if (columns.Amount >= 0)
        {
            return Required(columns.Amount, T("Beloppet saknas.")) is { Length: > 0 } text ? Read(text, columns.Amount) : Money.Zero;
        }

        var (debitText, creditText) = (Cell(columns.Debit), Cell(columns.Credit));
        if (debitText.Length == 0 && creditText.Length == 0)
        {
            Refuse(columns.Debit, T("Både debet och kredit saknas."));
            return Money.Zero;
        }

        var debit = debitText.Length == 0 ? Money.Zero : Read(debitText, columns.Debit);
        var credit = creditText.Length == 0 ? Money.Zero : Read(creditText, columns.Credit);
        if (!debit.IsZero && !credit.IsZero)
        {
            Refuse(columns.Credit, T("Raden har belopp i både debet och kredit."));
            return Money.Zero;
        }

        if (mapping.CreditIsWrittenNegative ? credit > Money.Zero : credit.IsNegative)
        {
            Refuse(columns.Credit, T("Kreditbeloppet har ett annat tecken än vad som är angivet under Så läses filen."));
            return Money.Zero;
        }

        return mapping.CreditIsWrittenNegative ? debit + credit : debit - credit;
    }

    private Money Read(string text, int column)
    {
        if (!FileAmount.TryRead(text, amounts, out var amount, out var reason))
        {
            Refuse(column, T($"”{FileText.Quoted(text)}” är inget belopp. {reason}"));
        }

        return amount;
    }

    private string Required(int column, string reason)
    {
        var text = Cell(column);
        if (text.Length == 0)
        {
            Refuse(column, reason);
        }

        return text;
    }

    private void Refuse(int column, string reason) => diagnostics.Error(line, columns.Headings[column], reason, column + 1);

    private string Cell(int column) => FileText.OnOneLine(CsvCostRows.Cell(cells, column));

    /// <summary>
    /// åååå-mm-dd or ååååmmdd, also with a time of midnight after; or the day number of a spreadsheet from 2000 to 2099
    /// (36526–73050).
    /// </summary>
    private static bool TryDate(string text, out DateOnly date)
    {
        foreach (var midnight in new[] { " 00:00:00", "T00:00:00", " 00:00" })
        {
            text = text.EndsWith(midnight, StringComparison.Ordinal) ? text[..^midnight.Length] : text;
        }

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
