using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// On the start page of those who apply: the cases that they opened, or that their unit leads, where each stands and whose turn it is.
/// </summary>
internal sealed class PutUpMyCases(ApplicationsDb db, CurrentSetup setup, TaskBoard tasks, TaskHolders holders, Actor actor)
    : INotificationHandler<GatherStart>
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
            })
            .ToListAsync(cancellationToken);
        notification.HasCases = mine.Count > 0;
        var known = await setup.GetAsync(cancellationToken);
        var open = await tasks.OfCasesAsync([.. mine.Select(c => c.Number)], cancellationToken);
        var first = (await holders.WaitingAsync([.. open.DistinctBy(task => task.CaseNumber)], cancellationToken)).ToDictionary(task =>
            task.CaseNumber!
        );
        notification.Parts.Add(
            new StartPart(
                "Mina ärenden",
                30,
                "Senast",
                [
                    .. mine.Select(c => new StartLine(
                        c.Title,
                        $"/arenden/{c.Number}",
                        known.ProfileOf(c.RuleVersion).StageOf(c.Stage).Name,
                        first.GetValueOrDefault(c.Number)?.Due,
                        Under: c.Number,
                        Turn: first.GetValueOrDefault(c.Number) is { } task ? TurnOf(task, c.Title) : "Ingen just nu"
                    )),
                ]
            )
        );
    }

    private string TurnOf(WaitingTask task, string title)
    {
        var who = task.Person == actor.Name ? "Du" : task.Person ?? WaitingWords.Who(task.Role, task.Unit, null, task.Nobody);
        return $"{who}: {TaskWords.Without(task.Title, title)}";
    }
}
