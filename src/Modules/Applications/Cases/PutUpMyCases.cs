using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>On the start page of those who apply: the cases that they opened, or that their unit leads, and where each stands.</summary>
internal sealed class PutUpMyCases(ApplicationsDb db, CurrentSetup setup, Actor actor) : INotificationHandler<GatherStart>
{
    private const int Most = 20;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (actor.Person is not { } me || !actor.Roles.Contains(Role.ProjectManager))
        {
            return;
        }

        var units = actor.Held.Where(held => held.Role == Role.ProjectManager).Select(held => held.Unit).OfType<string>().ToList();
        var mine = await db
            .Cases.AsNoTracking()
            .Where(c => c.StageKind != StageKind.Ended)
            .Where(c => c.Owner == me || c.Units.Any(unit => unit.Lead && units.Contains(unit.UnitKey)))
            .OrderByDescending(c => c.OpenedOn)
            .ThenByDescending(c => c.Number)
            .Take(Most)
            .Select(c => new
            {
                c.Number,
                c.Title,
                c.RuleVersion,
                c.Stage,
                c.OpenedOn,
            })
            .ToListAsync(cancellationToken);
        var known = await setup.GetAsync(cancellationToken);
        notification.HasCases = mine.Count > 0;
        notification.Parts.Add(
            new StartPart(
                "Mina ärenden",
                30,
                "Öppnat",
                [
                    .. mine.Select(c => new StartLine(
                        c.Title,
                        $"/arenden/{c.Number}",
                        known.ProfileOf(c.RuleVersion).StageOf(c.Stage).Name,
                        c.OpenedOn
                    )),
                ]
            )
        );
    }
}
