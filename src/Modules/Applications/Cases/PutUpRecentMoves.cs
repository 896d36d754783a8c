using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>On the start page: which cases others have moved lately, the latest first.</summary>
internal sealed class PutUpRecentMoves(ApplicationsDb db, CasesInSight sight, CurrentSetup setup, Actor actor, TimeProvider time)
    : INotificationHandler<GatherStart>
{
    private const int Days = 14;
    private const int Most = 10;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        var since = StockholmTime.Today(time).AddDays(-Days);
        var me = actor.Person;
        var seen = (await sight.CasesAsync(cancellationToken)).AsNoTracking();
        var latest = db.Moves.Where(m => m.On >= since && (m.PersonId == null || m.PersonId != me));
        var moved = await (
            from found in seen
            join move in latest on found.Id equals move.CaseId
            where !latest.Any(later => later.CaseId == move.CaseId && later.At > move.At)
            orderby move.At descending
            select new
            {
                found.Number,
                found.Title,
                found.RuleVersion,
                move.To,
                move.Who,
                move.On,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        var known = await setup.GetAsync(cancellationToken);
        var lines = moved.Select(m => new StartLine(
            m.Title,
            $"/arenden/{m.Number}",
            $"{known.ProfileOf(m.RuleVersion).StageOf(m.To).Name}, {m.Who}",
            m.On
        ));
        notification.Parts.Add(new StartPart(T("Har hänt de senaste två veckorna"), 50, T("Dag"), [.. lines], Beside: true));
    }
}
