using System.Text;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>
/// #KSUMMA: CRC-32 (polynomial EDB88320h, start and final exclusive-or FFFFFFFFh) over labels and field texts in PC8,
/// without separators, outer quotes and braces.
/// </summary>
/// <param name="encoding">The encoding of the lines to add. In a file that is not PC8 the sum may be of the bytes as they stand or of the
/// same text in PC8.</param>
internal sealed class SieChecksum(FileEncoding encoding)
{
    private static readonly uint[] Table = MakeTable();
    private readonly Sums _asWritten = new();
    private Sums? _inPc8 = encoding == FileEncoding.Pc8 ? null : new();

    /// <summary>Takes in one line: its label and its fields.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        _asWritten.Add(line);
        try
        {
            _inPc8?.Add(FileEncoding.Pc8.Strict().GetBytes(encoding.Decode(line)));
        }
        catch (EncoderFallbackException)
        {
            // A letter that PC8 lacks: then no sum can have been made in PC8.
            _inPc8 = null;
        }
    }

    /// <summary>
    /// Is this the sum the file states? Programs disagree on whether blanks inside a quoted text count and on whether the number
    /// is written with a sign; every reading proves that nothing was changed, so all are accepted.
    /// </summary>
    public bool Matches(long stated) =>
        stated is >= int.MinValue and <= uint.MaxValue
        && (_asWritten.Are(unchecked((uint)stated)) || _inPc8?.Are(unchecked((uint)stated)) == true);

    /// <summary>The sum as this program writes it: blanks inside texts left out, without sign.</summary>
    public uint Value => _asWritten.WithoutInnerBlanks;

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            table[i] = crc;
        }

        return table;
    }

    /// <summary>The sum with and without the blanks inside quoted texts.</summary>
    private sealed class Sums
    {
        private uint _withInnerBlanks = uint.MaxValue,
            _withoutInnerBlanks = uint.MaxValue;

        public uint WithoutInnerBlanks => ~_withoutInnerBlanks;

        public bool Are(uint stated) => stated == ~_withInnerBlanks || stated == ~_withoutInnerBlanks;

        public void Add(ReadOnlySpan<byte> line)
        {
            var quoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                switch (line[i])
                {
                    case (byte)'\\' when i + 1 < line.Length && line[i + 1] == (byte)'"':
                        AddLetter((byte)'"');
                        i++;
                        break;
                    case (byte)'"':
                        quoted = !quoted;
                        break;
                    case (byte)' ' or (byte)'\t':
                        if (quoted)
                        {
                            _withInnerBlanks = Next(_withInnerBlanks, line[i]);
                        }

                        break;
                    case (byte)'{' or (byte)'}' when !quoted:
                        break;
                    default:
                        AddLetter(line[i]);
                        break;
                }
            }
        }

        private static uint Next(uint crc, byte letter) => (crc >> 8) ^ Table[(byte)(crc ^ letter)];

        private void AddLetter(byte letter)
        {
            _withInnerBlanks = Next(_withInnerBlanks, letter);
            _withoutInnerBlanks = Next(_withoutInnerBlanks, letter);
        }
    }
}
