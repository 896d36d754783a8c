using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Platform.Load;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Evaluation.Load;

/// <summary>What has been followed of the cases that have started: the locked plan, measured values and yearly evaluations.</summary>
internal sealed class FollowUpForLoad(LoadTables tables, TimeProvider time) : ILoadFiller
{
    private const int MonthsBetween = 6;

    public async Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var plans = cases.Where(made => made.StartedOn is not null).SelectMany(PlansOf).ToList();
        await tables.InsertAsync("evaluation.indicators", plans.Select(IndicatorRow), cancellation);
        await tables.InsertAsync("evaluation.measurements", plans.SelectMany(plan => MeasurementRows(plan, today)), cancellation);
        await tables.InsertAsync("evaluation.evaluations", cases.SelectMany(made => EvaluationRows(made, today)), cancellation);
    }

    private static IEnumerable<Plan> PlansOf(LoadCase made) =>
        AnswerRoles
            .Of(made.Rules)
            .FollowUpPlan(made.Answers.ToDictionary(a => a.Key, string? (a) => a.Value))
            .Select(row => new Plan(made, row));

    private static object IndicatorRow(Plan plan) =>
        new
        {
            plan.Id,
            CaseId = plan.Case.Id.Value,
            plan.Row.Indicator,
            plan.Row.Unit,
            plan.Row.Baseline,
            plan.Row.Target,
            plan.Row.Source,
            plan.Row.Method,
            plan.Row.Frequency,
            plan.Row.Responsible,
            LockedAt = LoadCase.At(plan.Case.StartedOn!.Value),
        };

    // Of four cases two get there, one half-way, and one goes the wrong way.
    private static decimal Way(int place, int time) =>
        (place % 4) switch
        {
            0 or 2 => Math.Min(1m, time / 3m),
            1 => Math.Min(0.5m, time / 6m),
            _ => Math.Max(-0.25m, -time / 8m),
        };

    private static IEnumerable<object> MeasurementRows(Plan plan, DateOnly today)
    {
        var (start, end) = (plan.Case.StartedOn!.Value, plan.Case.EndedOn ?? today);
        var days = Enumerable.Range(0, 8).Select(time => start.AddMonths(time * MonthsBetween)).TakeWhile(day => day <= end).ToList();
        var (from, to) = (plan.Row.Baseline ?? 0m, plan.Row.Target ?? 10m);
        var manager = plan.Case.People.With(Role.ProjectManager, plan.Case.Lead.Key);
        return days.Select(
            (day, place) =>
                new
                {
                    Id = Guid.CreateVersion7(),
                    CaseId = plan.Case.Id.Value,
                    IndicatorId = plan.Id,
                    Value = decimal.Round(from + (to - from) * Way(plan.Case.Place, place), 0, MidpointRounding.AwayFromZero),
                    MeasuredOn = day,
                    Act = Guid.CreateVersion7(),
                    WhoId = manager.Id.Value,
                    Who = manager.Name,
                    At = LoadCase.At(day),
                }
        );
    }

    private static IEnumerable<object> EvaluationRows(LoadCase made, DateOnly today)
    {
        if (made.StartedOn is not { } start)
        {
            yield break;
        }

        var rules = made.Rules.Evaluation;
        var end = made.EndedOn ?? today;
        for (var year = start.AddYears(1); rules.Yearly && year <= end; year = year.AddYears(1))
        {
            yield return EvaluationRow(made, EvaluationKinds.Yearly, year);
        }

        if (made.EndedOn is { } ended && rules.Closing)
        {
            yield return EvaluationRow(made, EvaluationKinds.Closing, ended);
        }
        else if (start.AddMonths(3) is var report && report <= end)
        {
            yield return EvaluationRow(made, EvaluationKinds.StatusReport, report);
        }
    }

    private static object EvaluationRow(LoadCase made, string kind, DateOnly on)
    {
        var manager = made.People.With(Role.ProjectManager, made.Lead.Key);
        return new
        {
            Id = Guid.CreateVersion7(),
            CaseId = made.Id.Value,
            Kind = kind,
            On = on,
            Sections = made.Rules.Evaluation.Sections.ToDictionary(
                section => section.Key,
                _ => "Arbetet följer planen. Deltagarna beskriver att de har fått stöd tidigare än förr, och samverkan fungerar."
            ),
            Act = Guid.CreateVersion7(),
            WhoId = manager.Id.Value,
            Who = manager.Name,
            At = LoadCase.At(on),
        };
    }

    private sealed record Plan(LoadCase Case, FollowUpRow Row)
    {
        public Guid Id { get; } = Guid.CreateVersion7();
    }
}
