using Fund.Finance.Settlements.Arithmetic;

namespace Fund.Finance.Settlements;

/// <summary>What became of a cost, in a word or two.</summary>
internal static class OutcomeWords
{
    /// <summary>The words.</summary>
    public static string Of(CostOutcome outcome) =>
        outcome switch
        {
            CostOutcome.Settled => T("Tas med"),
            CostOutcome.Held => T("Hålls inne"),
            CostOutcome.BeforeStart => T("Före starten"),
            CostOutcome.OtherYear => T("Annat år"),
            CostOutcome.Later => T("Nästa gång"),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
}
