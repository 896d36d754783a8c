using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>One assessor's word.</summary>
/// <param name="Who">Name.</param>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="OutcomeName">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Counts">Is it said of what the application says now?</param>
/// <param name="Mine">Is it the reader's own?</param>
internal sealed record AssessmentRow(
    string Who,
    string Outcome,
    string OutcomeName,
    string Reason,
    DateTimeOffset At,
    bool Counts,
    bool Mine
);

/// <summary>Somebody does not stand behind what was agreed.</summary>
internal sealed record DissentRow(string Who, string Reason, DateOnly On);

/// <summary>What has been agreed on a criterion and holds, with who does not stand behind it.</summary>
internal sealed record AgreementRow(
    Guid Id,
    string Outcome,
    string OutcomeName,
    string Reason,
    DateOnly AgreedOn,
    string Who,
    IReadOnlyList<DissentRow> Dissents
);

/// <summary>
/// A criterion with what has been said of it, as far as the reader may read it. One that does not apply is shown as that, not as met
/// (W-08).
/// </summary>
/// <param name="Key">Key.</param>
/// <param name="Set">"base" or "ranking".</param>
/// <param name="Rule">The guideline's rule.</param>
/// <param name="Name">Short name.</param>
/// <param name="Text">The guideline's words.</param>
/// <param name="Answers">Keys of the answers of the application that speak of it; none where the guideline does not say.</param>
/// <param name="Applies">Does it apply to the case?</param>
/// <param name="Outcome">What counts: "met", "notMet", "notApplicable"; null for nothing, or where the reader may not know it yet.</param>
/// <param name="Said">The words that the reader may read, the oldest first.</param>
/// <param name="Unread">How many others have assessed it whose words the reader may not read yet.</param>
/// <param name="Disputed">Have some said yes and some no, and nothing been agreed?</param>
/// <param name="Agreement">What has been agreed; null for nothing.</param>
internal sealed record CriterionRow(
    string Key,
    string Set,
    string Rule,
    string Name,
    string Text,
    IReadOnlyList<string> Answers,
    bool Applies,
    string? Outcome,
    IReadOnlyList<AssessmentRow> Said,
    int Unread,
    bool Disputed,
    AgreementRow? Agreement
)
{
    /// <summary>The reader's own word; null before it.</summary>
    public AssessmentRow? Own => Said.FirstOrDefault(said => said.Mine);

    /// <summary>Has the reader said something of what the application says now?</summary>
    public bool OwnCounts => Own?.Counts == true;
}

/// <summary>How far an assessor has come.</summary>
/// <param name="Who">Name.</param>
/// <param name="Given">How many of the criteria that apply they have assessed as the application stands.</param>
/// <param name="Lapsed">How many they assessed before it was changed, and have not come back to.</param>
/// <param name="LastOn">The day of the last word.</param>
/// <param name="LodgedOn">The day that it was lodged as the application stands; null while it is not.</param>
internal sealed record AssessorRow(string Who, int Given, int Lapsed, DateOnly LastOn, DateOnly? LodgedOn);

/// <summary>What the reader's own words were said of, where the application has been changed since.</summary>
/// <param name="Seen">Key of the version that they were said of.</param>
/// <param name="Now">Key of the version that counts.</param>
/// <param name="NowNumber">Its number.</param>
/// <param name="NowOn">The day it was handed in.</param>
internal sealed record ChangedSince(Guid? Seen, Guid Now, int NowNumber, DateOnly NowOn);

/// <summary>What somebody has said of a criterion beforehand: preliminary, so that it counts for nothing (U-67).</summary>
internal sealed record PreliminaryRow(
    string Criterion,
    string Outcome,
    string OutcomeName,
    string Reason,
    string Who,
    DateOnly On,
    bool Counts
);

/// <summary>Somebody who takes no part. The ground is told to those who assess or record, and to the auditor.</summary>
internal sealed record RecusedPerson(string Who, string? Ground);

/// <summary>What the group has recommended.</summary>
/// <param name="Outcome">"grant" or "reject".</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">Who handed it in.</param>
/// <param name="On">The day.</param>
/// <param name="Counts">Is it given on what the application says now?</param>
internal sealed record RecommendationRow(string Outcome, string Reason, string Who, DateOnly On, bool Counts);

/// <summary>A case's criteria.</summary>
internal sealed record CaseCriteriaView
{
    public required string CaseNumber { get; init; }
    public required string CaseTitle { get; init; }
    public required IReadOnlyList<CriterionRow> Criteria { get; init; }

    /// <summary>Who has assessed, for those who assess or decide; none for others.</summary>
    public required IReadOnlyList<AssessorRow> Assessors { get; init; }
    public required IReadOnlyList<RecusedPerson> Recused { get; init; }

    /// <summary>May the person read of others' words before the decision, now or when they are lodged?</summary>
    public required bool Handles { get; init; }

    /// <summary>Is something lodged that the person does not read yet?</summary>
    public bool Waits { get; init; }
    public required bool MayAssess { get; init; }

    /// <summary>The day that the reader lodged their assessment of what the application says now; null while they have not.</summary>
    public DateOnly? OwnLodgedOn { get; init; }

    /// <summary>May the reader take it back?</summary>
    public bool MayTakeBack { get; init; }

    /// <summary>How many assessments are lodged as the application stands, for those who assess or decide.</summary>
    public int Lodged { get; init; }

    /// <summary>How many are to be.</summary>
    public int ToLodge { get; init; }

