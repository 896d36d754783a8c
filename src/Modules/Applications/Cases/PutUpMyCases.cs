using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// On the start page of those who apply: the cases that they opened, or that their unit leads; of heads: those that their units take part
/// in. Where each stands, and whose turn it is.
/// </summary>
internal sealed class PutUpMyCases(
    ApplicationsDb db,
    CasesInSight sight,
    CurrentSetup setup,
    TaskBoard tasks,
    TaskHolders holders,
    Actor actor,
    TimeProvider time
) : INotificationHandler<GatherStart>
{
    private const int Most = 20;

    public async Task Handle(GatherStart notification, CancellationToken cancellationToken)
    {
        if (actor.Person is not { } me)
        {
            return;
        }

        var going = db.Cases.AsNoTracking().Where(c => c.StageKind != StageKind.Ended);
        if (actor.Roles.Contains(Role.ProjectManager))
        {
            var led = UnitsOf(Role.ProjectManager);
            var mine = going.Where(c => c.Owner == me || c.Units.Any(unit => unit.Lead && led.Contains(unit.UnitKey)));
            var part = await PartAsync(T("Mina ärenden"), mine, cancellationToken);
            notification.HasCases = part.Lines.Count > 0;
            notification.Parts.Add(part);
        }

        if (UnitsOf(Role.HeadOfAdministration) is { Count: > 0 } headed)
        {
            var ours = (await sight.CasesAsync(cancellationToken))
                .AsNoTracking()
                .Where(c => c.StageKind != StageKind.Ended && c.Units.Any(unit => headed.Contains(unit.UnitKey)));
            notification.Parts.Add(await PartAsync(T("Ärenden som ni deltar i"), ours, cancellationToken));
        }
    }

    private List<string> UnitsOf(Role role) => [.. actor.Held.Where(held => held.Role == role).Select(held => held.Unit).OfType<string>()];

    private async Task<StartPart> PartAsync(string title, IQueryable<Case> cases, CancellationToken cancellation)
    {
        var found = await cases
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
            .ToListAsync(cancellation);
        var known = await setup.GetAsync(cancellation);
        var open = await tasks.OfCasesAsync([.. found.Select(c => c.Number)], cancellation);
        var first = (await holders.WaitingAsync([.. open.DistinctBy(task => task.CaseNumber)], cancellation)).ToDictionary(task =>
            task.CaseNumber!
        );
        return new StartPart(
            title,
            30,
            T("Senast"),
            [
                .. found.Select(c => new StartLine(
                    c.Title,
                    $"/arenden/{c.Number}",
                    known.ProfileOf(c.RuleVersion).StageOf(c.Stage).Name,
                    first.GetValueOrDefault(c.Number)?.Due,
                    first.GetValueOrDefault(c.Number)?.Due < StockholmTime.Today(time) ? StartMark.Late : StartMark.None,
                    Under: c.Number,
                    Turn: first.GetValueOrDefault(c.Number) is { } task ? TurnOf(task, c.Title) : T("Ingen just nu")
                )),
            ]
        );
    }

    private string TurnOf(WaitingTask task, string title)
    {
        var who = task.Person == actor.Name ? T("Du") : task.Person ?? WaitingWords.Who(task.Role, task.Unit, null, task.Nobody);
        return $"{who}: {TaskWords.Without(task.Title, title)}";
    }
}
