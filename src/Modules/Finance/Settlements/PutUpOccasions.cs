using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>
/// On the start page of those who settle or approve: the occasions that are not finished, however old, and the one under way. A schedule
/// that failed must not be silent (quality.md B3.2), and a fund that has granted nothing has no occasions.
/// </summary>
internal sealed class PutUpOccasions(FinanceDb db, CurrentSetup setup, FundOccasions occasions, Actor actor, TimeProvider time)
    : INotificationHandler<GatherStart>
{
    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ApproveFinance) || (await setup.GetAsync(cancellationToken)).Funds.Count == 0)
        {
            return;
        }

        var today = StockholmTime.Today(time);
        var all = await occasions.OfAsync(null, cancellationToken);
        var approved = (
            await db.Runs.AsNoTracking().Select(r => new { r.Occasion, Approved = r.ApprovedAt != null }).ToListAsync(cancellationToken)
        ).ToDictionary(r => r.Occasion, r => r.Approved);
        var ended = all.EndedBefore(today).Where(o => !approved.GetValueOrDefault(o.Id.ToString()));
        var lines = ended.Concat(all.Touching(today, today)).Select(o => Line(o, approved.ContainsKey(o.Id.ToString()), today));
        notification.Parts.Add(new StartPart("Avräkning", 20, "Klart senast", [.. lines]));
    }

    private static StartLine Line(ReportingOccasion occasion, bool prepared, DateOnly today) =>
        new(
            occasion.NameInYear,
            $"/avrakning/{occasion.Id}",
            prepared ? "Förberedd, väntar på att någon annan godkänner"
                : occasion.PeriodEnd < today ? "Inte förberedd"
                : $"Perioden pågår till {occasion.PeriodEnd:yyyy-MM-dd}",
            occasion.Due,
            occasion.Due < today ? StartMark.Late
                : prepared ? StartMark.Waiting
                : StartMark.None
        );
}