    /// <summary>Are there several assessments that the reader may read side by side?</summary>
    public bool MayCompare { get; init; }

    /// <summary>May the reader have a dissent put down where something has been agreed?</summary>
    public bool MayDissent { get; init; }

    /// <summary>May the reader give a preliminary view?</summary>
    public bool MayView { get; init; }

    /// <summary>The preliminary view, never counted, for those who assess or decide; empty for others and where there is none.</summary>
    public IReadOnlyList<PreliminaryRow> Preliminary { get; init; } = [];
    public required bool MayRecommend { get; init; }
    public required bool MayDeclare { get; init; }

    /// <summary>Steps of the process that a criterion which is not met stops, by name.</summary>
    public required IReadOnlyList<string> Stops { get; init; }

    /// <summary>Set where the application has been changed since the reader assessed it.</summary>
    public ChangedSince? Changed { get; init; }
    public RecommendationRow? Recommendation { get; init; }
}

/// <summary>A case's criteria with what the reader may know of what has been said of them.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseCriteria(string CaseNumber) : IQuery<CaseCriteriaView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseCriteriaHandler(
    AssessmentDb db,
    CaseProcess process,
    Admission admission,
    WordsInSight sight,
    AssessorsOf assessors,
    LodgedRest rest,
    Actor actor
) : IRequestHandler<CaseCriteria, CaseCriteriaView>
{
    public async Task<CaseCriteriaView> Handle(CaseCriteria request, CancellationToken cancellationToken)
    {
        var (header, profile, facts) = await process.LoadAsync(request.CaseNumber, cancellationToken);
        var said = await db.ImpartialWords().Where(a => a.CaseId == header.Id).ToListAsync(cancellationToken);
        var agreed = await db.JointAssessments.AsNoTracking().Where(j => j.CaseId == header.Id).ToListAsync(cancellationToken);
        var recused = await db.Recusals.AsNoTracking().Where(r => r.CaseId == header.Id).ToListAsync(cancellationToken);
        var recommendation = await db
            .Recommendations.AsNoTracking()
            .Where(r => r.CaseId == header.Id)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        var dissents = await db.Dissents.AsNoTracking().Where(d => d.CaseId == header.Id).ToListAsync(cancellationToken);
        var lodged = await db.LodgedAsync(header.Id, cancellationToken);
        var read = await sight.OfAsync(header, profile, facts, lodged, cancellationToken);
        var words = new CaseWords(said, agreed, dissents, lodged, facts, read, actor.Person);
        var assesses = await admission.AdmitsAsync(typeof(AssessCriterion), header, cancellationToken);
        var open = profile.OperationsIn(header.Stage);
        var (handles, content) = (assesses || read != WordsRead.Own, facts.HandedIn?.Content ?? "");
        var own = actor.Person is { } person && lodged.TryGetValue(person, out var mine) && mine.Content == content ? mine : null;
        return new CaseCriteriaView
        {
            CaseNumber = header.Number,
            CaseTitle = header.Title,
            Criteria = [.. profile.Criteria.Where(c => c.Set == "base").Select(c => words.RowOf(c, profile))],
            Assessors = handles ? words.Assessors(profile) : [],
            Recused = [.. recused.Select(r => new RecusedPerson(r.Who, Recusal.GroundFor(r, actor)))],
            Handles = handles,
            Waits = read == WordsRead.Waits && lodged.Keys.Any(by => by != actor.Person),
            MayAssess = assesses && open.Contains(nameof(AssessCriterion)),
            OwnLodgedOn = own is null ? null : StockholmTime.DateOf(own.At),
            MayTakeBack = own is not null && await rest.WhyNotTakenBackAsync(header, profile, content, cancellationToken) is null,
            Lodged = handles ? lodged.Values.Count(l => l.Content == content) : 0,
            ToLodge = handles ? await assessors.NeededAsync(header, profile, cancellationToken) : 0,
            MayCompare = handles && read == WordsRead.All && lodged.Values.Count(l => l.Content == content) > 1,
            MayDissent = own is not null && header.StageKind == StageKind.Handling,
            MayView =
                open.Contains(nameof(AssessCriterion))
                && await admission.AdmitsAsync(typeof(AssessPreliminarily), header, cancellationToken)
                && PreliminaryViews.IsBy(profile, admission.RolesIn(header)),
            Preliminary = await sight.ReadsRecommendationAsync(header, null, cancellationToken)
                ? await db.PreliminaryAsync(header.Id, content, cancellationToken)
                : [],
            MayRecommend =
                open.Contains(nameof(RecommendApplication))
                && await admission.AdmitsAsync(typeof(RecommendApplication), header, cancellationToken),
            MayDeclare = header.StageKind != StageKind.Ended && actor.Person is { } me && recused.TrueForAll(r => r.PersonId != me),
            Stops =
            [
                .. profile
                    .Operations.Values.Where(operation =>
                        operation.Requires.Any(r => r.Severity == Contracts.Messages.Severity.Refusal && r.Condition.AsksForCriteria())
                    )
                    .Select(operation => operation.Name),
            ],
            Changed = words.ChangedForReader(),
            Recommendation =
                recommendation is null || !await sight.ReadsRecommendationAsync(header, facts.Decision, cancellationToken)
                    ? null
                    : new RecommendationRow(
                        recommendation.Outcome,
                        recommendation.Reason,
                        recommendation.Who,
                        StockholmTime.DateOf(recommendation.At),
                        recommendation.Content == (facts.HandedIn?.Content ?? "")
                    ),
        };
    }
}
