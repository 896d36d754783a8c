using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.Cases;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.Persistence;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.FollowUp;

/// <summary>A measured value in an indicator's list.</summary>
internal sealed record MeasurementRow(decimal Value, DateOnly MeasuredOn, string? Comment, string Who, DateTimeOffset At);

/// <summary>An indicator with plan and outcome, the latest measurement first; when the next is due, null for never.</summary>
internal sealed record IndicatorRow(
    Guid Id,
    string Indicator,
    string Unit,
    decimal? Baseline,
    decimal? Target,
    string? Source,
    string? Method,
    string? Frequency,
    string? Responsible,
    IndicatorStanding Standing,
    DateOnly? NextDue,
    IReadOnlyList<MeasurementRow> Measurements
)
{
    /// <summary>The latest measurement; null before the first.</summary>
    public MeasurementRow? Latest => Measurements.Count > 0 ? Measurements[0] : null;
}

/// <summary>An evaluation in the list.</summary>
internal sealed record EvaluationRow(
    Guid Id,
    string Kind,
    string KindName,
    DateOnly On,
    string Who,
    IReadOnlyDictionary<string, string> Sections
);

/// <summary>A kind of report or evaluation that can be recorded now.</summary>
internal sealed record EvaluationKindView(string Key, string Name);

/// <summary>
/// A case's follow-up: plan against outcome, evaluations, and what is asked for. The plan is locked when the initiative starts; null
/// before.
/// </summary>
internal sealed record CaseFollowUpView(
    string CaseNumber,
    string CaseTitle,
    DateTimeOffset? LockedAt,
    IReadOnlyList<IndicatorRow> Indicators,
    IReadOnlyList<EvaluationRow> Evaluations,
    IReadOnlyList<SectionView> Sections,
    FollowUpsDueView Due,
    bool MayMeasure,
    IReadOnlyList<EvaluationKindView> MayRecord
);

/// <summary>A case's follow-up.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadCases)]
internal sealed record CaseFollowUp(string CaseNumber) : IQuery<CaseFollowUpView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFollowUpHandler(EvaluationDb db, CaseProcess cases, PlannedEnd ends, DueFollowUps due, Admission admission)
    : IRequestHandler<CaseFollowUp, CaseFollowUpView>
{
    public async Task<CaseFollowUpView> Handle(CaseFollowUp request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var indicators = await db
            .Indicators.AsNoTracking()
            .Where(i => i.CaseId == header.Id)
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
        var measured = (
            await db
                .Measurements.AsNoTracking()
                .Where(m => m.CaseId == header.Id)
                .OrderByDescending(m => m.MeasuredOn)
                .ThenByDescending(m => m.At)
                .ToListAsync(cancellationToken)
        ).ToLookup(m => m.IndicatorId);
        var evaluations = await db
            .Evaluations.AsNoTracking()
            .Where(e => e.CaseId == header.Id)
            .OrderByDescending(e => e.At)
            .ToListAsync(cancellationToken);
        var end = header.StageKind == StageKind.Running ? await ends.OfAsync(header, cancellationToken) : null;
        var mayMeasure = await MayAsync(typeof(RecordMeasurement));
        var mayRecord = await MayAsync(typeof(RecordEvaluation));
        return new CaseFollowUpView(
            header.Number,
            header.Title,
            indicators.FirstOrDefault()?.LockedAt,
            [.. indicators.Select(i => Row(i, [.. measured[i.Id]], NextDue(header, i, end, measured[i.Id].FirstOrDefault()?.MeasuredOn)))],
            [.. evaluations.Select(e => new EvaluationRow(e.Id, e.Kind, EvaluationKinds.Names[e.Kind], e.On, e.Who, e.Sections))],
            [.. profile.Evaluation.Sections.Select(SectionView.Of)],
            await due.OfCaseAsync(header.Number, cancellationToken),
            mayMeasure,
            mayRecord
                ?
                [
                    .. EvaluationKinds
                        .In(header.StageKind, profile.Evaluation)
                        .Select(k => new EvaluationKindView(k, EvaluationKinds.Names[k])),
                ]
                : []
        );

        // As the page behind the link is opened, and by the same answer (F-22).
        async Task<bool> MayAsync(Type message) =>
            profile.OperationsIn(header.Stage).Contains(message.Name) && await admission.AdmitsAsync(message, header, cancellationToken);
    }

    // What has ended is measured no more.
    private static DateOnly? NextDue(CaseHeaderView about, IndicatorPlan plan, DateOnly? end, DateOnly? last) =>
        about is { StageKind: StageKind.Running, StartedOn: { } start } && MeasurementFrequencies.Read(plan.Frequency) is { } frequency
            ? frequency.NextDue(start, end, last)
            : null;

    private static IndicatorRow Row(IndicatorPlan plan, IReadOnlyList<Measurement> measured, DateOnly? nextDue) =>
        new(
            plan.Id,
            plan.Indicator,
            plan.Unit,
            plan.Baseline,
            plan.Target,
            plan.Source,
            plan.Method,
            MeasurementFrequencies.Tell(plan.Frequency),
            plan.Responsible,
            plan.StandingBy(measured.Count > 0 ? measured[0].Value : null),
            nextDue,
            [.. measured.Select(m => new MeasurementRow(m.Value, m.MeasuredOn, m.Comment, m.Who, m.At))]
        );
}
