using Fund.Assessment.Decisions;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
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

    /// <summary>That of the criteria which one has assessed oneself.</summary>
    WhereOwnGiven,

    /// <summary>All of it.</summary>
    All,
}

/// <summary>
/// Who reads what an assessor has said (F-24). Before the decision it is working material: the applicant does not read it, and those who
/// assess say their own first, unless the rule version wants it otherwise. When the case has been decided it is the ground of the decision.
/// </summary>
internal sealed class WordsInSight(Admission admission, Actor actor)
{
    /// <summary>For the person who acts.</summary>
    /// <param name="about">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="decision">Outcome of the latest decision; null before it.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<WordsRead> OfAsync(CaseHeaderView about, Profile profile, string? decision, CancellationToken cancellation)
    {
        if (IsOpenTo(decision))
        {
            return WordsRead.All;
        }

        if (await admission.AdmitsAsync(typeof(AssessCriterion), about, cancellation))
        {
            return profile.OperationsIn(about.Stage).Contains(nameof(AssessCriterion))
                ? profile.Assessment.OthersReadFrom switch
                {
                    OthersReadFrom.Always => WordsRead.All,
                    OthersReadFrom.AllDone => WordsRead.Own,
                    _ => WordsRead.WhereOwnGiven,
                }
                : WordsRead.All;
        }

        return await DecidesAsync(about, cancellation) ? WordsRead.All : WordsRead.Own;
    }

    /// <summary>
    /// Does the person read what has been recommended, and why: who assess, recommend or decide, the auditor, and everybody when the case
    /// has been decided?
    /// </summary>
    public async Task<bool> ReadsRecommendationAsync(CaseHeaderView about, string? decision, CancellationToken cancellation) =>
        IsOpenTo(decision)
        || await admission.AdmitsAsync(typeof(AssessCriterion), about, cancellation)
        || await DecidesAsync(about, cancellation);

    private bool IsOpenTo(string? decision) =>
        DecisionOutcomes.Ends(decision) || actor.Roles.Any(role => role is Role.Auditor or Role.System);

    private async Task<bool> DecidesAsync(CaseHeaderView about, CancellationToken cancellation) =>
            await admission.AdmitsAsync(typeof(RecommendApplication), about, cancellation)
            || await admission.AdmitsAsync(typeof(RecordDecision), about, cancellation);
}
