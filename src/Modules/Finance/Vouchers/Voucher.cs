using Fund.Contracts.Values;

namespace Fund.Finance.Vouchers;

/// <summary>A voucher or an export that must not be written, with the reason in Swedish for the person who asked for it.</summary>
internal sealed class VoucherRefused(string reason) : Exception(reason);

/// <summary>One code of the account string, such as Ansvar 4711 or Motpart 812.</summary>
/// <param name="Part">The code part as the municipality calls it.</param>
/// <param name="Code">The code.</param>
internal readonly record struct VoucherCode(string Part, string Code);

/// <summary>One row of a voucher.</summary>
internal sealed record VoucherRow
{
    /// <summary>Account number, digits only.</summary>
    public required string Account { get; init; }

    /// <summary>The other code parts, in the municipality's order.</summary>
    public IReadOnlyList<VoucherCode> Codes { get; init; } = [];

    /// <summary>Debit positive, credit negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>The row's own text; empty when the voucher's text is enough.</summary>
    public string Text { get; init; } = "";

    /// <summary>The code of a code part, empty when the row has none.</summary>
    public string Code(string part)
    {
        foreach (var code in Codes)
        {
            if (code.Part == part)
            {
                return code.Code;
            }
        }

        return "";
    }
}

/// <summary>
/// A voucher told in the municipality's words and no system's format. It always balances: one that does not cannot be made.
/// </summary>
internal sealed class Voucher
{
    /// <summary>
    /// Makes a voucher; throws <see cref="VoucherRefused"/> when it has no rows, does not sum to 0 öre or has an account that is not a
    /// number.
    /// </summary>
    public Voucher(string series, string? number, DateOnly date, string text, IReadOnlyList<VoucherRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new VoucherRefused(T($"Verifikationen ”{text}” har inga rader."));
        }

        foreach (var row in rows)
        {
            if (row.Account.Length == 0 || !row.Account.All(char.IsAsciiDigit))
            {
                throw new VoucherRefused(T($"Kontot ”{row.Account}” i verifikationen ”{text}” är inget kontonummer."));
            }
        }

        Int128 sum = 0;
        foreach (var row in rows)
        {
            sum += row.Amount.Ore;
        }

        if (sum != 0)
        {
            throw new VoucherRefused(
                T(
                    $"Verifikationen ”{text}” balanserar inte: debet och kredit skiljer "
                        + $"{Int128.Abs(sum) / 100},{(int)(Int128.Abs(sum) % 100):00} kr."
                )
            );
        }

        (Series, Number, Date, Text, Rows) = (series, number, date, text, [.. rows]);
    }

    /// <summary>Series, empty when the receiving system assigns it.</summary>
    public string Series { get; }

    /// <summary>Number, null when the receiving system assigns it.</summary>
    public string? Number { get; }

    /// <summary>The day to book it on.</summary>
    public DateOnly Date { get; }

    /// <summary>What it is about.</summary>
    public string Text { get; }

    /// <summary>The rows, at least one, summing to 0 öre.</summary>
    public IReadOnlyList<VoucherRow> Rows { get; }
}

/// <summary>A set of vouchers to hand over as one file.</summary>
internal sealed record VoucherBatch
{
    /// <summary>The organisation's name.</summary>
    public required string Organisation { get; init; }

    /// <summary>Organisation number with hyphen, such as 212000-0142; null when the receiver does not want it.</summary>
    public string? OrganisationNumber { get; init; }

    /// <summary>The day the file is made.</summary>
    public required DateOnly Made { get; init; }

    /// <summary>Identity of the export, for formats that carry one.</summary>
    public string Id { get; init; } = "";

    /// <summary>The vouchers, in the order to write them.</summary>
    public required IReadOnlyList<Voucher> Vouchers { get; init; }
}
