using Fund.Assessment.Persistence;
using Fund.Assessment.Recusals;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>What is said by those who take part: whoever has declared a conflict of interest has said nothing that counts (W-22).</summary>
internal static class Impartiality
{
    /// <summary>The words on criteria that count, for reading.</summary>
    public static IQueryable<CriterionAssessment> ImpartialWords(this AssessmentDb db) =>
        db.Set<CriterionAssessment>()
            .AsNoTracking()
            .Where(a => !db.Set<Recusal>().Any(r => r.CaseId == a.CaseId && r.PersonId != null && r.PersonId == a.PersonId));
}
