namespace Fund.Finance.Costs.Sie;

/// <summary>
/// Walks the fields of one SIE line. Fields are separated by blanks and tabs; any field may stand in quotes, where \" is a quote;
/// an object list stands in braces.
/// </summary>
internal ref struct SieFields(ReadOnlySpan<byte> line, FileEncoding encoding)
{
    private ReadOnlySpan<byte> _rest = line;

    /// <summary>Why the line cannot be divided into fields, in Swedish; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>The next field; false at the end of the line or at a fault. A missing field reads as empty.</summary>
    public bool TryNext(out SieText field)
    {
        SkipBlanks();
        if (_rest.IsEmpty)
        {
            field = default;
            return false;
        }

        return _rest[0] == (byte)'"' ? TryQuoted(out field) : TryPlain(out field);
    }

    /// <summary>The inside of the object list that must come next: {} or {1 "456" 6 "P1"}.</summary>
    public bool TryObjects(out SieObjects objects)
    {
        objects = default;
        SkipBlanks();
        if (_rest.IsEmpty || _rest[0] != (byte)'{')
        {
            Fault = "Objektlistan saknas. Den skrivs inom klammerparenteser, {} när raden inte har några objekt.";
            return false;
        }

        var end = EndOfList();
        if (end < 0)
        {
            Fault = "Objektlistan saknar avslutande klammerparentes.";
            return false;
        }

        objects = new(_rest[1..end], encoding);
        _rest = _rest[(end + 1)..];
        return true;
    }

    /// <summary>Skips blanks and tells whether a list in braces comes next.</summary>
    public bool AtList()
    {
        SkipBlanks();
        return !_rest.IsEmpty && _rest[0] == (byte)'{';
    }

    private readonly int EndOfList()
    {
        var quoted = false;
        var at = 1;
        while (true)
        {
            var next = _rest[at..].IndexOfAny((byte)'}', (byte)'"');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (_rest[at] == (byte)'}')
            {
                if (!quoted)
                {
                    return at;
                }
            }
            else if (_rest[at - 1] != (byte)'\\')
            {
                quoted = !quoted;
            }

            at++;
        }
    }

    private void SkipBlanks()
    {
        var at = 0;
        while (at < _rest.Length && _rest[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        _rest = _rest[at..];
    }

    private bool TryPlain(out SieText field)
    {
        var end = 1;
        while (end < _rest.Length && _rest[end] is not ((byte)' ' or (byte)'\t' or (byte)'{'))
        {
            end++;
        }

        field = new(_rest[..end], false, encoding);
        _rest = _rest[end..];
        return true;
    }

    private bool TryQuoted(out SieText field)
    {
        var end = 1;
        var escapes = false;
        while (true)
        {
            var next = end < _rest.Length ? _rest[end..].IndexOf((byte)'"') : -1;
            if (next < 0)
            {
                Fault = "Ett citattecken saknar sitt avslutande citattecken på samma rad.";
                field = default;
                return false;
            }

            end += next;
            if (_rest[end - 1] != (byte)'\\')
            {
                break;
            }

            escapes = true;
            end++;
        }

        field = new(_rest[1..end], escapes, encoding);
        _rest = _rest[(end + 1)..];
        if (_rest.IsEmpty || _rest[0] is (byte)' ' or (byte)'\t' or (byte)'{')
        {
            return true;
        }

        Fault = "Texten fortsätter direkt efter ett avslutande citattecken. Citattecken inne i en text skrivs \\\".";
        return false;
    }
}

/// <summary>The objects of a row: pairs of dimension number and object, quoted or not.</summary>
internal readonly ref struct SieObjects(ReadOnlySpan<byte> inside, FileEncoding encoding)
{
    /// <summary>The bytes between the braces.</summary>
    public ReadOnlySpan<byte> Raw { get; } = inside;

    /// <summary>Walks the pairs.</summary>
    public Enumerator GetEnumerator() => new(new(Raw, encoding));

    /// <summary>Why the list is no list of pairs, in Swedish; null when it is.</summary>
    public string? Fault()
    {
        if (Raw.IsEmpty)
        {
            return null;
        }

        var fields = new SieFields(Raw, encoding);
        while (fields.TryNext(out var dimension))
        {
            if (!SieNumber.TryRead(dimension.Raw, out _))
            {
                return "Objektlistan har ett dimensionsnummer som inte är ett heltal.";
            }

            if (!fields.TryNext(out _))
            {
                return fields.Fault ?? "Objektlistan har ett dimensionsnummer utan objekt.";
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
