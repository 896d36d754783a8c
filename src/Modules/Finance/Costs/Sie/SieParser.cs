using System.Buffers;
using System.Globalization;
using System.Text;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>Takes a SIE file line by line, knows where in the file it is, and tells a visitor what it meets.</summary>
internal sealed class SieParser
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([
        .. Enumerable.Range(0, 32).Where(code => code != '\t').Select(code => (byte)code),
        127,
    ]);
    private static readonly SearchValues<byte> ForbiddenBesideLineEnds = SearchValues.Create([
        .. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\r' or '\n')).Select(code => (byte)code),
        127,
    ]);

    private readonly SieVoucherParser _vouchers;
    private readonly SieIdentificationParser _identification;
    private readonly FileEncoding _encoding;
    private readonly ImportDiagnostics _diagnostics;
    private SieChecksum? _checksum;
    private int _line;
    private bool _wellFormed,
        _started,
        _firstSeen,
        _inUnknownBlock,
        _lastWasUnknown,
        _checksumClosed;

    /// <summary>A parser for one file.</summary>
    public SieParser(ISieVisitor visitor, FileEncoding encoding, ImportDiagnostics diagnostics)
    {
        (_encoding, _diagnostics) = (encoding, diagnostics);
        _vouchers = new(visitor, encoding, diagnostics);
        _identification = new(visitor, Header, diagnostics);
    }

    /// <summary>The identification records so far.</summary>
    public SieHeader Header { get; } = new();

    /// <summary>Vouchers so far.</summary>
    public int Vouchers => _vouchers.Count;

    /// <summary>Records passed over so far because their label is unknown.</summary>
    public int UnknownRecords { get; private set; }

    /// <summary>The content is no SIE file at all: there is no sense in reading on.</summary>
    public bool Stopped { get; private set; }

    /// <summary>
    /// The whole lines that come next, with their line endings: are their bytes letters? Asked once for many lines, because it is
    /// a fifth of the work when asked for each; only when the answer is no does every line answer for itself.
    /// </summary>
    public void Expect(ReadOnlySpan<byte> lines) => _wellFormed = !lines.ContainsAny(ForbiddenBesideLineEnds) && _encoding.IsValid(lines);

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

        if (_wellFormed)
        {
            Record(line);
        }
        else if (line.ContainsAny(Forbidden))
        {
            _diagnostics.Error(_line, null, T("Raden innehåller ett styrtecken, vilket SIE inte tillåter. Filen kan vara skadad."));
        }
        else if (!_encoding.IsValid(line))
        {
            _diagnostics.Error(
                _line,
                null,
                T($"Raden innehåller tecken som inte finns i {_encoding.SwedishName()}. Välj en annan teckenkodning.")
            );
        }
        else
        {
            Record(line);
        }
    }

    /// <summary>The line is longer than any record can be.</summary>
    public void TooLong(int number)
    {
        _diagnostics.Error(number, null, T("Raden är längre än 1 MB. Det här är ingen SIE-fil eller så är den skadad."));
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
            _diagnostics.Error(null, null, T("Filen är tom."));
            return;
        }

        _vouchers.End(_line);
        if (_inUnknownBlock)
        {
            _diagnostics.Error(_line, null, T("Filen slutar inne i en post med underposter. Den är troligen avkortad."));
        }

        if (_checksum is not null)
        {
            _diagnostics.Error(
                _line,
                "#KSUMMA",
                T("Filen börjar med en kontrollsumma men saknar den avslutande. Den är troligen avkortad.")
            );
        }

        if (!_identification.TypeSeen)
        {
            _diagnostics.Warning(null, "#SIETYP", T("Filen anger ingen SIE-typ och läses därför som typ 1."));
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
    {
        int start = 0,
            end = line.Length;
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

        _diagnostics.Error(
            _line,
            null,
            line switch
            {
                [(byte)'<', ..] => T(
                    "Filen är en webbsida, inte en SIE-fil. Troligen sparades en felsida när filen skulle hämtas. Hämta den på nytt."
                ),
                [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => T(
                    "Filen är sparad i UTF-16. Exportera den på nytt från ekonomisystemet, eller spara om den i PC8 eller UTF-8."
                ),
                _ => T("Filen är inte en SIE-fil. En SIE-fil börjar med #FLAGGA."),
            }
        );
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
        if (_checksum is not null && !Is(label, "#KSUMMA"u8))
        {
            _checksum.Add(line);
        }

        if (_inUnknownBlock)
        {
            return;
        }

        if (!_firstSeen)
        {
            _firstSeen = true;
            if (!Is(label, "#FLAGGA"u8))
            {
                _diagnostics.Warning(_line, "#FLAGGA", T("Filen börjar inte med #FLAGGA."));
            }
        }

        var fields = new SieFields(line[end..], _encoding);
        _lastWasUnknown = false;
        // Rows first: nearly every record is one.
        if (_vouchers.TryRecord(label, ref fields, _line))
        {
            return;
        }

        if (Is(label, "#KSUMMA"u8))
        {
            Checksum(ref fields);
        }
        else if (!_identification.TryRecord(label, fields, _line) && !SieIdentificationParser.IsKnown(label))
        {
            UnknownRecords++;
            _lastWasUnknown = true;
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
            _diagnostics.Error(_line, null, T("Raden börjar inte med #, och är ingen ensam klammerparentes."));
        }

        _lastWasUnknown = false;
    }

    private void Checksum(ref SieFields fields)
    {
        if (_checksum is null)
        {
            _checksum = _checksumClosed ? null : new(_encoding);
            return;
        }

        if (
            !fields.TryNext(out var field)
            || !long.TryParse(field.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stated)
        )
        {
            _diagnostics.Error(_line, "#KSUMMA", T("Den avslutande kontrollsumman saknar värde."));
        }
        else if (!_checksum.Matches(stated))
        {
            _diagnostics.Error(
                _line,
                "#KSUMMA",
                T("Kontrollsumman stämmer inte: filen har ändrats eller skadats efter exporten. Exportera den på nytt.")
            );
        }

        _checksum = null;
        _checksumClosed = true;
    }

    private static bool Is(ReadOnlySpan<byte> label, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(label, name);
}
