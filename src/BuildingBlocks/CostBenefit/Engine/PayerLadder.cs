namespace Fund.CostBenefit;

/// <summary>
/// The ladder of a public payer: full value V, the part V·m that varies with volume, and the part V·m·k that can be
/// taken out of a budget. Others than public payers keep the full value on every rung.
/// </summary>
internal static class PayerLadder
{
    /// <summary>What remains of the full value on a rung, as a share.</summary>
    public static double Share(Rung rung, double marginal, double cashable) =>
        rung switch
        {
            Rung.Marginal => marginal,
            Rung.Cashable => marginal * cashable,
            _ => 1,
        };
}
