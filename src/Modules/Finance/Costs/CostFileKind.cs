namespace Fund.Finance.Costs;

/// <summary>What a file of costs is, told by its content and never by its name (F-15).</summary>
internal enum CostFileKind
{
    /// <summary>SIE 4: vouchers, whole.</summary>
    Sie,

    /// <summary>A voucher list as text: CSV, tab or semicolon between the cells.</summary>
    Table,

    /// <summary>A voucher list as a workbook: .xlsx or .xls.</summary>
    Workbook,
}

/// <summary>What the beginning of a file tells of it.</summary>
internal static class CostFileContent
{
    /// <summary>How much of the beginning is enough to tell.</summary>
    public const int Enough = 4096;

    /// <summary>The kind, or why a file of that content cannot be read.</summary>
    /// <param name="beginning">The first bytes of the file.</param>
    /// <param name="refused">Why it cannot be read, and what to do instead; null when it can.</param>
    public static CostFileKind Of(ReadOnlySpan<byte> beginning, out string? refused)
    {
        refused = null;
        if (beginning.StartsWith("PK\u0003\u0004"u8) || beginning.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return CostFileKind.Workbook;
        }

        if (beginning.StartsWith("%PDF"u8))
        {
            refused = T("Filen är en PDF. Spara verifikationslistan som Excel eller CSV, eller exportera SIE 4.");
            return CostFileKind.Table;
        }

        var text = (beginning.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? beginning[3..] : beginning).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<?xml"u8) || text.StartsWith("<Sie"u8))
        {
            refused =
                text.IndexOf("<Sie"u8) >= 0 || text.IndexOf("sie.se/sie5"u8) >= 0
                    ? T("Filen är SIE 5 (XML). Exportera som SIE 4 i stället.")
                    : T("Filen är XML. Exportera SIE 4, eller spara verifikationslistan som Excel eller CSV.");
            return CostFileKind.Sie;
        }

        return text.StartsWith("#"u8) ? CostFileKind.Sie : CostFileKind.Table;
    }
}
