using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.FollowUp;

/// <summary>A measured value in an indicator's list.</summary>
internal sealed record MeasurementRow(decimal Value, DateOnly MeasuredOn, string? Comment, string Who, DateTimeOffset At);

/// <summary>An indicator with plan and outcome, the latest measurement first.</summary>
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
/// A case's follow-up: plan against outcome, and evaluations. The plan is locked when the initiative starts; null before.
/// </summary>
internal sealed record CaseFollowUpView(
    string CaseNumber,
    string CaseTitle,
    DateTimeOffset? LockedAt,
    IReadOnlyList<IndicatorRow> Indicators,
    IReadOnlyList<EvaluationRow> Evaluations,
    IReadOnlyList<SectionView> Sections,
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

internal sealed class CaseFollowUpHandler(EvaluationDb db, CaseProcess cases, Actor actor) : IRequestHandler<CaseFollowUp, CaseFollowUpView>
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
        var offered = actor.May(Permission.Report) ? profile.OperationsIn(header.Stage) : [];
        return new CaseFollowUpView(
            header.Number,
            header.Title,
            indicators.FirstOrDefault()?.LockedAt,
            [.. indicators.Select(i => Row(i, measured[i.Id]))],
            [.. evaluations.Select(e => new EvaluationRow(e.Id, e.Kind, EvaluationKinds.Names[e.Kind], e.On, e.Who, e.Sections))],
            [.. profile.Evaluation.Sections.Select(SectionView.Of)],
            offered.Contains(nameof(RecordMeasurement)),
            offered.Contains(nameof(RecordEvaluation))
                ?
                [
                    .. EvaluationKinds
                        .In(header.StageKind, profile.Evaluation)
                        .Select(k => new EvaluationKindView(k, EvaluationKinds.Names[k])),
                ]
                : []
        );
    }

    private static IndicatorRow Row(IndicatorPlan plan, IEnumerable<Measurement> measured) =>
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
            [.. measured.Select(m => new MeasurementRow(m.Value, m.MeasuredOn, m.Comment, m.Who, m.At))]
        );
}
