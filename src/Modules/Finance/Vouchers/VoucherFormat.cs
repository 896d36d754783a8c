using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>What a voucher file is called and sent as.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Ending">The ending of its name, with the dot.</param>
/// <param name="MediaType">Its media type, with the encoding where one can be told.</param>
internal sealed record VoucherFormat(string Name, string Ending, string MediaType)
{
    /// <summary>The format of a profile's voucher file.</summary>
    public static VoucherFormat Of(VoucherFile file) =>
        file switch
        {
            // A type of its own was never given to SIE.
            SieVoucherFile => new("SIE 4I", ".si", "application/octet-stream"),
            TableVoucherFile table => new("CSV", ".csv", $"text/csv; charset={Charset(table.Encoding)}"),
            FixedWidthVoucherFile lines => new("textfil", ".txt", $"text/plain; charset={Charset(lines.Encoding)}"),
            _ => throw new InvalidOperationException($"No format for {file.GetType().Name}."),
        };

    private static string Charset(FileEncoding encoding) =>
        encoding switch
        {
            FileEncoding.Pc8 => "ibm437",
            FileEncoding.Windows1252 => "windows-1252",
            _ => "utf-8",
        };
}
