using FluentValidation;
using Fund.Contracts.Evaluation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Evaluations;

/// <summary>Kinds of evaluations (U-88, U-97).</summary>
internal static class EvaluationKinds
{
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["statusReport"] = "Lägesrapport",
        ["yearly"] = "Årlig utvärdering",
        ["closing"] = "Utvärdering vid avslut",
        ["inDepth"] = "Fördjupad utvärdering",
    };
}

/// <summary>An evaluation of an initiative, section by section, as recorded.</summary>
internal sealed class CaseEvaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Kind { get; init; } = "";
    public DateOnly On { get; init; }
    public Dictionary<string, string> Sections { get; init; } = [];
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Records a status report or an evaluation, in the sections that the guideline asks for (U-88, U-93).</summary>
[Requires(Permission.Report)]
[LoggedAs("En uppföljningsrapport sparades")]
internal sealed record RecordEvaluation(string CaseNumber, string Kind, IReadOnlyDictionary<string, string?> Sections)
    : ICommand,
        IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.RecordEvaluation { Kind = Kind };
}

internal sealed class RecordEvaluationShape : AbstractValidator<RecordEvaluation>
{
    public RecordEvaluationShape()
    {
        RuleFor(e => e.Kind).Must(EvaluationKinds.Names.ContainsKey).WithMessage("Välj vilket slags utvärdering det är.");
        RuleForEach(e => e.Sections)
            .Must(s => (s.Value?.Length ?? 0) <= 20_000)
            .WithMessage("Ett avsnitt är för långt, högst 20 000 tecken.");
    }
}

internal sealed class RecordEvaluationHandler(
    EvaluationDb db,
    ProcessContext process,
    TaskBoard tasks,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<RecordEvaluation, Unit>, IRequestHandler<EvaluationsOfCase, IReadOnlyList<EvaluationView>>
{
    public async Task<Unit> Handle(RecordEvaluation request, CancellationToken cancellationToken)
    {
        var asked = process.Profile.Evaluation.Sections;
        var unknown = request.Sections.Keys.FirstOrDefault(key => asked.All(s => s.Key != key));
        if (unknown is not null)
        {
            throw new Refused($"Avsnittet {unknown} finns inte.", field: unknown);
        }
        // A status report says what is new; an evaluation answers every section that the guideline asks for.
        var missing =
            request.Kind == "statusReport"
                ? []
                : asked.Where(s => s.Required && string.IsNullOrWhiteSpace(request.Sections.GetValueOrDefault(s.Key))).ToList();
        if (missing.Count > 0)
        {
            throw new Refused([.. missing.Select(s => new Finding($"Skriv avsnittet {s.Name}.", s.Rule, s.Key))]);
        }

        if (request.Sections.Values.All(string.IsNullOrWhiteSpace))
        {
            throw new Refused("Skriv något i minst ett avsnitt.");
        }

        db.Evaluations.Add(
            new CaseEvaluation
            {
                CaseId = process.Case.Id,
                Kind = request.Kind,
                On = StockholmTime.Today(time),
                Sections = request.Sections.Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToDictionary(s => s.Key, s => s.Value!),
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(process.Case.Number, "evaluation:" + request.Kind, cancellationToken);
        await tasks.DoneAsync(process.Case.Number, "followup:*", cancellationToken);
        await mediator.Publish(new EvaluationRecorded(process.Case.Id, request.Kind), cancellationToken);
        return default;
    }

    public async Task<IReadOnlyList<EvaluationView>> Handle(EvaluationsOfCase request, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Evaluations.AsNoTracking().Where(e => e.CaseId == request.Case).OrderBy(e => e.At).ToListAsync(cancellationToken)
            ).Select(e => new EvaluationView(e.Kind, e.On, e.Sections.Values.FirstOrDefault() ?? "")),
        ];
}
