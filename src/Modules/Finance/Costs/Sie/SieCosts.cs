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
            costs.TellOfOtherDimensions();
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
        // Ansvar in SIE's own numbering.
        private const int UnitDimension = 1;

        private readonly List<CostFileRow> _batch = [];
        private readonly Dictionary<int, int> _elsewhere = [];
        private string _series = "",
            _number = "",
            _text = "";
        private int _voucherLine;
        private DateOnly _date;
        private bool _refused,
            _refusedDay;
        private long _lines;
        private Int128 _sum;

        public void VoucherStarts(in SieVoucher voucher)
        {
            (_series, _number, _text) = (Text(voucher.Series), Text(voucher.Number), Fitting(voucher.Text, voucher.Line));
            (_date, _voucherLine, _refused, _refusedDay) = (voucher.Date, voucher.Line, false, false);
            RefuseLonger(voucher.Line, "#VER serie", _series, CostLimits.Series);
            RefuseLonger(voucher.Line, "#VER vernr", _number, CostLimits.Number);
        }

        public void Row(in SieRow row)
        {
            var account = row.Account.ToString();
            var (project, second, otherwise) = Codes(row.Objects);
            var kind =
                row.Kind == SieRowKind.Struck ? FileRowKind.Struck
                : !mapping.Accounts.Contains(account) ? FileRowKind.OtherAccount
                : project.Length > 0 ? FileRowKind.Cost
                : FileRowKind.WithoutProject;
            RefuseLonger(row.Line, "#TRANS kontonr", account, CostLimits.Account);
            RefuseLonger(row.Line, "#TRANS objektlista", project, CostLimits.Project);
            RefuseDay(kind);
            if (kind == FileRowKind.Cost && second is not null)
            {
                diagnostics.Error(
                    row.Line,
                    "#TRANS objektlista",
                    T($"Raden har två projekt, {project} och {second}. Dela raden i ekonomisystemet, en rad för varje projekt.")
                );
            }

            if (kind == FileRowKind.Cost && !Counts(row))
            {
                return;
            }

            if (kind == FileRowKind.WithoutProject && otherwise is { } dimension)
            {
                _elsewhere[dimension] = _elsewhere.GetValueOrDefault(dimension) + 1;
            }

            _batch.Add(
                new()
                {
                    Line = row.Line,
                    Kind = kind,
                    Series = _series,
                    Number = _number,
                    VoucherLine = _voucherLine,
                    Date = _date,
                    Account = account,
                    Project = project,
                    OtherDimension = kind == FileRowKind.WithoutProject ? otherwise : null,
                    Text = row.Text.IsEmpty ? _text : Fitting(row.Text, row.Line),
                    Amount = row.Amount,
                }
            );
        }

        // Some systems write 0 for a number that is yet to be given.
        private bool Counts(in SieRow row)
        {
            if (_number is "" or "0")
            {
                RefuseUnnumbered();
                return false;
            }

            _lines++;
            _sum += row.Amount.Ore;
            if (_sum > long.MaxValue || _sum < long.MinValue)
            {
                diagnostics.Error(row.Line, "#TRANS belopp", T("Summan av filens kostnader är för stor för att vara verklig."));
                _sum = 0;
            }

            return true;
        }

        private (string Project, string? Second, int? Otherwise) Codes(in SieObjects objects)
        {
            var project = "";
            string? second = null;
            int? otherwise = null;
            foreach (var pair in objects)
            {
                if (pair.Dimension == mapping.ProjectDimension)
                {
                    var code = Text(pair.Code);
                    second ??= project.Length > 0 && code.Length > 0 && code != project ? code : null;
                    project = project.Length > 0 ? project : code;
                }
                // The responsible unit is on every row and says nothing of a project.
                else if (pair.Dimension != UnitDimension && !pair.Code.IsEmpty)
                {
                    otherwise = pair.Dimension;
                }
            }

            return (project, second, otherwise);
        }

        private static string Text(SieText text) => FileText.OnOneLine(FileText.Composed(text.ToString()));

        private string Fitting(SieText text, int line) => diagnostics.Fitting(Text(text), line);

        private void RefuseLonger(int line, string field, string text, int longest)
        {
            if (text.Length > longest)
            {
                diagnostics.Error(line, field, CostLimits.TooLong(text, longest));
            }
        }

        // The day is the voucher's: told once, at the voucher.
        private void RefuseDay(FileRowKind kind)
        {
            if (!_refusedDay && CostDay.Fault(_date, kind, mapping.LatestDay) is { } fault)
            {
                diagnostics.Error(_voucherLine, "#VER verifikationsdatum", fault);
                _refusedDay = true;
            }
        }

        public async ValueTask FlushAsync(CancellationToken cancellation)
        {
            // Once refused nothing more needs staging; the reading goes on only to list what is wrong.
            if (_batch.Count > 0 && !diagnostics.RefusesFile)
            {
                await stage.AddAsync(_batch, cancellation);
            }

            _batch.Clear();
        }

        /// <summary>Cost rows whose code stands on another dimension than the project's: most likely the dimension is wrong.</summary>
        public void TellOfOtherDimensions()
        {
            foreach (var (dimension, rows) in _elsewhere.OrderBy(other => other.Key))
            {
                var told =
                    rows == 1
                        ? T(
                            $"1 rad på kostnadskonto utan projekt i dimension {mapping.ProjectDimension}, däremot i dimension "
                                + $"{dimension}."
                        )
                        : T(
                            $"{rows} rader på kostnadskonto utan projekt i dimension {mapping.ProjectDimension}, däremot i dimension "
                                + $"{dimension}."
                        );
                diagnostics.Warning(
                    null,
                    null,
                    told + " " + T("Om projektet står där: ändra dimensionen under Så läses filen, och läs filen på nytt.")
                );
            }
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
