
namespace Fund.Finance.Costs.Sie;

/// <summary>
/// Reads SIE 4E and 4I (and, for what they hold, types 1–3) as a stream: memory does not grow with the file.
/// Source of the rules: SIE filformat 4B, chapters 5, 7, 8 and 10.
/// </summary>
internal static class SieReader
{
    /// <summary>No record of the format comes near this many bytes; a longer line is refused (BAD-08).</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>
    /// Reads in one pass with an encoding that is already known or chosen. Adds its remarks to <paramref name="diagnostics"/>, which the
    /// visitor may share.
    /// </summary>
    public static async Task<SieReading> ReadAsync(
        Stream stream,
        ISieVisitor visitor,
        FileEncodingGuess encoding,
        ImportDiagnostics diagnostics,
        CancellationToken cancellation
    )
    {
        var parser = new SieParser(visitor, encoding.Encoding, diagnostics);
        var lines = new SieLines(parser);
        var buffer = new byte[64 * 1024];
        int held = 0,
            read;
        while (!parser.Stopped && (read = await stream.ReadAsync(buffer.AsMemory(held), cancellation)) > 0)
        {
            held = lines.Take(ref buffer, held + read);
            await visitor.FlushAsync(cancellation);
        }

        lines.End(buffer.AsSpan(0, held));
        await visitor.FlushAsync(cancellation);
        return new()
        {
            Header = parser.Header,
            Encoding = encoding,
            Diagnostics = diagnostics,
            Lines = lines.Count,
            Vouchers = parser.Vouchers,
            UnknownRecords = parser.UnknownRecords,
        };
    }
}

/// <summary>Divides buffers into lines: LF, CR LF or CR alone.</summary>
internal sealed class SieLines(SieParser parser)
{
    private bool _afterCarriageReturn,
        _started;

    /// <summary>Lines so far.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Hands every whole line to the parser; moves what is left of the last one to the start of the buffer and returns its length.
    /// </summary>
    public int Take(ref byte[] buffer, int length)
    {
        var bytes = buffer.AsSpan(0, length);
        if (!_started)
        {
            // Too short to tell whether it begins with a byte order mark: wait for more.
            if (length < 3 && bytes.SequenceEqual(((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])[..length]))
            {
                return length;
            }

            _started = true;
            bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        }

        parser.Expect(bytes[..(bytes.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)]);
        while (!parser.Stopped && !bytes.IsEmpty)
        {
            if (_afterCarriageReturn && bytes[0] == (byte)'\n')
            {
                bytes = bytes[1..];
                _afterCarriageReturn = false;
                continue;
            }

            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                break;
            }

            _afterCarriageReturn = bytes[end] == (byte)'\r';
            parser.Line(bytes[..end], ++Count);
            bytes = bytes[(end + 1)..];
        }

        if (bytes.Length > SieReader.LongestLine)
        {
            parser.TooLong(Count + 1);
        }

        var held = bytes.Length;
        if (held == buffer.Length)
        {
            // A line longer than the buffer: no read could add to it.
            var larger = new byte[buffer.Length * 2];
            bytes.CopyTo(larger);
            buffer = larger;
        }
        else
        {
            bytes.CopyTo(buffer);
        }

        return held;
    }

    /// <summary>The stream has ended; a last line without line ending still counts.</summary>
    public void End(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty && !parser.Stopped)
        {
            parser.Expect(rest);
            parser.Line(rest, ++Count);
        }

        parser.End();
    }
}
