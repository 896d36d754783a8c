using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>Takes the cost lines out of a SIE 4 file: the rows on cost accounts that carry a project code (A-48, U-85).</summary>
internal static class SieCosts
{
    /// <summary>
    /// Reads the whole file into the stage, which keeps the lines only when nothing is wrong.
    /// Without a chosen encoding the stream must be able to rewind.
    /// </summary>
    public static async Task<CostReading> ReadAsync(
        Stream stream,
        SieCostMapping mapping,
        ICostLineStage stage,
        FileEncoding? chosen,
        CancellationToken cancellation
    )
    {
        FileEncodingGuess encoding;
        if (chosen is null)
        {
            var start = stream.Position;
            encoding = await FileEncodingGuess.OfAsync(stream, FileEncoding.Pc8, cancellation);
            stream.Position = start;
        }
        else
        {
            encoding = FileEncodingGuess.Chosen(chosen.Value);
        }

        var diagnostics = new ImportDiagnostics();
        var costs = new CostVisitor(mapping, stage, diagnostics);
        var kept = false;
        SieHeader? header = null;
        try
        {
            var reading = await SieReader.ReadAsync(stream, costs, encoding, diagnostics, cancellation);
            Judge(reading);
            header = reading.Header;
            if (reading.IsWhole)
            {
                await stage.KeepAsync(cancellation);
                kept = true;
            }
        }
        finally
        {
            if (!kept)
            {
                // Also when the reading was cancelled: what was staged must go.
                await stage.DiscardAsync(CancellationToken.None);
            }
        }

        return costs.Result(kept, encoding, header);
    }

    private static void Judge(SieReading reading)
    {
        if (!reading.IsWhole)
        {
            return;
        }

        if (reading.Header.AlreadyImported)
        {
            reading.Diagnostics.Warning(
                null,
                "#FLAGGA",
                T("Filen är märkt som redan inläst i något system. Kostnader som redan är sparade här sparas inte en gång till.")
            );
        }

        if (reading.Header.Type != 4)
        {
            reading.Diagnostics.Error(
                null,
                "#SIETYP",
                T(
                    $"Filen är en SIE-fil av typ {reading.Header.Type} och innehåller "
                        + $"bara saldon. Kostnader hämtas ur verifikationer: exportera typ 4."
                )
            );
        }
        else if (reading.Vouchers == 0)
        {
            reading.Diagnostics.Warning(null, "#VER", T("Filen innehåller inga verifikationer."));
        }
    }

    private sealed class CostVisitor(SieCostMapping mapping, ICostLineStage stage, ImportDiagnostics diagnostics) : ISieVisitor
    {
        private readonly List<ImportedCostLine> _batch = [];
        private string _series = "",
            _number = "",
            _text = "";
        private int _voucherLine;
        private DateOnly _date;
        private bool _refused;
        private long _lines,
            _otherAccounts,
            _withoutProject,
            _struck;
        private Int128 _sum;

        public void VoucherStarts(in SieVoucher voucher)
        {
            (_series, _number, _text) = (Code(voucher.Series), Code(voucher.Number), Text(voucher.Text));
            (_date, _voucherLine, _refused) = (voucher.Date, voucher.Line, false);
        }

        public void Row(in SieRow row)
        {
            if (row.Kind == SieRowKind.Struck)
            {
                _struck++;
                return;
            }

            var account = row.Account.ToString();
            if (!mapping.Accounts.Contains(account))
            {
                _otherAccounts++;
                return;
            }

            string? project = null;
            List<CodePart>? parts = null;
            foreach (var pair in row.Objects)
            {
                if (pair.Dimension == mapping.ProjectDimension)
                {
                    project = Code(pair.Code);
                }
                else if (mapping.CodeParts.TryGetValue(pair.Dimension, out var name))
                {
                    (parts ??= []).Add(new(name, Code(pair.Code)));
                }
            }

            if (string.IsNullOrEmpty(project))
            {
                _withoutProject++;
                return;
            }

            // Some systems write 0 for a number that is yet to be given.
            if (_number is "" or "0")
            {
                RefuseUnnumbered();
                return;
            }

            var text = row.Text.IsEmpty ? _text : Text(row.Text);
            _lines++;
            _sum += row.Amount.Ore;
            if (_sum > long.MaxValue || _sum < long.MinValue)
            {
                diagnostics.Error(row.Line, "#TRANS belopp", T("Summan av filens kostnader är för stor för att vara verklig."));
                _sum = 0;
            }

            _batch.Add(
                new()
                {
                    Key = new(_date.Year, _series, _number, row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    Date = _date,
                    TransactionDate = row.Date == _date ? null : row.Date,
                    Account = account,
                    Amount = row.Amount,
                    ProjectCode = project,
                    Text = text,
                    CodeParts = parts ?? (IReadOnlyList<CodePart>)[],
                    Line = row.Line,
                }
            );
        }

        /// <summary>Letters composed (BAD-10), so that Å is one letter whichever way the file spells it.</summary>
        private static string Text(SieText text) => text.ToString().Normalize();

        private static string Code(SieText text) => Text(text).Trim();

        public async ValueTask FlushAsync(CancellationToken cancellation)
        {
            // Once refused nothing more needs staging; the reading goes on only to list what is wrong.
            if (_batch.Count > 0 && !diagnostics.RefusesFile)
            {
                await stage.AddAsync(_batch, cancellation);
            }

            _batch.Clear();
        }

        public CostReading Result(bool kept, FileEncodingGuess encoding, SieHeader? header) =>
            new()
            {
                IsWhole = kept,
                Diagnostics = diagnostics,
                Encoding = encoding,
                Source = header is null ? null : new CostFileSource(header.Program, header.CompanyName, header.OrganisationNumber),
                Lines = _lines,
                Sum = new((long)Int128.Clamp(_sum, long.MinValue, long.MaxValue)),
                OnOtherAccounts = _otherAccounts,
                WithoutProject = _withoutProject,
                Struck = _struck,
            };

        /// <summary>BAD-09: without a number the same cost could be counted twice; only booked vouchers are costs.</summary>
        private void RefuseUnnumbered()
        {
            if (!_refused)
            {
                diagnostics.Error(
                    _voucherLine,
                    "#VER vernr",
                    T("Verifikationen saknar nummer och är alltså inte bokförd än. Exportera typ 4E efter bokföringen.")
                );
            }

            _refused = true;
        }
    }
}
