using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.FollowUp;

/// <summary>Records a status report or an evaluation, in the sections that the guideline asks for (U-88, U-93).</summary>
[InCase(CasePart.Acts)]
[DoneAt("rapport")]
[Requires(Permission.Report)]
[LoggedAs("En uppföljningsrapport sparades")]
internal sealed record RecordEvaluation(string CaseNumber, string Kind, IReadOnlyDictionary<string, string?> Sections)
    : ICommand,
        IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.RecordEvaluation { Kind = Kind };

    /// <summary>Where one is written, below the municipality.</summary>
    public static string LinkOf(string caseNumber, string kind) => $"/arenden/{caseNumber}/rapport?kind={kind}";

    /// <summary>How the tasks that ask for evaluations begin.</summary>
    public const string TaskPrefix = "evaluation:";

    /// <summary>The task that asks for an evaluation; for the yearly one with the initiative's year, 1 for the first.</summary>
    public static string TaskOf(string kind, int? year = null) => year is null ? TaskPrefix + kind : $"{TaskPrefix}{kind}:{year}";
}

internal sealed class RecordEvaluationShape : AbstractValidator<RecordEvaluation>
{
    public RecordEvaluationShape()
    {
        RuleFor(e => e.Kind).Must(EvaluationKinds.Names.ContainsKey).WithMessage(_ => T("Välj vilket slags utvärdering det är."));
        RuleForEach(e => e.Sections)
            .Must(s => (s.Value?.Length ?? 0) <= 20_000)
            .WithMessage(_ => T("Ett avsnitt är för långt, högst 20 000 tecken."));
    }
}

internal sealed class RecordEvaluationHandler(EvaluationDb db, ProcessContext process, TaskBoard tasks, CurrentAct act)
    : IRequestHandler<RecordEvaluation, Unit>
{
    public async Task<Unit> Handle(RecordEvaluation request, CancellationToken cancellationToken)
    {
        if (!EvaluationKinds.In(process.Case.StageKind, process.Profile.Evaluation).Contains(request.Kind))
        {
            throw new Refused(
                process.Profile.Evaluation.InDepthAfterMonths is null
                    ? T("Ärendet är avslutat, och riktlinjen ber inte om någon utvärdering därefter.")
                    : T("Ärendet är avslutat. Därefter kan bara den fördjupade utvärderingen lämnas."),
                process.Profile.Evaluation.InDepthRule,
                "kind"
            );
        }

        RequireSections(request);
        var sections = request.Sections.Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToDictionary(s => s.Key, s => s.Value!);
        await RequireNewAsync(request.Kind, sections, cancellationToken);
        db.Evaluations.Add(
            new CaseEvaluation
            {
                CaseId = process.Case.Id,
                Kind = request.Kind,
                On = StockholmTime.DateOf(act.Now.At),
                Sections = sections,
                Act = act.Now.Id,
                WhoId = act.Now.Person,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await FinishTasksAsync(request.Kind, cancellationToken);
        return default;
    }

    // A report that came twice is one: two yearly ones would pass for two years (F-13).
    private async Task RequireNewAsync(string kind, Dictionary<string, string> sections, CancellationToken cancellation)
    {
        var (about, today) = (process.Case.Id, StockholmTime.DateOf(act.Now.At));
        var earlier = await db
            .Evaluations.AsNoTracking()
            .Where(e => e.CaseId == about && e.Kind == kind && e.On == today)
            .ToListAsync(cancellation);
        if (earlier.Find(e => e.Sections.Count == sections.Count && !e.Sections.Except(sections).Any()) is { } same)
        {
            throw new Conflict(T($"Rapporten är redan sparad idag av {same.Who}, med samma innehåll."));
        }
    }

    private void RequireSections(RecordEvaluation request)
    {
        var asked = process.Profile.Evaluation.Sections;
        var unknown = request.Sections.Keys.FirstOrDefault(key => asked.All(s => s.Key != key));
        if (unknown is not null)
        {
            throw new Refused(T($"Avsnittet {unknown} finns inte."), field: unknown);
        }

        // A status report says what is new; an evaluation answers every section that the guideline asks for.
        var missing =
            request.Kind == EvaluationKinds.StatusReport
                ? []
                : asked.Where(s => s.Required && string.IsNullOrWhiteSpace(request.Sections.GetValueOrDefault(s.Key))).ToList();
        if (missing.Count > 0)
        {
            throw new Refused([.. missing.Select(s => new Finding(T($"Skriv avsnittet {s.Name}."), s.Rule, s.Key))]);
        }

        if (request.Sections.Values.All(string.IsNullOrWhiteSpace))
        {
            throw new Refused(T("Skriv något i minst ett avsnitt."));
        }
    }

    private async Task FinishTasksAsync(string kind, CancellationToken cancellation)
    {
        var number = process.Case.Number;
        await tasks.DoneAsync(number, "followup:*", cancellation);
        if (kind != EvaluationKinds.Yearly || process.Case.StartedOn is not { } start)
        {
            await tasks.DoneAsync(number, RecordEvaluation.TaskOf(kind), cancellation);
            return;
        }

        var recorded = await db
            .Evaluations.AsNoTracking()
            .Where(e => e.CaseId == process.Case.Id && e.Kind == EvaluationKinds.Yearly)
            .Select(e => e.On)
            .ToListAsync(cancellation);
        foreach (var year in new YearlyEvaluations(start, recorded).Years)
        {
            await tasks.DoneAsync(number, RecordEvaluation.TaskOf(kind, year), cancellation);
        }
    }
}
