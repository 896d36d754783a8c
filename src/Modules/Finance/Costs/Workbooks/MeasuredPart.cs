namespace Fund.Finance.Costs.Workbooks;

/// <summary>
/// A part of a workbook as it is unfolded. Stops where the whole becomes too large, or where a text runs on for longer than a cell can
/// hold: before anything has gathered it.
/// </summary>
/// <param name="unfolded">The part.</param>
/// <param name="all">Counts over all parts.</param>
internal sealed class MeasuredPart(Stream unfolded, UnfoldedBytes all) : Stream
{
    // A character is written with twelve bytes at the most: &#x0010FFFF;
    private const int LongestRun = 12 * SheetCells.LongestText;

    private Place _place;
    private byte _end;
    private int _ends;
    private int _run;

    private enum Place
    {
        /// <summary>In text, or within a tag: both end before the next &lt;.</summary>
        Plain,

        /// <summary>After &lt;.</summary>
        Opened,

        /// <summary>After &lt;!</summary>
        Declared,

        /// <summary>In a comment or in CDATA, where &lt; is a letter as others.</summary>
        Verbatim,

        /// <summary>After &lt;?, until ?&gt;.</summary>
        Instruction,
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = unfolded.Read(buffer);
        all.Add(read);
        Measure(buffer[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unfolded.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Measure(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // Nearly all is plain, and there only the next < is looked for.
            var plain =
                _place != Place.Plain ? 0
                : bytes.IndexOf((byte)'<') is >= 0 and var next ? next
                : bytes.Length;
            Longer(plain);
            bytes = bytes[plain..];
            if (!bytes.IsEmpty)
            {
                Step(bytes[0]);
                bytes = bytes[1..];
            }
        }
    }

    private void Step(byte letter)
    {
        Longer(1);
        switch (_place)
        {
            case Place.Plain:
                (_place, _run) = (Place.Opened, 0);
                break;
            case Place.Opened:
                _place = letter switch
                {
                    (byte)'!' => Place.Declared,
                    (byte)'?' => Place.Instruction,
                    _ => Place.Plain,
                };
                (_end, _ends) = ((byte)'?', 0);
                break;
            case Place.Declared:
                _place = letter is (byte)'-' or (byte)'[' ? Place.Verbatim : Place.Plain;
                // The second of <!-- is not yet one of those that end the comment.
                (_end, _ends) = letter == (byte)'-' ? (letter, -1) : ((byte)']', 0);
                break;
            default:
                if (letter == (byte)'>' && _ends >= (_place == Place.Verbatim ? 2 : 1))
                {
                    (_place, _run) = (Place.Plain, 0);
                }

                _ends = letter == _end ? _ends + 1 : 0;
                break;
        }
    }

    private void Longer(int bytes)
    {
        _run += bytes;
        if (_run > LongestRun)
        {
            throw SheetCells.TooLong();
        }
    }
}
