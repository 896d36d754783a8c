using FluentValidation;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Conditions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>Gives a criterion an outcome with a reason (A-23, U-37).</summary>
[Requires(Permission.Assess)]
[LoggedAs("Ett kriterium bedömdes")]
internal sealed record AssessCriterion(string CaseNumber, string Criterion, string Outcome, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.AssessCriterion
        {
            Criterion = Criterion,
            Outcome = Outcome,
            Reason = Reason,
        };
}

internal sealed class AssessCriterionShape : AbstractValidator<AssessCriterion>
{
    public AssessCriterionShape()
    {
        RuleFor(a => a.Outcome).Must(Outcomes.Names.ContainsKey).WithMessage("Välj om kriteriet är uppfyllt eller inte.");
        RuleFor(a => a.Reason)
            .NotEmpty()
            .WithMessage("Motivera bedömningen med några ord.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
    }
}

internal sealed class AssessCriterionHandler(AssessmentDb db, ProcessContext process, Actor actor, TimeProvider time)
    : IRequestHandler<AssessCriterion, Unit>
{
    public async Task<Unit> Handle(AssessCriterion request, CancellationToken cancellationToken)
    {
        var criterion =
            process.Profile.Criteria.FirstOrDefault(c => c.Key == request.Criterion) ?? throw new NotFound("Kriteriet finns inte.");
        if (criterion.AppliesWhen is { } condition && !condition.Holds(process.Facts, process.Profile))
        {
            throw new Refused($"Kriteriet {criterion.Name} är inte tillämpligt på den här ansökan.", criterion.Rule, "outcome");
        }

        var me = actor.Person!.Value;
        if (await db.Recusals.AnyAsync(r => r.CaseId == process.Case.Id && r.PersonId == me, cancellationToken))
        {
            throw new Refused("Du har anmält jäv i ärendet och deltar inte i bedömningen.");
        }

        db.Assessments.Add(
            new CriterionAssessment
            {
                CaseId = process.Case.Id,
                Criterion = criterion.Key,
                Outcome = request.Outcome,
                Reason = request.Reason,
                PersonId = me,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>One assessor's word.</summary>
internal sealed record AssessmentRow(string Who, string Outcome, string OutcomeName, string Reason, DateTimeOffset At);

/// <summary>A criterion with what has been said of it. One that does not apply is shown as that, not as met (W-08).</summary>
internal sealed record CriterionRow(
    string Key,
    string Set,
    string Rule,
    string Name,
    string Text,
    bool Applies,
    string? Outcome,
    IReadOnlyList<AssessmentRow> Said
);

/// <summary>A case's criteria.</summary>
internal sealed record CaseCriteriaView(
    string CaseNumber,
    string CaseTitle,
    IReadOnlyList<CriterionRow> Criteria,
    IReadOnlyList<string> Recused,
    bool MayAssess,
    string? RecommendationOutcome,
    string? RecommendationReason
);

/// <summary>A case's criteria with what every assessor has said.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseCriteria(string CaseNumber) : IQuery<CaseCriteriaView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseCriteriaHandler(AssessmentDb db, CaseProcess process, CurrentSetup setup, Actor actor)
    : IRequestHandler<CaseCriteria, CaseCriteriaView>
{
    public async Task<CaseCriteriaView> Handle(CaseCriteria request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind == StageKind.Draft && header.ReceivedOn is null && !actor.May(Permission.Assess))
        {
            throw new NotFound("Ärendet finns inte.");
        }

        var said = (await db.Assessments.AsNoTracking().Where(a => a.CaseId == header.Id).ToListAsync(cancellationToken)).ToLookup(a =>
            a.Criterion
        );
        var recused = await db.Recusals.AsNoTracking().Where(r => r.CaseId == header.Id).Select(r => r.Who).ToListAsync(cancellationToken);
        var recommendation = await db
            .Recommendations.AsNoTracking()
            .Where(r => r.CaseId == header.Id)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        var rows = profile
            .Criteria.Where(c => c.Set == "base")
            .Select(c =>
            {
                var applies = c.AppliesWhen?.Holds(facts, profile) ?? true;
                var latest = said[c.Key].GroupBy(a => a.PersonId).Select(g => g.MaxBy(a => a.At)!).OrderBy(a => a.At).ToList();
                return new CriterionRow(
                    c.Key,
                    c.Set,
                    c.Rule,
                    c.Name,
                    c.Text,
                    applies,
                    !applies ? "notApplicable"
                        : latest.Count == 0 ? null
                        : Outcomes.Together(latest),
                    [.. latest.Select(a => new AssessmentRow(a.Who, a.Outcome, Outcomes.Names[a.Outcome], a.Reason, a.At))]
                );
            })
            .ToList();
        var mayAssess =
            (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion).Operations.TryGetValue("AssessCriterion", out var rule)
            && (rule.From.Count == 0 || rule.From.Contains(header.Stage))
            && actor.May(Permission.Assess);
        return new CaseCriteriaView(header.Number, header.Title, rows, recused, mayAssess, recommendation?.Outcome, recommendation?.Reason);
    }
}
