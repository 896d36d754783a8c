using Fund.Contracts.Applications;
using Fund.Contracts.Values;

namespace Fund.Applications.CaseLists;

/// <summary>A column of the table, beside the case's own that is always there.</summary>
/// <param name="Key">Key in addresses.</param>
/// <param name="Label">Heading.</param>
/// <param name="Standard">Is it shown to those who have chosen no columns?</param>
/// <param name="IsAmount">Does it hold SEK?</param>
/// <param name="Value">What it shows of a row: text, <see cref="Money"/>, a Swedish calendar date or null.</param>
internal sealed record CaseColumn(string Key, string Label, bool Standard, bool IsAmount, Func<CaseBoardRow, object?> Value);

/// <summary>The columns of the table: on the page, in Excel, and what it is sorted by.</summary>
internal static class CaseColumns
{
    public const string Case = "arende";
    public const string Registry = "diarienummer";
    public const string Unit = "enhet";
    public const string Stage = "lage";
    public const string Turn = "tur";
    public const string Due = "senast";
    public const string Requested = "sokt";
    public const string Starts = "start";
    public const string Ends = "slut";
    public const string Rules = "riktlinje";

    /// <summary>Every column there is to choose, in order.</summary>
    public static IReadOnlyList<CaseColumn> All(IReadOnlyList<CaseAmount> amounts) =>
        [
            new(Registry, T("Diarienummer"), false, false, row => row.RegistryNumber),
            new(Unit, T("Enhet"), true, false, row => row.LeadUnit),
            new(Stage, T("Läge"), true, false, row => row.StageName),
            new(Turn, T("Vems tur"), true, false, row => row.Turn?.Who),
            new(Due, T("Senast"), true, false, row => row.Due),
            new(Requested, T("Sökt"), true, true, row => row.Requested),
            .. amounts.Select((amount, n) => new CaseColumn(amount.Key, amount.Label, amount.Standard, true, row => row.Amounts[n])),
            new(Starts, T("Start"), false, false, row => row.Starts),
            new(Ends, T("Slut"), false, false, row => row.Ends),
            new(Rules, T("Riktlinje"), false, false, row => row.RuleVersion),
        ];

    /// <summary>Those that have been chosen; the standard ones where none has.</summary>
    public static IReadOnlyList<CaseColumn> Chosen(IReadOnlyList<CaseAmount> amounts, IReadOnlyCollection<string> keys) =>
        [.. All(amounts).Where(column => keys.Count == 0 ? column.Standard : keys.Contains(column.Key))];
}
