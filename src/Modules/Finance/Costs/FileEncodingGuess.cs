using System.Text.Unicode;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>What a guess of an encoding rests on.</summary>
internal enum EncodingEvidence
{
    /// <summary>A person chose it.</summary>
    Chosen,

    /// <summary>A byte order mark.</summary>
    ByteOrderMark,

    /// <summary>Bytes outside ASCII, all of them valid UTF-8.</summary>
    ValidUtf8,

    /// <summary>More bytes 84 86 94 8E 8F 99 (åäö in PC8) than E4 E5 F6 C4 C5 D6.</summary>
    Pc8Letters,

    /// <summary>More bytes E4 E5 F6 C4 C5 D6 (åäö in Windows-1252) than 84 86 94 8E 8F 99.</summary>
    Windows1252Letters,

    /// <summary>Nothing but ASCII: every encoding reads it alike.</summary>
    OnlyAscii,

    /// <summary>No Swedish letter decides; the format's own encoding is taken.</summary>
    FormatDefault,
}

/// <summary>A piece of the file that holds letters outside ASCII, read both ways for a person to judge.</summary>
/// <param name="AsGuessed">As read in the guessed encoding.</param>
/// <param name="Otherwise">As the other likely encoding would read it.</param>
internal sealed record EncodingSample(string AsGuessed, string Otherwise);

