using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.FollowUp;

/// <summary>Records a measured value of an indicator.</summary>
[InCase(CasePart.Acts)]
[DoneAt("matning")]
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

    /// <summary>The task that asks for it.</summary>
    public static string TaskOf(Guid indicator) => $"{TaskPrefix}{indicator:N}";

    /// <summary>How the tasks that ask for measurements begin.</summary>
    public const string TaskPrefix = "measure:";

    /// <summary>Where one is recorded, below the municipality.</summary>
    public static string LinkOf(string caseNumber, Guid indicator) => $"/arenden/{caseNumber}/matning?indicator={indicator}";
}

internal sealed class RecordMeasurementShape : AbstractValidator<RecordMeasurement>
{
    public RecordMeasurementShape(TimeProvider time)
    {
        RuleFor(m => m.MeasuredOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange mätningens dag; den kan inte ligga i framtiden."));
        RuleFor(m => m.Value).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m).WithMessage(_ => T("Värdet är för stort."));
        RuleFor(m => m.Comment).MaximumLength(2000).WithMessage(_ => T("Texten är för lång, högst 2 000 tecken."));
    }
}

internal sealed class RecordMeasurementHandler(EvaluationDb db, ProcessContext process, TaskBoard tasks, CurrentAct act)
    : IRequestHandler<RecordMeasurement, Unit>
{
    public async Task<Unit> Handle(RecordMeasurement request, CancellationToken cancellationToken)
    {
        if (!await db.Indicators.AnyAsync(i => i.Id == request.Indicator && i.CaseId == process.Case.Id, cancellationToken))
        {
            throw new NotFound(T("Indikatorn finns inte i planen för uppföljning."));
        }

        var latest = await db
            .Measurements.AsNoTracking()
            .Where(m => m.IndicatorId == request.Indicator && m.MeasuredOn == request.MeasuredOn)
            .OrderByDescending(m => m.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (latest is not null && (latest.Value, latest.Comment) == (request.Value, request.Comment))
        {
            throw new Conflict(T($"Mätningen är redan registrerad av {latest.Who}."));
        }

        db.Measurements.Add(
            new Measurement
            {
                CaseId = process.Case.Id,
                IndicatorId = request.Indicator,
                Value = request.Value,
                MeasuredOn = request.MeasuredOn,
                Comment = request.Comment,
                Act = act.Now.Id,
                WhoId = act.Now.Person,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(process.Case.Number, RecordMeasurement.TaskOf(request.Indicator), cancellationToken);
        return default;
    }
}
