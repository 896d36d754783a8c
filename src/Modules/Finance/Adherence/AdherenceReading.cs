using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>
/// An occasion whose settlement is open, and what has been said of the initiative's adherence then; null when nobody has said anything.
/// </summary>
/// <param name="Key">Key of the occasion.</param>
/// <param name="Name">Its name.</param>
/// <param name="FollowsPlan">What was said last.</param>
/// <param name="Comment">The comment to it.</param>
/// <param name="Who">Who said it.</param>
internal sealed record OpenOccasion(string Key, string Name, bool? FollowsPlan, string? Comment, string? Who)
{
    /// <summary>Its period has ended, and the answer is waited for.</summary>
    public bool Ended { get; init; }
}

/// <summary>Payouts that are held: which hold, why and by whom.</summary>
internal sealed record OpenHold(Guid Id, string Reason, string Who, DateTimeOffset At);

/// <summary>Reads what has been said of a case's plans and what is held, for the pages that show it.</summary>
internal sealed class AdherenceReading(FinanceDb db, FundOccasions occasions, TimeProvider time)
{
    /// <summary>The hold that is open; null when nothing is held.</summary>
    public async Task<OpenHold?> HeldAsync(CaseId about, CancellationToken cancellation) =>
        await db
            .Holds.AsNoTracking()
            .Where(h => h.CaseId == about && h.ReleasedAt == null)
            .Select(h => new OpenHold(h.Id, h.Reason, h.HeldByName, h.HeldAt))
            .FirstOrDefaultAsync(cancellation);

    /// <summary>
    /// The settlements that are open, from the one in which the initiative started to the one that is under way; none where the guideline
    /// asks for no word on the plans.
    /// </summary>
    public async Task<IReadOnlyList<OpenOccasion>> OccasionsAsync(CaseHeaderView header, Profile profile, CancellationToken cancellation)
    {
        if (profile.Settlement.AdherenceRule is null || header.StageKind is not (StageKind.Granted or StageKind.Running))
        {
            return [];
        }

        var today = StockholmTime.Today(time);
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == header.Fund && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var said = (await db.AdherenceWords.AsNoTracking().Where(a => a.CaseId == header.Id).OrderBy(a => a.At).ToListAsync(cancellation))
            .GroupBy(a => a.Occasion)
            .ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. from occasion in (await occasions.OfAsync(header.Fund, cancellation)).Touching(header.StartedOn ?? today, today)
            let key = occasion.Id.ToString()
            where !approved.Contains(key)
            let word = said.GetValueOrDefault(key)
            select new OpenOccasion(key, occasion.NameInYear, word?.FollowsPlan, word?.Comment, word?.Who)
            {
                Ended = occasion.PeriodEnd < today,
            },
        ];
    }
}
