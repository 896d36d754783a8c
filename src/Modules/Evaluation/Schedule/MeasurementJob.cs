using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.Cases;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Schedule;

/// <summary>
/// Each morning: asks the project managers of the lead unit for the measurements that the locked plan says are due within a week (U-92).
/// One task an indicator: what was missed is measured once, and the days after it stand.
/// </summary>
[ByItself("askForMeasurements", "Uppgiften att mäta delas ut så ofta som planen säger.")]
internal sealed class MeasurementJob(
    IMediator mediator,
    EvaluationDb db,
    TenantTransaction transaction,
    MessageScope scope,
    PlannedEnd ends,
    HandOvers handOvers,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var running = (await mediator.Send(new CasesIn([StageKind.Running]), cancellation)).ToDictionary(c => c.Id);
        var ids = running.Keys.ToList();
        var latest = await db
            .Measurements.AsNoTracking()
            .Where(m => ids.Contains(m.CaseId))
            .GroupBy(m => m.IndicatorId)
            .Select(g => new { g.Key, On = g.Max(m => m.MeasuredOn) })
            .ToDictionaryAsync(m => m.Key, m => m.On, cancellation);
        foreach (
            var plan in await db.Indicators.AsNoTracking().Where(i => ids.Contains(i.CaseId)).OrderBy(i => i.Id).ToListAsync(cancellation)
        )
        {
            await AskAsync(plan, running[plan.CaseId], latest.TryGetValue(plan.Id, out var on) ? on : null, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task AskAsync(IndicatorPlan plan, CaseHeaderView about, DateOnly? last, CancellationToken cancellation)
    {
        if (MeasurementFrequencies.Read(plan.Frequency) is not { } frequency || about.StartedOn is not { } start)
        {
            return;
        }

        var end = frequency == MeasurementFrequency.Once ? await ends.OfAsync(about, cancellation) : null;
        if (frequency.NextDue(start, end, last) is not { } due || due > StockholmTime.Today(time).AddDays(MeasurementFrequencies.DaysEarly))
        {
            return;
        }

        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = RecordMeasurement.TaskOf(plan.Id),
                Title = T($"Mät {plan.Indicator}: {about.Title}"),
                Why = T("Planen för uppföljning säger att det mäts nu."),
                Role = Role.ProjectManager,
                Unit = about.LeadUnit,
                Due = due,
                Link = RecordMeasurement.LinkOf(about.Number, plan.Id),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }
}
