using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Process.Profiles;

namespace Fund.Finance.Settlements;

/// <summary>What has been said of some cases before a payout: holds, and the latest word on adherence at the occasion.</summary>
internal sealed record HoldsKnown(ILookup<CaseId, PayoutHold> Holds, IReadOnlyDictionary<CaseId, AdherenceWord> Words)
{
    /// <summary>Why nothing is paid to a case this time; null when nothing stands in the way (U-75, W-16).</summary>
    public string? Because(CaseId about, SettlementRules rules)
    {
        if (Holds[about].FirstOrDefault(h => h.ReleasedAt is null) is { } open)
        {
            return T($"Utbetalningen hålls inne: {open.Reason}");
        }

        if (rules.AdherenceRule is null)
        {
            return null;
        }

        if (!Words.TryGetValue(about, out var word))
        {
            return T("Ingen har bekräftat att planerna följs.");
        }

        return word.FollowsPlan || Holds[about].Any(h => h.ReleasedAt > word.At) ? null : T($"Planerna följs inte: {word.Comment}");
    }
}
