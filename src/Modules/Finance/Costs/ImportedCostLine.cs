using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs;

/// <summary>What makes a booked row the same row when a file is imported again (BAD-09).</summary>
/// <param name="Year">Fiscal year of the voucher: the calendar year it is booked in .</param>
/// <param name="Series">Voucher series, empty where the ledger has none.</param>
/// <param name="Number">Voucher number, never empty.</param>
/// <param name="Row">The row within the voucher: its number, or a fingerprint of its content where the file numbers no rows.</param>
internal readonly record struct CostLineKey(int Year, string Series, string Number, string Row);

/// <summary>One code of a code part, such as Ansvar 4711.</summary>
/// <param name="Name">The code part as the municipality calls it.</param>
/// <param name="Code">The code, kept letter for letter.</param>
internal readonly record struct CodePart(string Name, string Code);

/// <summary>
/// One booked cost row of a project, told in the same words whatever file it came from: the basis of a settlement (A-48, U-85).
/// </summary>
internal sealed record ImportedCostLine
{
    /// <summary>Identity of the row across imports.</summary>
    public required CostLineKey Key { get; init; }

    /// <summary>The day the voucher is booked on; decides year and period .</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day of the row itself, when the ledger gives one that differs.</summary>
    public DateOnly? TransactionDate { get; init; }

    /// <summary>Account number in the municipality's chart.</summary>
    public required string Account { get; init; }

    /// <summary>Cost positive, credit negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>The project code the row is booked on.</summary>
    public required string ProjectCode { get; init; }

    /// <summary>The row's text, else the voucher's.</summary>
    public required string Text { get; init; }

    /// <summary>The other code parts, in the order of the file.</summary>
    public required IReadOnlyList<CodePart> CodeParts { get; init; }

    /// <summary>Line in the file, from 1, to show a person where it came from.</summary>
    public required int Line { get; init; }

    /// <summary>
    /// SHA-256 (hex) of everything booked on a row: what tells it from the others of its voucher where the file numbers no rows (BAD-09).
    /// </summary>
    internal static string Hash(
        DateOnly date,
        DateOnly? transactionDate,
        string account,
        Money amount,
        string project,
        string text,
        IReadOnlyList<CodePart> codeParts
    )
    {
        // Unit separator between the parts: it is refused in every text read, so two different rows never spell the same.
        var content = new StringBuilder()
            .Append(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            .Append('\u001f')
            .Append((transactionDate ?? date).ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            .Append('\u001f')
            .Append(account)
            .Append('\u001f')
            .Append(amount.Ore)
            .Append('\u001f')
            .Append(project)
            .Append('\u001f')
            .Append(text);
        foreach (var part in codeParts)
        {
            content.Append('\u001f').Append(part.Name).Append('\u001f').Append(part.Code);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
