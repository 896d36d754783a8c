using System.Globalization;
using System.Text;
using Fund.Contracts.Languages;
using Fund.Finance.Vouchers;
using Fund.Process.Profiles;
using Fund.Web;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Repayments;

/// <summary>
/// A delivery as a file for the budget system: made of the rows that were kept, so that it is the same whenever it is fetched. In Swedish
/// whoever fetches it.
/// </summary>
internal static class BudgetFile
{
    private const char Delimiter = ';';

    /// <summary>What a CSV file is sent as.</summary>
    public const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Its name without ending: the budget year, the delivery, and the unit where it is one's.</summary>
    public static string NameOf(BudgetDeliveryView delivery) =>
        string.Create(CultureInfo.InvariantCulture, $"budgetunderlag-{delivery.Year}-{delivery.Number}")
        + (delivery.Unit is { } unit ? $"-{unit}" : "");

    /// <summary>UTF-8 with a byte order mark, semicolons, decimal commas and a heading.</summary>
    public static byte[] Csv(BudgetDeliveryView delivery)
    {
        using var swedish = ReadersLanguage.Speak(Language.Swedish);
        var text = new StringBuilder();
        Line(text, Headings);
        foreach (var row in delivery.Rows)
        {
            var amount = row.Amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
            Line(
                text,
                [
                    Safe(row.UnitCode ?? ""),
                    Safe(row.UnitName),
                    row.Year.ToString(CultureInfo.InvariantCulture),
                    amount,
                    WhereTo(row.Destination),
                    Safe(row.CaseNumber),
                    Safe(row.CaseTitle),
                ]
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The same rows as a workbook.</summary>
    public static async Task<FileStreamResult> ExcelAsync(BudgetDeliveryView delivery, CancellationToken cancellation)
    {
        using var swedish = ReadersLanguage.Speak(Language.Swedish);
        return await ExcelList.OfAsync(
            NameOf(delivery),
            Headings,
            delivery.Rows.Select(row =>
                (IReadOnlyList<object?>)
                    [row.UnitCode, row.UnitName, row.Year, row.Amount, WhereTo(row.Destination), row.CaseNumber, row.CaseTitle]
            ),
            cancellation
        );
    }

    /// <summary>Where the money goes, in words.</summary>
    public static string WhereTo(RepaymentDestination destination) =>
        destination == RepaymentDestination.Fund ? T("Tillbaka till fonden") : T("Kommunens finanser");

    private static IReadOnlyList<string> Headings =>
        [T("Ansvar"), T("Enhet"), T("Budgetår"), T("Ramen minskas med"), T("Går till"), T("Ärende"), T("Namn")];

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(Delimiter, cells.Select(Quoted)).Append("\r\n");

    private static string Safe(string text) => FormulaGuard.Harmless(text, Delimiter);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(Delimiter, '"', '\n') || text.Contains('\r', StringComparison.Ordinal)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
