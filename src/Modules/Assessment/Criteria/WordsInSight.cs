using Fund.Assessment.Decisions;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;

namespace Fund.Assessment.Criteria;

/// <summary>What of what the others have said of the criteria somebody reads.</summary>
internal enum WordsRead
{
    /// <summary>Nothing but one's own.</summary>
    Own,

    /// <summary>One's own, until the assessments are lodged: how many others there are is told.</summary>
    Waits,

    /// <summary>All that is lodged.</summary>
    All,
}

/// <summary>
/// Who reads what an assessor has said (F-24). Before the decision it is working material: the applicant does not read it, and those who
/// assess lodge their own first, unless the rule version wants it otherwise. Those who only prepare the case read it when all have lodged.
/// When the case has been decided it is the ground of the decision.
/// </summary>
internal sealed class WordsInSight(Admission admission, AssessorsOf assessors, Actor actor)
{
    /// <summary>For the person who acts. What is saved and not lodged is read by nobody but who wrote it.</summary>
    /// <param name="about">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="lodged">What has been lodged, by person.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<WordsRead> OfAsync(
        CaseHeaderView about,
        Profile profile,
        CaseFacts facts,
        IReadOnlyDictionary<PersonId, Lodgement> lodged,
        CancellationToken cancellation
    )
    {
        if (IsOpenTo(facts.Decision))
        {
            return WordsRead.All;
        }

        var assesses = await admission.AdmitsAsync(typeof(AssessCriterion), about, cancellation);
        if (!assesses && await DecidesAsync(about, cancellation))
        {
            return WordsRead.All;
        }

        if (!assesses && !await PreparesAsync(about, cancellation))
        {
            return WordsRead.Own;
        }

        return profile.OperationsIn(about.Stage).Contains(nameof(AssessCriterion))
            ? await WhileAssessingAsync(assesses, about, profile, facts, lodged, cancellation)
            : WordsRead.All;
    }

    /// <summary>
    /// Does the person read what has been recommended, and why: who prepare, assess, recommend or decide, the auditor, and everybody when
    /// the case has been decided?
    /// </summary>
    public async Task<bool> ReadsRecommendationAsync(CaseHeaderView about, string? decision, CancellationToken cancellation) =>
        IsOpenTo(decision)
        || await admission.AdmitsAsync(typeof(AssessCriterion), about, cancellation)
        || await PreparesAsync(about, cancellation)
        || await DecidesAsync(about, cancellation);

    // Whoever assesses lodges their own first; the others who prepare the case have none to lodge, and read when all have lodged theirs.
    private async Task<WordsRead> WhileAssessingAsync(
        bool assesses,
        CaseHeaderView about,
        Profile profile,
        CaseFacts facts,
        IReadOnlyDictionary<PersonId, Lodgement> lodged,
        CancellationToken cancellation
    )
    {
        var (from, content) = (profile.Assessment.OthersReadFrom, facts.HandedIn?.Content ?? "");
        var own = actor.Person is { } me && lodged.TryGetValue(me, out var mine) && mine.Content == content;
        return from switch
        {
            OthersReadFrom.Always => WordsRead.All,
            OthersReadFrom.AllDone => WordsRead.Own,
            _ when assesses && !own => WordsRead.Waits,
            OthersReadFrom.OwnGiven when assesses => WordsRead.All,
            _ => lodged.Values.Count(l => l.Content == content) >= await assessors.NeededAsync(about, profile, cancellation)
                ? WordsRead.All
                : WordsRead.Waits,
        };
    }

    private bool IsOpenTo(string? decision) =>
        DecisionOutcomes.Ends(decision) || actor.Roles.Any(role => role is Role.Auditor or Role.System);

    // In some municipalities the coordinator prepares and ranks, but assesses nothing (U-70).
    private Task<bool> PreparesAsync(CaseHeaderView about, CancellationToken cancellation) =>
        admission.AdmitsAsync(typeof(AssessPreliminarily), about, cancellation);

    private async Task<bool> DecidesAsync(CaseHeaderView about, CancellationToken cancellation) =>
        await admission.AdmitsAsync(typeof(RecommendApplication), about, cancellation)
        || await admission.AdmitsAsync(typeof(RecordDecision), about, cancellation);
}
