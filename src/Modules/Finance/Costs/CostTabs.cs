using Fund.Web;

namespace Fund.Finance.Costs;

/// <summary>The sides of the work with costs.</summary>
internal static class CostTabs
{
    /// <summary>Reading in, what codes are whose, and what has been read.</summary>
    public static IReadOnlyList<Tab> At(string side) =>
        [
            new(T("Läs in"), "~/kostnader", side == "kostnader"),
            new(T("Kopplingar"), "~/kostnader/kopplingar", side == "kopplingar"),
            new(T("Historik"), "~/kostnader/historik", side == "historik"),
        ];
}
