using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>The preliminary view on a case's criteria, and whose it is to give.</summary>
internal static class PreliminaryViews
{
    /// <summary>Is it given by somebody with these roles, as the rule version says?</summary>
    public static bool IsBy(Profile profile, IEnumerable<Role> roles) =>
        roles.Any(role => profile.Assessment.PreliminaryBy.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The latest of each criterion.</summary>
    public static async Task<IReadOnlyList<PreliminaryRow>> PreliminaryAsync(
        this AssessmentDb db,
        CaseId about,
        string content,
        CancellationToken cancellation
    ) =>
        [
            .. (await db.PreliminaryViews.AsNoTracking().Where(p => p.CaseId == about).ToListAsync(cancellation))
                .GroupBy(p => p.Criterion)
                .Select(p => p.MaxBy(view => view.At)!)
                .Select(p => new PreliminaryRow(
                    p.Criterion,
                    p.Outcome,
                    Outcomes.Names[p.Outcome],
                    p.Reason,
                    p.Who,
                    StockholmTime.DateOf(p.At),
                    p.Content == content
                )),
        ];
}
