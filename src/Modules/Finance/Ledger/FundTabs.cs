using Fund.Platform.Setup;
using Fund.Web;

namespace Fund.Finance.Ledger;

/// <summary>The choice among a municipality's funds on a page: links, and none where there is one fund.</summary>
internal static class FundTabs
{
    /// <summary>The links of the page.</summary>
    /// <param name="funds">The funds to choose among; empty where there is one.</param>
    /// <param name="shown">Key of the fund shown.</param>
    /// <param name="query">What else the address holds, "year=2026"; empty for nothing.</param>
    public static IReadOnlyList<Tab> Of(IReadOnlyList<FundName> funds, string shown, string query = "") =>
        [.. funds.Select(fund => new Tab(fund.Name, $"?{query}{(query.Length > 0 ? "&" : "")}fund={fund.Key}", fund.Key == shown))];

    /// <summary>The fund as a further part of a query string; empty when none was chosen.</summary>
    public static string Query(string? fund) => fund is null ? "" : $"&fund={Uri.EscapeDataString(fund)}";
}
