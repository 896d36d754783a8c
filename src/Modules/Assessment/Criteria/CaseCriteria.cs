using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

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

/// <summary>Somebody who takes no part. The ground is told to those who assess or record, and to the auditor.</summary>
internal sealed record RecusedPerson(string Who, string? Ground);

/// <summary>A case's criteria.</summary>
internal sealed record CaseCriteriaView(
    string CaseNumber,
    string CaseTitle,
    IReadOnlyList<CriterionRow> Criteria,
    IReadOnlyList<RecusedPerson> Recused,
    bool MayAssess,
    bool MayRecommend,
    bool MayDeclare,
    IReadOnlyList<Finding> MissingToRecommend,
    string? RecommendationOutcome,
    string? RecommendationReason
);

/// <summary>A case's criteria with what every assessor has said.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseCriteria(string CaseNumber) : IQuery<CaseCriteriaView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseCriteriaHandler(AssessmentDb db, CaseProcess process, Admission admission, Actor actor)
    : IRequestHandler<CaseCriteria, CaseCriteriaView>
{
    public async Task<CaseCriteriaView> Handle(CaseCriteria request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var said = (await db.Assessments.AsNoTracking().Where(a => a.CaseId == header.Id).ToListAsync(cancellationToken)).ToLookup(a =>
            a.Criterion
        );
        var recused = await db.Recusals.AsNoTracking().Where(r => r.CaseId == header.Id).ToListAsync(cancellationToken);
        var recommendation = await db
            .Recommendations.AsNoTracking()
            .Where(r => r.CaseId == header.Id)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        var mayRecommend = await MayAsync<RecommendApplication>(profile, header, cancellationToken);
        return new CaseCriteriaView(
            header.Number,
            header.Title,
            [.. profile.Criteria.Where(c => c.Set == "base").Select(c => RowOf(c, said, profile, facts))],
            [.. recused.Select(r => new RecusedPerson(r.Who, Recusal.GroundFor(r, actor)))],
            await MayAsync<AssessCriterion>(profile, header, cancellationToken),
            mayRecommend,
            header.StageKind != StageKind.Ended && actor.Person is { } me && recused.TrueForAll(r => r.PersonId != me),
            mayRecommend ? await process.MissingAsync(header, profile, facts, nameof(RecommendApplication), cancellationToken) : [],
            recommendation?.Outcome,
            recommendation?.Reason
        );
    }

    private static CriterionRow RowOf(
        Criterion criterion,
        ILookup<string, CriterionAssessment> said,
        Profile profile,
        Contracts.Values.CaseFacts facts
    )
    {
        var applies = criterion.AppliesWhen?.Holds(facts, profile) ?? true;
        var latest = said[criterion.Key].GroupBy(a => a.PersonId).Select(g => g.MaxBy(a => a.At)!).OrderBy(a => a.At).ToList();
        var outcome = (applies, latest.Count) switch
        {
            (false, _) => "notApplicable",
            (true, 0) => null,
            _ => Outcomes.Together(latest.Select(a => a.Outcome)),
        };
        return new CriterionRow(
            criterion.Key,
            criterion.Set,
            criterion.Rule,
            criterion.Name,
            criterion.Text,
            applies,
            outcome,
            [.. latest.Select(a => new AssessmentRow(a.Who, a.Outcome, Outcomes.Names[a.Outcome], a.Reason, a.At))]
        );
    }

    private async Task<bool> MayAsync<TOperation>(Profile profile, CaseHeaderView header, CancellationToken cancellation) =>
        profile.OperationsIn(header.Stage).Contains(typeof(TOperation).Name)
        && await admission.AdmitsAsync(typeof(TOperation), header, cancellation);
}
