using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>On the start page: which cases others have moved lately, the latest first.</summary>
internal sealed class PutUpRecentMoves(ApplicationsDb db, CaseFinder cases, CurrentSetup setup, Actor actor, TimeProvider time)
    : INotificationHandler<GatherStart>
{
    private const int Days = 14;
    private const int Most = 10;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        var since = StockholmTime.Today(time).AddDays(-Days);
        var moves = await db
            .Moves.AsNoTracking()
            .Where(m => m.On >= since && m.Who != actor.Name)
            .OrderByDescending(m => m.Id)
            .Take(Most * 5)
            .ToListAsync(cancellationToken);
        var ids = moves.Select(m => m.CaseId).Distinct().ToList();
        var moved = await db
            .Cases.AsNoTracking()
            .Include(c => c.Units)
            .Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        var known = await setup.GetAsync(cancellationToken);
        var lines = new List<StartLine>();
        foreach (var move in moves.DistinctBy(m => m.CaseId))
        {
            var found = moved[move.CaseId];
            if (lines.Count < Most && await cases.MaySeeAsync(found, cancellationToken))
            {
                lines.Add(
                    new StartLine(
                        found.Title,
                        $"/arenden/{found.Number}",
                        $"{known.ProfileOf(found.RuleVersion).StageOf(move.To).Name}, {move.Who}",
                        move.On
                    )
                );
            }
        }

        notification.Parts.Add(new StartPart("Har hänt de senaste två veckorna", 50, "Dag", lines));
    }
}