/// <summary>The encoding a file seems to be written in, and why. Shown to the person before anything is stored (BAD-08).</summary>
/// <param name="Encoding">The guess.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Samples">Up to five pieces of text, empty when the file is plain ASCII.</param>
/// <param name="Mixed">Letters of two encodings are in the file: part of it was most likely garbled before it came here.</param>
internal sealed record FileEncodingGuess(
    FileEncoding Encoding,
    EncodingEvidence Evidence,
    IReadOnlyList<EncodingSample> Samples,
    bool Mixed = false
)
{
    // UTF-8 that somebody has read as something else and saved again, as it looks then.
    private static readonly string[] Garbled = ["Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "├Ñ", "├ñ", "├╢", "\uFFFD"];

    /// <summary>Should a person look at the samples before the texts are kept?</summary>
    public bool IsDoubtful =>
        Mixed
        || Evidence == EncodingEvidence.FormatDefault
        || Samples.Any(sample => Garbled.Any(letters => sample.AsGuessed.Contains(letters, StringComparison.Ordinal)));

    private const int SampleCount = 5;
    private const int SampleReach = 24;

    // So many more letters of the one than of the other leave no doubt; the rest of the file need not be looked at.
    private const int NoDoubt = 1_000;

    /// <summary>The encoding a person has chosen.</summary>
    public static FileEncodingGuess Chosen(FileEncoding encoding) => new(encoding, EncodingEvidence.Chosen, []);

    /// <summary>
    /// Reads the stream in bounded memory until there is no doubt, or to its end, and guesses: byte order mark, then valid UTF-8, then
    /// which Swedish letters the bytes spell.
    /// </summary>
    public static async Task<FileEncodingGuess> OfAsync(Stream stream, FileEncoding formatDefault, CancellationToken cancellation)
    {
        var seen = new Seen();
        var buffer = new byte[64 * 1024];
        var held = 0;
        int read;
        while (
            !seen.IsSure
            && (read = await stream.ReadAtLeastAsync(buffer.AsMemory(held), buffer.Length - held, throwOnEndOfStream: false, cancellation))
                > 0
        )
        {
            held = seen.Look(buffer, held + read);
        }

        return seen.Conclude(held, formatDefault);
    }

    private sealed class Seen
    {
        private readonly List<byte[]> _samples = [];
        private bool _started,
            _mark,
            _utf8 = true,
            _highBytes;
        private long _pc8,
            _windows1252;

        /// <summary>Nothing that may follow changes the guess or its samples. Valid UTF-8 is sure only at the end.</summary>
        public bool IsSure => !_utf8 && !_mark && _samples.Count == SampleCount && Math.Abs(_pc8 - _windows1252) > NoDoubt;

        /// <summary>Looks at a buffer; returns how many bytes of an unfinished UTF-8 character were moved to its start.</summary>
        public int Look(byte[] buffer, int length)
        {
            var bytes = buffer.AsSpan(0, length);
            if (!_started)
            {
                _started = true;
                _mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
                bytes = _mark ? bytes[3..] : bytes;
            }

            var held = _utf8 ? Unfinished(bytes) : 0;
            var whole = bytes[..^held];
            _utf8 = _utf8 && Utf8.IsValid(whole);
            Count(whole);
            bytes[^held..].CopyTo(buffer);
            return held;
        }

        public FileEncodingGuess Conclude(int held, FileEncoding formatDefault)
        {
            // A character cut off by the end of the file is no UTF-8.
            _utf8 &= held == 0;
            var (encoding, evidence) = this switch
            {
                { _mark: true } => (FileEncoding.Utf8, EncodingEvidence.ByteOrderMark),
                { _highBytes: false } when held == 0 => (formatDefault, EncodingEvidence.OnlyAscii),
                { _utf8: true } => (FileEncoding.Utf8, EncodingEvidence.ValidUtf8),
                _ when _pc8 > _windows1252 => (FileEncoding.Pc8, EncodingEvidence.Pc8Letters),
                _ when _windows1252 > _pc8 => (FileEncoding.Windows1252, EncodingEvidence.Windows1252Letters),
                _ => (formatDefault, EncodingEvidence.FormatDefault),
            };
            var other = encoding == FileEncoding.Pc8 ? FileEncoding.Windows1252 : FileEncoding.Pc8;
            return new(
                encoding,
                evidence,
                [
                    .. _samples
                        .Where(sample => encoding.IsValid(sample))
                        .Select(sample => new EncodingSample(Show(encoding, sample), Show(other, sample))),
                ],
                !_utf8 && Math.Min(_pc8, _windows1252) * 4 > Math.Max(_pc8, _windows1252)
            );
        }

        private static string Show(FileEncoding encoding, byte[] sample)
        {
            // The other reading is only shown, never stored: a byte it lacks becomes a visible dot.
            var text = encoding.IsValid(sample) ? encoding.Decode(sample) : System.Text.Encoding.Latin1.GetString(sample);
            return string.Concat(text.Select(letter => char.IsControl(letter) ? '·' : letter));
        }

        private static int Unfinished(ReadOnlySpan<byte> bytes)
        {
            for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
            {
                var lead = bytes[^back];
                if (lead < 0x80)
                {
                    return 0;
                }

                if (lead >= 0xC0)
                {
                    var needs =
                        lead >= 0xF0 ? 4
                        : lead >= 0xE0 ? 3
                        : 2;
                    return needs > back ? back : 0;
                }
            }

            return 0;
        }

        private void Count(ReadOnlySpan<byte> bytes)
        {
            int at = 0,
                sampledTo = 0;
            while (at < bytes.Length)
            {
                var next = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (next < 0)
                {
                    return;
                }

                at += next;
                _highBytes = true;
                switch (bytes[at])
                {
                    case 0x84 or 0x86 or 0x94 or 0x8E or 0x8F or 0x99:
                        _pc8++;
                        break;
                    case 0xE4 or 0xE5 or 0xF6 or 0xC4 or 0xC5 or 0xD6:
                        _windows1252++;
                        break;
                }

                if (_samples.Count < SampleCount && at >= sampledTo)
                {
                    sampledTo = Sample(bytes, at);
                }

                at++;
            }
        }

        /// <summary>Takes the text around the byte, within its line, and returns where to look on.</summary>
        private int Sample(ReadOnlySpan<byte> bytes, int at)
        {
            var from = at;
            while (
                from > 0
                && at - from < SampleReach
                && bytes[from - 1] is not ((byte)'\n' or (byte)'\r' or (byte)'"' or (byte)';' or (byte)'\t')
            )
            {
                from--;
            }

            var to = at;
            while (
                to < bytes.Length
                && to - at < SampleReach
                && bytes[to] is not ((byte)'\n' or (byte)'\r' or (byte)'"' or (byte)';' or (byte)'\t')
            )
            {
                to++;
            }

            // A sample never starts or ends inside a UTF-8 character when it was cut by its reach.
            while (from < at && (bytes[from] & 0xC0) == 0x80 && _utf8)
            {
                from++;
            }

            while (_utf8 && to < bytes.Length && to > at + 1 && (bytes[to] & 0xC0) == 0x80)
            {
                to--;
            }

            var sample = bytes[from..to].ToArray();
            if (!_samples.Exists(known => known.AsSpan().SequenceEqual(sample)))
            {
                _samples.Add(sample);
            }

            return to;
        }
    }
}
