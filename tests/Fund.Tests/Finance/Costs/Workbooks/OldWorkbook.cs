using System.Buffers.Binary;
using System.Text;

namespace Fund.Tests.Finance.Costs.Workbooks;

/// <summary>Makes an .xls: a file within the file of 512-byte sectors, holding the records of BIFF8.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;

    /// <summary>One with those rows: texts and numbers.</summary>
    public static byte[] Of(params object[][] rows)
    {
        var globals = new MemoryStream();
        Record(globals, 0x0809, [0x00, 0x06, 0x05, 0x00, .. new byte[12]]);
        var sheetAt = (int)globals.Length + 4 + 8 + 5 + 4;
        Record(globals, 0x0085, [.. BitConverter.GetBytes(sheetAt), 0, 0, 5, 0, .. "Lista"u8]);
        Record(globals, 0x000A, []);
        Record(globals, 0x0809, [0x00, 0x06, 0x10, 0x00, .. new byte[12]]);
        Record(globals, 0x0200, [0, 0, 0, 0, .. BitConverter.GetBytes(rows.Length), 0, 0, (byte)rows[0].Length, 0, 0, 0]);
        for (short row = 0; row < rows.Length; row++)
        {
            for (short column = 0; column < rows[row].Length; column++)
            {
                byte[] place = [.. BitConverter.GetBytes(row), .. BitConverter.GetBytes(column), 0, 0];
                if (rows[row][column] is string text)
                {
                    Record(globals, 0x0204, [.. place, .. BitConverter.GetBytes((short)text.Length), 0, .. Encoding.Latin1.GetBytes(text)]);
                }
                else
                {
                    Record(globals, 0x0203, [.. place, .. BitConverter.GetBytes((double)rows[row][column])]);
                }
            }
        }

        Record(globals, 0x000A, []);
        return Compound(globals.ToArray());
    }

    private static void Record(Stream to, ushort kind, byte[] content) =>
        to.Write([.. BitConverter.GetBytes(kind), .. BitConverter.GetBytes((ushort)content.Length), .. content]);

    // Sector 0 is the table of sectors, 1 the directory, the rest the stream, long enough not to lie among the small ones.
    private static byte[] Compound(byte[] book)
    {
        var sectors = Math.Max(8, (book.Length + Sector - 1) / Sector);
        var file = new byte[(3 + sectors) * Sector];
        var header = file.AsSpan(0, Sector);
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Int(header, 24, 0x0003003E);
        Int(header, 28, 0x0009FFFE);
        Int(header, 32, 6);
        Int(header, 44, 1);
        Int(header, 48, 1);
        Int(header, 56, 4096);
        Int(header, 60, -2);
        Int(header, 68, -2);
        header[76..].Fill(0xFF);
        Int(header, 76, 0);
        var table = file.AsSpan(Sector, Sector);
        table.Fill(0xFF);
        Int(table, 0, -3);
        Int(table, 4, -2);
        for (var sector = 0; sector < sectors; sector++)
        {
            Int(table, 4 * (2 + sector), sector == sectors - 1 ? -2 : 3 + sector);
        }

        var directory = file.AsSpan(2 * Sector, Sector);
        Entry(directory, "Root Entry", 5, 1, -2, 0);
        Entry(directory[128..], "Workbook", 2, -1, 2, sectors * Sector);
        Entry(directory[256..], "", 0, -1, 0, 0);
        Entry(directory[384..], "", 0, -1, 0, 0);
        book.CopyTo(file.AsSpan(3 * Sector));
        return file;
    }

    private static void Entry(Span<byte> entry, string name, byte kind, int child, int start, int length)
    {
        Encoding.Unicode.GetBytes(name, entry);
        entry[64] = (byte)(name.Length == 0 ? 0 : (2 * name.Length) + 2);
        entry[66] = kind;
        entry[67] = 1;
        Int(entry, 68, -1);
        Int(entry, 72, -1);
        Int(entry, 76, child);
        Int(entry, 116, start);
        Int(entry, 120, length);
    }

    private static void Int(Span<byte> bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], value);
}
