using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>
/// Walks the fields of one SIE line. Fields are separated by blanks and tabs; any field may stand in quotes, where \" is a quote;
/// an object list stands in braces.
/// </summary>
internal ref struct SieFields(ReadOnlySpan<byte> line, FileEncoding encoding)
{
    private readonly ReadOnlySpan<byte> _line = line;
    private int _at;

    /// <summary>Why the line cannot be divided into fields, in Swedish; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>The next field; false at the end of the line or at a fault. A missing field reads as empty.</summary>
    public bool TryNext(out SieText field)
    {
        _at = AfterBlanks(_at);
        if (_at == _line.Length)
        {
            field = default;
            return false;
        }

        return _line[_at] == (byte)'"' ? TryQuoted(out field) : TryPlain(out field);
    }

    /// <summary>The inside of the object list that must come next: {} or {1 "456" 6 "P1"}.</summary>
    public bool TryObjects(out SieObjects objects)
    {
        objects = default;
        if (!AtList())
        {
            Fault = T("Objektlistan saknas. Den skrivs inom klammerparenteser, {} när raden inte har några objekt.");
            return false;
        }

        var first = _at + 1;
        var end = EndOfPlainList(first);
        var isPairs = end >= 0;
        if (!isPairs && (end = EndOfList(first)) < 0)
        {
            Fault = "Objektlistan saknar avslutande klammerparentes.";
            return false;
        }

        objects = new(_line[first..end], encoding, isPairs);
        _at = end + 1;
        return true;
    }

    /// <summary>Skips blanks and tells whether a list in braces comes next.</summary>
    public bool AtList()
    {
        _at = AfterBlanks(_at);
        return _at < _line.Length && _line[_at] == (byte)'{';
    }

    /// <summary>
    /// Where the list ends when it is written as nearly all are: number, blank, code, with neither braces, quotes nor escapes inside a
    /// code.
    /// One walk then does for end and check alike. −1 for every other list, which <see cref="EndOfList"/> and
    /// <see cref="SieObjects.Fault"/> read with patience.
    /// </summary>
    private readonly int EndOfPlainList(int at)
    {
        while (true)
        {
            at = AfterBlanks(at);
            if (at < _line.Length && _line[at] == (byte)'}')
            {
                return at;
            }

            var number = at;
            while (at < _line.Length && (uint)(_line[at] - '0') <= 9)
            {
                at++;
            }

            var code = AfterBlanks(at);
            // Nine digits always fit in a whole number.
            if (at - number is < 1 or > 9 || code == at || (at = AfterPlainCode(code)) == code)
            {
                return -1;
            }
        }
    }

    private readonly int AfterPlainCode(int from)
    {
        var quoted = from < _line.Length && _line[from] == (byte)'"';
        for (var at = quoted ? from + 1 : from; at < _line.Length; at++)
        {
            switch (_line[at])
            {
                case (byte)'"' when quoted:
                    return at + 1 < _line.Length && _line[at + 1] is (byte)' ' or (byte)'\t' or (byte)'}' ? at + 1 : from;
                case (byte)' ' or (byte)'\t' or (byte)'}' when !quoted:
                    return at;
                case (byte)'"' or (byte)'\\' or (byte)'{' or (byte)'}':
                    return from;
            }
        }

        return from;
    }

    private readonly int EndOfList(int at)
    {
        var quoted = false;
        while (true)
        {
            var next = _line[at..].IndexOfAny((byte)'}', (byte)'"');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (_line[at] == (byte)'}')
            {
                if (!quoted)
                {
                    return at;
                }
            }
            else if (_line[at - 1] != (byte)'\\')
            {
                quoted = !quoted;
            }

            at++;
        }
    }

    private readonly int AfterBlanks(int at)
    {
        while (at < _line.Length && _line[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private bool TryPlain(out SieText field)
    {
        var end = _at + 1;
        while (end < _line.Length && _line[end] is not ((byte)' ' or (byte)'\t' or (byte)'{'))
        {
            end++;
        }

        field = new(_line[_at..end], encoding);
        _at = end;
        return true;
    }

    private bool TryQuoted(out SieText field)
    {
        var first = _at + 1;
        var end = first;
        while (true)
        {
            var next = _line[end..].IndexOf((byte)'"');
            if (next < 0)
            {
                Fault = T("Ett citattecken saknar sitt avslutande citattecken på samma rad.");
                field = default;
                return false;
            }

            end += next;
            if (_line[end - 1] != (byte)'\\')
            {
                break;
            }

            end++;
        }

        field = new(_line[first..end], encoding);
        _at = end + 1;
        if (_at == _line.Length || _line[_at] is (byte)' ' or (byte)'\t' or (byte)'{')
        {
            return true;
        }

        Fault = T("Texten fortsätter direkt efter ett avslutande citattecken. Citattecken inne i en text skrivs \\\".");
        return false;
    }
}

/// <summary>The objects of a row: pairs of dimension number and object, quoted or not.</summary>
/// <param name="inside">The bytes between the braces.</param>
/// <param name="encoding">The file's.</param>
/// <param name="isPairs">Already seen to be a list of pairs.</param>
internal readonly ref struct SieObjects(ReadOnlySpan<byte> inside, FileEncoding encoding, bool isPairs)
{
    /// <summary>The bytes between the braces.</summary>
    public ReadOnlySpan<byte> Raw { get; } = inside;

    /// <summary>Walks the pairs.</summary>
    public Enumerator GetEnumerator() => new(new(Raw, encoding));

    /// <summary>Why the list is no list of pairs, in Swedish; null when it is.</summary>
    public string? Fault()
    {
        if (isPairs)
        {
            return null;
        }

        var fields = new SieFields(Raw, encoding);
        while (fields.TryNext(out var dimension))
        {
            if (!SieNumber.TryRead(dimension.Raw, out _))
            {
                return T("Objektlistan har ett dimensionsnummer som inte är ett heltal.");
            }

            if (!fields.TryNext(out _))
            {
                return fields.Fault ?? T("Objektlistan har ett dimensionsnummer utan objekt.");
            }
        }

        return fields.Fault;
    }

    /// <summary>One pair of a list that has no <see cref="Fault"/>.</summary>
    internal readonly ref struct Pair(int dimension, SieText code)
    {
        /// <summary>Dimension number: 1 kostnadsställe, 6 projekt, 20 and above free.</summary>
        public int Dimension { get; } = dimension;

        /// <summary>The object's code.</summary>
        public SieText Code { get; } = code;
    }

    /// <summary>Walks the pairs of a list that has no <see cref="Fault"/>.</summary>
    internal ref struct Enumerator(SieFields fields)
    {
        private SieFields _fields = fields;

        /// <summary>The pair the walk has come to.</summary>
        public Pair Current { get; private set; }

        /// <summary>Goes to the next pair.</summary>
        public bool MoveNext()
        {
            if (_fields.TryNext(out var number) && SieNumber.TryRead(number.Raw, out var dimension) && _fields.TryNext(out var code))
            {
                Current = new(dimension, code);
                return true;
            }

            return false;
        }
    }
}
