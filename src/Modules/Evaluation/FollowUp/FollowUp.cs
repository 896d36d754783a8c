using FluentValidation;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.FollowUp;

/// <summary>
/// What is followed: indicator, unit, baseline, target, source, method, how often, by whom (U-92). Locked when the initiative starts.
/// </summary>
internal sealed class IndicatorPlan
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Indicator { get; init; } = "";
    public string Unit { get; init; } = "";
    public decimal? Baseline { get; init; }
    public decimal? Target { get; init; }
    public string? Source { get; init; }
    public string? Method { get; init; }
    public string? Frequency { get; init; }
    public string? Responsible { get; init; }
    public DateTimeOffset LockedAt { get; init; }
}

/// <summary>A measured value. Corrected by a later one, never changed.</summary>
internal sealed class Measurement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public Guid IndicatorId { get; init; }
    public decimal Value { get; init; }
    public DateOnly MeasuredOn { get; init; }
    public string? Comment { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Records a measured value of an indicator.</summary>
[Requires(Permission.Report)]
[LoggedAs("En mätning registrerades")]
internal sealed record RecordMeasurement(string CaseNumber, Guid Indicator, decimal Value, DateOnly MeasuredOn, string? Comment)
    : ICommand,
        IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.RecordMeasurement
        {
            Indicator = Indicator.ToString(),
            Value = Value,
            MeasuredOn = MeasuredOn,
        };
}

internal sealed class RecordMeasurementShape : AbstractValidator<RecordMeasurement>
{
    public RecordMeasurementShape(TimeProvider time)
    {
        RuleFor(m => m.MeasuredOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage("Ange mätningens dag; den kan inte ligga i framtiden.");
        RuleFor(m => m.Value).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m).WithMessage("Värdet är för stort.");
        RuleFor(m => m.Comment).MaximumLength(2000).WithMessage("Texten är för lång, högst 2 000 tecken.");
    }
}

internal sealed class RecordMeasurementHandler(EvaluationDb db, ProcessContext process, Actor actor, TimeProvider time)
    : IRequestHandler<RecordMeasurement, Unit>
{
    public async Task<Unit> Handle(RecordMeasurement request, CancellationToken cancellationToken)
    {
        if (!await db.Indicators.AnyAsync(i => i.Id == request.Indicator && i.CaseId == process.Case.Id, cancellationToken))
        {
            throw new NotFound("Indikatorn finns inte i satsningens plan.");
        }

        db.Measurements.Add(
            new Measurement
            {
                CaseId = process.Case.Id,
                IndicatorId = request.Indicator,
                Value = request.Value,
                MeasuredOn = request.MeasuredOn,
                Comment = request.Comment,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>An indicator with plan and outcome.</summary>
internal sealed record IndicatorRow(
    Guid Id,
    string Indicator,
    string Unit,
    decimal? Baseline,
    decimal? Target,
    decimal? Latest,
    DateOnly? LatestOn,
    string? Source,
    string? Method,
    string? Frequency,
    string? Responsible
);

/// <summary>An evaluation in the list.</summary>
internal sealed record EvaluationRow(
    Guid Id,
    string Kind,
    string KindName,
    DateOnly On,
    string Who,
    IReadOnlyDictionary<string, string> Sections
);

/// <summary>A section to fill in.</summary>
internal sealed record SectionView(string Key, string Name, bool Required, string? Rule);

/// <summary>A case's follow-up: plan against outcome, and evaluations.</summary>
internal sealed record CaseFollowUpView(
    string CaseNumber,
    string CaseTitle,
    bool Locked,
    IReadOnlyList<IndicatorRow> Indicators,
    IReadOnlyList<EvaluationRow> Evaluations,
    IReadOnlyList<SectionView> Sections,
    bool MayReport
);

/// <summary>A case's follow-up.</summary>
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
        if (header.StageKind == StageKind.Draft && header.ReceivedOn is null)
        {
            throw new NotFound("Ärendet finns inte.");
        }

        var indicators = await db
            .Indicators.AsNoTracking()
            .Where(i => i.CaseId == header.Id)
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
        var measured = (await db.Measurements.AsNoTracking().Where(m => m.CaseId == header.Id).ToListAsync(cancellationToken)).ToLookup(m =>
            m.IndicatorId
        );
        var evaluations = await db
            .Evaluations.AsNoTracking()
            .Where(e => e.CaseId == header.Id)
            .OrderByDescending(e => e.At)
            .ToListAsync(cancellationToken);
        return new CaseFollowUpView(
            header.Number,
            header.Title,
            indicators.Count > 0,
            [
                .. indicators.Select(i =>
                {
                    var latest = measured[i.Id].OrderBy(m => m.MeasuredOn).ThenBy(m => m.At).LastOrDefault();
                    return new IndicatorRow(
                        i.Id,
                        i.Indicator,
                        i.Unit,
                        i.Baseline,
                        i.Target,
                        latest?.Value,
                        latest?.MeasuredOn,
                        i.Source,
                        i.Method,
                        i.Frequency,
                        i.Responsible
                    );
                }),
            ],
            [
                .. evaluations.Select(e => new EvaluationRow(
                    e.Id,
                    e.Kind,
                    Evaluations.EvaluationKinds.Names[e.Kind],
                    e.On,
                    e.Who,
                    e.Sections
                )),
            ],
            [.. profile.Evaluation.Sections.Select(s => new SectionView(s.Key, s.Name, s.Required, s.Rule))],
            header.StageKind == StageKind.Running && actor.May(Permission.Report)
        );
    }
}
