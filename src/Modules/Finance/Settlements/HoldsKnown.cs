using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Persistence;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>What has been said of some cases before a payout: holds, and the latest word on adherence at the occasion.</summary>
internal sealed record HoldsKnown(ILookup<CaseId, PayoutHold> Holds, IReadOnlyDictionary<CaseId, AdherenceWord> Words)
{
    /// <summary>What has been said of these cases.</summary>
    public static async Task<HoldsKnown> OfAsync(
        FinanceDb db,
        IReadOnlyCollection<CaseId> cases,
        string occasion,
        CancellationToken cancellation
    )
    {
        var holds = await db.Holds.AsNoTracking().Where(h => cases.Contains(h.CaseId)).ToListAsync(cancellation);
        var words = await db
            .AdherenceWords.AsNoTracking()
            .Where(a => a.Occasion == occasion && cases.Contains(a.CaseId))
            .OrderBy(a => a.At)
            .ToListAsync(cancellation);
        return new HoldsKnown(holds.ToLookup(h => h.CaseId), words.GroupBy(w => w.CaseId).ToDictionary(w => w.Key, w => w.Last()));
    }

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
