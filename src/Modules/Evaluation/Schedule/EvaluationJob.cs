using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.Cases;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Schedule;

/// <summary>
/// Each morning: asks for the evaluations that the guideline wants of an initiative, some time before each is due: one for every year from
/// its start until it ends, one at its end (U-88), and one in depth when it has been in operation long enough, also after the case has been
/// closed (U-97). Each is asked for once.
/// </summary>
[ByItself("askForEvaluations", "Uppgiften att utvärdera delas ut en tid innan utvärderingen ska vara klar.")]
internal sealed class EvaluationJob(
    IMediator mediator,
    EvaluationDb db,
    TenantTransaction transaction,
    MessageScope scope,
    CurrentSetup setup,
    PlannedEnd ends,
    TaskBoard tasks,
    HandOvers handOvers,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var started = (await mediator.Send(new CasesIn([StageKind.Running, StageKind.Ended]), cancellation))
            .Where(c => c.StartedOn is not null)
            .ToList();
        var ids = started.Select(c => c.Id).ToList();
        var recorded = (
            await db
                .Evaluations.AsNoTracking()
                .Where(e => ids.Contains(e.CaseId))
                .Select(e => new
                {
                    e.CaseId,
                    e.Kind,
                    e.On,
                })
                .ToListAsync(cancellation)
        ).ToLookup(e => (e.CaseId, e.Kind), e => e.On);
        var asked = await tasks.AskedAsync(RecordEvaluation.TaskPrefix, cancellation);
        foreach (var header in started)
        {
            foreach (var task in await WantedAsync(header, kind => recorded[(header.Id, kind)], cancellation))
            {
                if (!asked.Contains((task.CaseNumber, task.Kind)))
                {
                    await handOvers.AskAsync(task, cancellation);
                }
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<TaskItem>> WantedAsync(
        CaseHeaderView about,
        Func<string, IEnumerable<DateOnly>> recorded,
        CancellationToken cancellation
    )
    {
        var (today, start) = (StockholmTime.Today(time), about.StartedOn!.Value);
        var soon = today.AddDays(YearlyEvaluations.DaysBefore);
        var rules = (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion).Evaluation;
        var wanted = new List<TaskItem>();
        if (rules.Yearly && about.StageKind == StageKind.Running)
        {
            wanted.AddRange(
                from missing in new YearlyEvaluations(start, recorded(EvaluationKinds.Yearly)).Missing(today)
                select Asked(
                    about,
                    EvaluationKinds.Yearly,
                    RecordEvaluation.TaskOf(EvaluationKinds.Yearly, missing.Year),
                    T($"Lämna den årliga utvärderingen, år {missing.Year}: {about.Title}"),
                    missing.Due,
                    rules.Rule
                )
            );
        }

        if (
            rules.Closing
            && about.StageKind == StageKind.Running
            && !recorded(EvaluationKinds.Closing).Any()
            && await ends.OfAsync(about, cancellation) is { } end
            && end <= soon
        )
        {
            wanted.Add(
                Asked(
                    about,
                    EvaluationKinds.Closing,
                    RecordEvaluation.TaskOf(EvaluationKinds.Closing),
                    T($"Lämna slututvärderingen: {about.Title}"),
                    end,
                    rules.Rule
                )
            );
        }

        if (
            rules.InDepthAfterMonths is { } months
            && !recorded(EvaluationKinds.InDepth).Any()
            && Anniversary.InMonths(start, months) is var due
            && due <= soon
        )
        {
            wanted.Add(InDepth(about, due, rules.InDepthRule));
        }

        return wanted;
    }

    private TaskItem Asked(CaseHeaderView about, string kind, string task, string title, DateOnly due, string? rule) =>
        new()
        {
            CaseNumber = about.Number,
            Kind = task,
            Title = title,
            Why = T("Riktlinjen ber om utvärderingen i god tid innan dagen är här."),
            Role = Role.ProjectManager,
            Unit = about.LeadUnit,
            Due = due,
            Rule = rule,
            Link = RecordEvaluation.LinkOf(about.Number, kind),
            AskedAt = time.GetUtcNow(),
        };

    // By then the project may be over and its manager elsewhere: the coordinator sees to it.
    private TaskItem InDepth(CaseHeaderView about, DateOnly due, string? rule) =>
        new()
        {
            CaseNumber = about.Number,
            Kind = RecordEvaluation.TaskOf(EvaluationKinds.InDepth),
            Title = T($"Gör den fördjupade utvärderingen: {about.Title}"),
            Why = T("Så lång tid har gått sedan starten att effekterna kan bedömas på djupet."),
            Role = Role.Coordinator,
            Due = due,
            Rule = rule,
            Link = RecordEvaluation.LinkOf(about.Number, EvaluationKinds.InDepth),
            OutlivesCase = true,
            AskedAt = time.GetUtcNow(),
        };
}
