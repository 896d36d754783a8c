using System.Buffers;

namespace Fund.Finance.Costs.Sie;

/// <summary>Takes a SIE file line by line, knows where in the file it is, and tells a visitor what it meets.</summary>
internal sealed class SieParser(ISieVisitor visitor, FileEncoding encoding, ImportDiagnostics diagnostics)
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code != '\t').Select(code => (byte)code), 127]);

    private readonly SieHeader _header = new();
    private readonly SieVoucherParser _vouchers = new(visitor, encoding, diagnostics);
    private SieChecksum? _checksum;
    private int _line;
    private bool _started, _flagSeen, _typeSeen, _inUnknownBlock, _lastWasUnknown, _checksumClosed;

    /// <summary>The identification records so far.</summary>
    public SieHeader Header => _header;

    /// <summary>Vouchers so far.</summary>
    public int Vouchers => _vouchers.Count;

    /// <summary>Records passed over so far because their label is unknown.</summary>
    public int UnknownRecords { get; private set; }

    /// <summary>The content is no SIE file at all: there is no sense in reading on.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Takes the next line, without its line ending.</summary>
    public void Line(ReadOnlySpan<byte> line, int number)
    {
        _line = number;
        line = Trimmed(line);
        // Ctrl-Z: older systems end their files with it.
        if (line.IsEmpty || (line.Length == 1 && line[0] == 0x1A))
        {
            return;
        }

        if (!_started)
        {
            _started = true;
            Stopped = !LooksLikeSie(line);
            if (Stopped)
            {
                return;
            }
        }

        if (line.ContainsAny(Forbidden))
        {
            diagnostics.Error(_line, null, "Raden innehåller ett styrtecken, vilket SIE inte tillåter. Filen kan vara skadad.");
        }
        else if (!encoding.IsValid(line))
        {
            diagnostics.Error(_line, null, $"Raden innehåller tecken som inte finns i {encoding.SwedishName()}. Välj en annan teckenkodning.");
        }
        else
        {
            Record(line);
        }
    }

    /// <summary>The line is longer than any record can be.</summary>
    public void TooLong(int number)
    {
        diagnostics.Error(number, null, "Raden är längre än 1 MB. Det här är ingen SIE-fil eller så är den skadad.");
        Stopped = true;
    }

    /// <summary>The file has ended: was everything that was begun also finished?</summary>
    public void End()
    {
        if (Stopped)
        {
            return;
        }

        if (!_started)
        {
            diagnostics.Error(null, null, "Filen är tom.");
            return;
        }

        _vouchers.End(_line);
        if (_inUnknownBlock)
        {
            diagnostics.Error(_line, null, "Filen slutar inne i en post med underposter. Den är troligen avkortad.");
        }

        if (_checksum is not null)
        {
            diagnostics.Error(_line, "#KSUMMA", "Filen börjar med en kontrollsumma men saknar den avslutande. Den är troligen avkortad.");
        }

        if (!_typeSeen)
        {
            diagnostics.Warning(null, "#SIETYP", "Filen anger ingen SIE-typ och läses därför som typ 1.");
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
    {
        int start = 0, end = line.Length;
        while (start < end && line[start] is ((byte)' ' or (byte)'\t'))
        {
            start++;
        }

        while (end > start && line[end - 1] is ((byte)' ' or (byte)'\t'))
        {
            end--;
        }

        return line[start..end];
    }

    private bool LooksLikeSie(ReadOnlySpan<byte> line)
    {
        if (line[0] == (byte)'#')
        {
            return true;
        }

        diagnostics.Error(_line, null, line switch
        {
            [(byte)'<', ..] => "Filen är en webbsida, inte en SIE-fil. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt.",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "Filen är sparad i UTF-16. Exportera den på nytt från ekonomisystemet, eller spara om den i PC8 eller UTF-8.",
            _ => "Filen är inte en SIE-fil. En SIE-fil börjar med #FLAGGA.",
        });
        return false;
    }

    private void Record(ReadOnlySpan<byte> line)
    {
        if (line[0] != (byte)'#')
        {
            Brace(line);
            return;
        }

        var end = 1;
        while (end < line.Length && line[end] is not ((byte)' ' or (byte)'\t'))
        {
            end++;
        }

        var label = line[..end];
        if (_checksum is not null && !System.Text.Ascii.EqualsIgnoreCase(label, "#KSUMMA"u8))
        {
            _checksum.Add(line);
        }

        if (_inUnknownBlock)
        {
            return;
        }

        var fields = new SieFields(line[end..], encoding);
        _lastWasUnknown = false;
        // Rows first: they are nearly the whole of a large file.
        if (!_vouchers.TryRecord(label, fields, _line) && !TryIdentify(label, fields) && !IsKnown(label))
        {
            UnknownRecords++;
            _lastWasUnknown = true;
        }

        if (!_flagSeen)
        {
            _flagSeen = true;
            diagnostics.Warning(_line, "#FLAGGA", "Filen börjar inte med #FLAGGA.");
        }
    }

    private void Brace(ReadOnlySpan<byte> line)
    {
        if (line is [(byte)'{'])
        {
            if (_lastWasUnknown)
            {
                _inUnknownBlock = true;
            }
            else
            {
                _vouchers.Open(_line);
            }
        }
        else if (line is [(byte)'}'])
        {
            if (_inUnknownBlock)
            {
                _inUnknownBlock = false;
            }
            else
            {
                _vouchers.Close(_line);
            }
        }
        else if (!_inUnknownBlock)
        {
            diagnostics.Error(_line, null, "Raden börjar inte med #, och är ingen ensam klammerparentes.");
        }

        _lastWasUnknown = false;
    }

    private bool TryIdentify(ReadOnlySpan<byte> label, SieFields fields)
    {
        if (Is(label, "#KONTO"u8))
        {
            if (fields.TryNext(out var number) && fields.TryNext(out var name))
            {
                visitor.Account(number, name);
            }
        }
        else if (Is(label, "#OBJEKT"u8))
        {
            if (fields.TryNext(out var dimension) && fields.TryNext(out var code) && SieNumber.TryRead(dimension.Raw, out var number))
            {
                fields.TryNext(out var name);
                visitor.Object(number, code, name);
            }
        }
        else if (Is(label, "#DIM"u8) || Is(label, "#UNDERDIM"u8))
        {
            Dimension(ref fields);
        }
        else if (Is(label, "#FLAGGA"u8))
        {
            Flag(ref fields);
        }
        else if (Is(label, "#SIETYP"u8))
        {
            Type(ref fields);
        }
        else if (Is(label, "#FORMAT"u8))
        {
            if (!fields.TryNext(out var format) || !Is(format.Raw, "PC8"u8))
            {
                diagnostics.Warning(_line, "#FORMAT", "Filen anger ett annat format än PC8, det enda som SIE tillåter. Kontrollera att åäö läses rätt.");
            }
        }
        else if (Is(label, "#KSUMMA"u8))
        {
            Checksum(ref fields);
        }
        else
        {
            return TryDescribe(label, fields);
        }

        return true;
    }

    private bool TryDescribe(ReadOnlySpan<byte> label, SieFields fields)
    {
        if (Is(label, "#FNAMN"u8))
        {
            _header.CompanyName = fields.TryNext(out var name) ? name.ToString() : "";
        }
        else if (Is(label, "#ORGNR"u8))
        {
            _header.OrganisationNumber = fields.TryNext(out var number) ? number.ToString() : "";
        }
        else if (Is(label, "#PROGRAM"u8))
        {
            fields.TryNext(out var name);
            fields.TryNext(out var version);
            _header.Program = $"{name.ToString()} {version.ToString()}".Trim();
        }
        else if (Is(label, "#RAR"u8))
        {
            // Some systems write the label without days; then the year is simply not known.
            if (fields.TryNext(out var year) && SieNumber.TryRead(year.Raw, out var number) && number is > -100 and < 100
                && fields.TryNext(out var first) && SieNumber.TryReadDate(first.Raw, out var from)
                && fields.TryNext(out var last) && SieNumber.TryReadDate(last.Raw, out var to))
            {
                _header.Years[number] = (from, to);
            }
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Dimension(ref SieFields fields)
    {
        if (fields.TryNext(out var field) && SieNumber.TryRead(field.Raw, out var number) && fields.TryNext(out var name))
        {
            // A file with thousands of dimensions is no ledger; the names beyond are not kept.
            if (_header.Dimensions.Count < 1000)
            {
                _header.Dimensions[number] = name.ToString();
            }
        }
        else
        {
            diagnostics.Warning(_line, "#DIM", fields.Fault ?? "Dimensionen saknar nummer eller namn.");
        }
    }

    private void Flag(ref SieFields fields)
    {
        _flagSeen = true;
        if (fields.TryNext(out var flag) && flag.Raw is [(byte)'1'])
        {
            _header.AlreadyImported = true;
            diagnostics.Warning(_line, "#FLAGGA", "Filen är märkt som redan inläst (#FLAGGA 1). Rader som redan finns räknas inte igen.");
        }
    }

    private void Type(ref SieFields fields)
    {
        _typeSeen = true;
        if (fields.TryNext(out var type) && SieNumber.TryRead(type.Raw, out var number) && number is >= 1 and <= 4)
        {
            _header.Type = number;
            return;
        }

        diagnostics.Error(_line, "#SIETYP", "SIE-typen ska vara 1, 2, 3 eller 4.");
    }

    private void Checksum(ref SieFields fields)
    {
        if (_checksum is null)
        {
            _checksum = _checksumClosed ? null : new();
            return;
        }

        if (!fields.TryNext(out var field) || !long.TryParse(field.Raw, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var stated))
        {
            diagnostics.Error(_line, "#KSUMMA", "Den avslutande kontrollsumman saknar värde.");
        }
        else if (!_checksum.Matches(stated))
        {
            diagnostics.Error(_line, "#KSUMMA", "Kontrollsumman stämmer inte: filen har ändrats eller skadats efter exporten. Exportera den på nytt.");
        }

        _checksum = null;
        _checksumClosed = true;
    }

    private static bool Is(ReadOnlySpan<byte> label, ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(label, name);

    /// <summary>Labels of the format that carry nothing this reader needs: balances, budgets, addresses.</summary>
    private static bool IsKnown(ReadOnlySpan<byte> label) =>
        Is(label, "#IB"u8) || Is(label, "#UB"u8) || Is(label, "#RES"u8) || Is(label, "#OIB"u8) || Is(label, "#OUB"u8)
        || Is(label, "#PSALDO"u8) || Is(label, "#PBUDGET"u8) || Is(label, "#KTYP"u8) || Is(label, "#ENHET"u8) || Is(label, "#SRU"u8)
        || Is(label, "#GEN"u8) || Is(label, "#PROSA"u8) || Is(label, "#FTYP"u8) || Is(label, "#FNR"u8) || Is(label, "#BKOD"u8)
        || Is(label, "#ADRESS"u8) || Is(label, "#OMFATTN"u8) || Is(label, "#TAXAR"u8) || Is(label, "#VALUTA"u8) || Is(label, "#KPTYP"u8);
}
