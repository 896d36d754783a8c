using System.Globalization;
using Fund.Contracts.Values;

namespace Fund.Finance.Vouchers;

/// <summary>Where in a batch a line is being written; what does not apply there is null.</summary>
internal readonly record struct VoucherPlace(VoucherBatch Batch, Voucher? Voucher, VoucherRow? Row, int RowNumber);

/// <summary>A value on its way to a field: text from a person, a code, a number that counts something, or money.</summary>
/// <param name="Text">The text; empty for money.</param>
/// <param name="Amount">The money; null for everything else.</param>
/// <param name="IsWritten">Written by a person or taken from elsewhere, so that a spreadsheet must not run it (BAD-12).</param>
internal readonly record struct VoucherValue(string Text, Money? Amount = null, bool IsWritten = false);

/// <summary>
/// The values a layout may ask for by name:
/// serie, nummer, datum, datum:FORMAT, period, text, radtext, radnr, konto, kod:KODDEL, belopp, absolutbelopp, debet, kredit, tecken:D/K,
/// organisation, organisationsnummer, filid, skapad, skapad:FORMAT, antal rader, antal verifikationer, summa debet, fast:TEXT.
/// Formats are .NET's, such as yyyyMMdd.
/// </summary>
internal static class VoucherValues
{
    /// <summary>
    /// The value with that name at that place; throws <see cref="VoucherRefused"/> for a name that does not exist or does not apply.
    /// </summary>
    public static VoucherValue Get(string source, VoucherPlace place)
    {
        var colon = source.IndexOf(':', StringComparison.Ordinal);
        var (name, argument) = colon < 0 ? (source, "") : (source[..colon], source[(colon + 1)..]);
        var value =
            OfBatch(name, argument, place.Batch)
            ?? (place.Voucher is null ? null : OfVoucher(name, argument, place.Voucher))
            ?? (place.Row is null ? null : OfRow(name, argument, place.Voucher!, place.Row, place.RowNumber));
        return value ?? throw new VoucherRefused(T($"Layouten frågar efter ”{source}”, som inte finns på den platsen."));
    }

    private static VoucherValue? OfBatch(string name, string argument, VoucherBatch batch) =>
        name switch
        {
            "fast" => new(argument),
            "organisation" => new(batch.Organisation, IsWritten: true),
            "organisationsnummer" => new(batch.OrganisationNumber ?? ""),
            "filid" => new(batch.Id),
            "skapad" => new(Date(batch.Made, argument)),
            "antal verifikationer" => new(Count(batch.Vouchers.Count)),
            "antal rader" => new(Count(batch.Vouchers.Sum(voucher => voucher.Rows.Count))),
            "summa debet" => new(
                "",
                batch
                    .Vouchers.SelectMany(voucher => voucher.Rows)
                    .Aggregate(Money.Zero, (sum, row) => sum + Money.Max(row.Amount, Money.Zero))
            ),
            _ => null,
        };

    private static VoucherValue? OfVoucher(string name, string argument, Voucher voucher) =>
        name switch
        {
            "serie" => new(voucher.Series, IsWritten: true),
            "nummer" => new(voucher.Number ?? "", IsWritten: true),
            "datum" => new(Date(voucher.Date, argument)),
            "period" => new(Date(voucher.Date, "yyyyMM")),
            "text" => new(voucher.Text, IsWritten: true),
            _ => null,
        };

    private static VoucherValue? OfRow(string name, string argument, Voucher voucher, VoucherRow row, int number) =>
        name switch
        {
            "radnr" => new(Count(number)),
            "radtext" => new(row.Text.Length > 0 ? row.Text : voucher.Text, IsWritten: true),
            "konto" => new(row.Account),
            "kod" => new(row.Code(argument), IsWritten: true),
            "belopp" => new("", row.Amount),
            "absolutbelopp" => new("", row.Amount.IsNegative ? -row.Amount : row.Amount),
            "debet" => row.Amount.IsNegative ? new("") : new("", row.Amount),
            "kredit" => row.Amount.IsNegative ? new("", -row.Amount) : new(""),
            "tecken" => new(
                argument.Split('/') is [var debit, var credit]
                    ? row.Amount.IsNegative
                        ? credit
                        : debit
                    : throw new VoucherRefused(
                        T($"Layouten ska ange tecken som debet/kredit, till exempel tecken:D/K, inte ”tecken:{argument}”.")
                    )
            ),
            _ => null,
        };

    private static string Date(DateOnly date, string format) =>
        date.ToString(format.Length == 0 ? "yyyy-MM-dd" : format, CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
