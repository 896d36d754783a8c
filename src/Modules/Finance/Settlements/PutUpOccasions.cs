using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>On the start page of those who settle or approve: the occasions that are not finished, and the next one.</summary>
internal sealed class PutUpOccasions(FinanceDb db, CurrentSetup setup, Actor actor, TimeProvider time) : INotificationHandler<GatherStart>
{
    // An occasion that nothing was prepared for is shown this long after its day: a schedule that failed must not be silent (quality.md
    // B3.2).
    private const int DaysMissed = 60;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        if (!actor.May(Permission.ApproveFinance) || (await setup.GetAsync(cancellationToken)).ProfileOn(today) is not { } profile)
        {
            return;
        }

        var all = Occasions
            .Of(profile, today.Year - 1)
            .Concat(Occasions.Of(profile, today.Year))
            .Concat(Occasions.Of(profile, today.Year + 1))
            .ToList();
        var runs = await db.Runs.AsNoTracking().Where(r => r.Year >= today.Year - 1).ToDictionaryAsync(r => r.Occasion, cancellationToken);
        var settles = await db.Transactions.AsNoTracking().AnyAsync(t => t.Kind == LedgerKind.Commitment, cancellationToken);
        var ended = all.Where(o =>
            o.PeriodEnd < today
            && (runs.TryGetValue(o.Key, out var run) ? run.ApprovedAt is null : settles && o.Due >= today.AddDays(-DaysMissed))
        );
        var next = all.Where(o => o.PeriodEnd >= today).Take(1);
        notification.Parts.Add(
            new StartPart("Avräkning", 20, "Klart senast", [.. ended.Concat(next).Select(o => Line(o, runs.ContainsKey(o.Key), today))])
        );
    }

    private static StartLine Line(Occasion occasion, bool prepared, DateOnly today) =>
        new(
            occasion.Name,
            $"/avrakning/{occasion.Key}",
            prepared ? "Förberedd, väntar på att någon annan godkänner"
                : occasion.PeriodEnd < today ? "Inte förberedd"
                : $"Perioden pågår till {occasion.PeriodEnd:yyyy-MM-dd}",
            occasion.Due,
            occasion.Due < today ? StartMark.Late
                : prepared ? StartMark.Waiting
                : StartMark.None
        );
}
