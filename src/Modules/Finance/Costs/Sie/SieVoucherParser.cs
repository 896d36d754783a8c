using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>The vouchers of a SIE file: #VER, its braces, its rows and the rule that they balance.</summary>
internal sealed class SieVoucherParser(ISieVisitor visitor, FileEncoding encoding, ImportDiagnostics diagnostics)
{
    private enum Place
    {
        Outside,
        BeforeBrace,
        Inside,
    }

    private Place _place;
    private int _voucherLine,
        _rows;
    private Int128 _sum;
    private bool _faulty;
    private readonly byte[] _name = new byte[64];
    private int _nameLength;
    private string? _announced;
    private int _announcedLine;

    /// <summary>Vouchers begun so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a record when it belongs to vouchers; false when it does not.</summary>
    public bool TryRecord(ReadOnlySpan<byte> label, ref SieFields fields, int line)
    {
        if (label.SequenceEqual("#TRANS"u8))
        {
            Booked(ref fields, line);
        }
        else if (label.SequenceEqual("#VER"u8))
        {
            Start(ref fields, line);
        }
        else
        {
            return TryRareRecord(label, ref fields, line);
        }

        return true;
    }

    /// <summary>An opening brace alone on its line.</summary>
    public void Open(int line)
    {
        if (_place != Place.BeforeBrace)
        {
            diagnostics.Error(line, null, T("En inledande klammerparentes { står där ingen verifikation börjar."));
            return;
        }

        _place = Place.Inside;
    }

    /// <summary>A closing brace alone on its line: the voucher must balance.</summary>
    public void Close(int line)
    {
        if (_place != Place.Inside)
        {
            diagnostics.Error(line, null, T("En avslutande klammerparentes } står där ingen verifikation är öppen."));
            return;
        }

        ForgetAnnounced();
        _place = Place.Outside;
        if (_faulty)
        {
            return;
        }

        if (_sum != 0)
        {
            diagnostics.Error(
                _voucherLine,
                "#VER",
                T($"Verifikation {Name} balanserar inte: raderna summerar till {Kronor(_sum)} kr i stället för 0.")
            );
            return;
        }

        visitor.VoucherEnds();
    }

    /// <summary>The file has ended.</summary>
    public void End(int line)
    {
        if (_place != Place.Outside)
        {
            diagnostics.Error(
                line,
                "#VER",
                T($"Filen slutar inne i verifikation {Name} som börjar på rad {_voucherLine}. Den är troligen avkortad.")
            );
        }
    }

    private bool TryRareRecord(ReadOnlySpan<byte> label, ref SieFields fields, int line)
    {
        if (Is(label, "#RTRANS"u8))
        {
            Announced(ref fields, line);
        }
        else if (Is(label, "#BTRANS"u8))
        {
            ForgetAnnounced();
            Row(ref fields, line, SieRowKind.Struck);
        }
        else if (Is(label, "#TRANS"u8))
        {
            Booked(ref fields, line);
        }
        else if (Is(label, "#VER"u8))
        {
            Start(ref fields, line);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Start(ref SieFields fields, int line)
    {
        if (_place != Place.Outside)
        {
            diagnostics.Error(
                line,
                "#VER",
                T($"En ny verifikation börjar innan verifikation {Name} på rad {_voucherLine} har avslutats.")
            );
        }

        Count++;
        (_place, _voucherLine, _rows, _sum, _announced) = (Place.BeforeBrace, line, 0, 0, null);
        fields.TryNext(out var series);
        fields.TryNext(out var number);
        fields.TryNext(out var day);
        fields.TryNext(out var text);
        RememberName(series.Raw, number.Raw);
        _faulty = true;
        if (fields.Fault is not null)
        {
            diagnostics.Error(line, "#VER", fields.Fault);
        }
        else if (!SieNumber.TryReadDate(day.Raw, out var date))
        {
            diagnostics.Error(line, "#VER verifikationsdatum", T("Datumet saknas eller finns inte. Det skrivs ÅÅÅÅMMDD."));
        }
        else
        {
            _faulty = false;
            visitor.VoucherStarts(
                new()
                {
                    Line = line,
                    Series = series,
                    Number = number,
                    Date = date,
                    Text = text,
                }
            );
        }
    }

    private void Announced(ref SieFields fields, int line)
    {
        ForgetAnnounced();
        _announced = SieRowFields.Canonical(fields);
        _announcedLine = line;
        if (_place != Place.Inside)
        {
            diagnostics.Error(line, "#RTRANS", T("Raden står utanför en verifikation."));
        }
    }

    private void Booked(ref SieFields fields, int line)
    {
        var kind = SieRowKind.Booked;
        if (_announced is not null)
        {
            if (SieRowFields.Canonical(fields) == _announced)
            {
                kind = SieRowKind.Added;
                _announced = null;
            }
            else
            {
                ForgetAnnounced();
            }
        }

        Row(ref fields, line, kind);
    }

    private void Row(ref SieFields fields, int line, SieRowKind kind)
    {
        var label = kind == SieRowKind.Struck ? "#BTRANS" : "#TRANS";
        if (_place != Place.Inside)
        {
            diagnostics.Error(
                line,
                label,
                _place == Place.Outside
                    ? T("Raden står utanför en verifikation.")
                    : T("Verifikationens inledande klammerparentes { saknas före raden.")
            );
            _faulty = true;
            return;
        }

        _rows++;
        if (
            SieRowFields.Fault(ref fields, label, out var account, out var objects, out var amount, out var date, out var text) is { } fault
        )
        {
            Refuse(line, fault.Field, fault.Reason);
            return;
        }

        // A struck row is no part of the sum.
        if (kind != SieRowKind.Struck)
        {
            _sum += amount.Ore;
        }

        if (!_faulty)
        {
            visitor.Row(
                new()
                {
                    Line = line,
                    Number = _rows,
                    Kind = kind,
                    Account = account,
                    Objects = objects,
                    Amount = amount,
                    Date = date,
                    Text = text,
                }
            );
        }
    }

    private void Refuse(int line, string field, string reason)
    {
        diagnostics.Error(line, field, reason);
        // The sum of a voucher with an unreadable row says nothing: one error is enough.
        _faulty = true;
    }

    private void ForgetAnnounced()
    {
        if (_announced is not null)
        {
            diagnostics.Warning(
                _announcedLine,
                "#RTRANS",
                T("Den tillagda raden följs inte av en likadan #TRANS och räknas därför inte.")
            );
            _announced = null;
        }
    }

    private void RememberName(ReadOnlySpan<byte> series, ReadOnlySpan<byte> number)
    {
        series = series[..Math.Min(series.Length, 20)];
        number = number[..Math.Min(number.Length, 40)];
        series.CopyTo(_name);
        _name[series.Length] = (byte)' ';
        number.CopyTo(_name.AsSpan(series.Length + 1));
        _nameLength = series.Length + 1 + number.Length;
    }

    private string Name
    {
        get
        {
            var name = _name.AsSpan(0, _nameLength);
            var text = encoding.IsValid(name) ? encoding.Decode(name).Trim() : "";
            return text.Length == 0 ? T("utan nummer") : text;
        }
    }

    private static string Kronor(Int128 ore) => $"{(ore < 0 ? "−" : "")}{Int128.Abs(ore) / 100},{(int)(Int128.Abs(ore) % 100):00}";

    private static bool Is(ReadOnlySpan<byte> label, ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(label, name);
}
