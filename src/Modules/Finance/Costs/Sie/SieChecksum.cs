namespace Fund.Finance.Costs.Sie;

/// <summary>
/// #KSUMMA: CRC-32 (polynomial EDB88320h, start and final exclusive-or FFFFFFFFh) over labels and field texts in PC8,
/// without separators, outer quotes and braces.
/// </summary>
internal sealed class SieChecksum
{
    private static readonly uint[] Table = MakeTable();
    private uint _withInnerBlanks = uint.MaxValue, _withoutInnerBlanks = uint.MaxValue;

    /// <summary>Takes in one line: its label and its fields.</summary>
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

    /// <summary>
    /// Is this the sum the file states? Programs disagree on whether blanks inside a quoted text count and on whether the number
    /// is written with a sign; both readings prove that nothing was changed, so both are accepted.
    /// </summary>
    public bool Matches(long stated)
    {
        var value = unchecked((uint)stated);
        return stated is >= int.MinValue and <= uint.MaxValue && (value == ~_withInnerBlanks || value == ~_withoutInnerBlanks);
    }

    /// <summary>The sum as this program writes it: blanks inside texts left out, without sign.</summary>
    public uint Value => ~_withoutInnerBlanks;

    private static uint Next(uint crc, byte letter) => (crc >> 8) ^ Table[(byte)(crc ^ letter)];

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

    private void AddLetter(byte letter)
    {
        _withInnerBlanks = Next(_withInnerBlanks, letter);
        _withoutInnerBlanks = Next(_withoutInnerBlanks, letter);
    }
}
