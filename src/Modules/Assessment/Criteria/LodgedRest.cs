using Fund.Assessment.Decisions;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Applications;
using Fund.Process;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>What rests on the lodged assessments of a case, so that none of them can be taken back.</summary>
internal sealed class LodgedRest(AssessmentDb db)
{
    /// <summary>Why a lodged assessment stands; null while it can be taken back.</summary>
    public async Task<string?> WhyNotTakenBackAsync(CaseHeaderView about, Profile profile, string content, CancellationToken cancellation)
    {
        if (!profile.OperationsIn(about.Stage).Contains(nameof(AssessCriterion)))
        {
            return T("Ärendet har gått vidare, så bedömningen kan inte tas tillbaka.");
        }

        // What was recommended or agreed before the body sent the case back is done with.
        var since = await db
            .Decisions.AsNoTracking()
            .Where(d => d.CaseId == about.Id && !d.Later)
            .MaxAsync(d => (DateTimeOffset?)d.At, cancellation);
        var from = since ?? DateTimeOffset.MinValue;
        if (
            await db.Recommendations.AsNoTracking().AnyAsync(r => r.CaseId == about.Id && r.Content == content && r.At > from, cancellation)
        )
        {
            return T("Ett förslag till beslut är lämnat på bedömningarna, så de kan inte tas tillbaka.");
        }

        return await db
            .JointAssessments.AsNoTracking()
            .AnyAsync(j => j.CaseId == about.Id && j.Content == content && j.At > from, cancellation)
            ? T("Ni har kommit överens på de lämnade bedömningarna, så de kan inte tas tillbaka.")
            : null;
    }
}
