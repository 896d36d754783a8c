using Fund.Assessment.Persistence;
using Fund.Assessment.Recusals;
using Fund.Contracts.Values;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Criteria;

/// <summary>What is said by those who take part: whoever has declared a conflict of interest has said nothing that counts (W-22).</summary>
internal static class Impartiality
{
    /// <summary>
    /// What each assessor who takes part has lodged of a case and not taken back, by person: of its latest content or of an earlier one.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PersonId, Lodgement>> LodgedAsync(
        this AssessmentDb db,
        CaseId about,
        CancellationToken cancellation
    ) =>
        (
            await db.Set<Lodgement>()
                .AsNoTracking()
                .Where(l => l.CaseId == about && !db.Set<Recusal>().Any(r => r.CaseId == l.CaseId && r.PersonId == l.PersonId))
                .ToListAsync(cancellation)
        )
            .GroupBy(l => l.PersonId)
            .Select(person => person.MaxBy(l => l.At)!)
            .Where(l => l.Lodged)
            .ToDictionary(l => l.PersonId);

    /// <summary>
    /// The words on criteria by those who take part, for reading. They count where their assessor has lodged them.
    /// </summary>
    public static IQueryable<CriterionAssessment> ImpartialWords(this AssessmentDb db) =>
        db.Set<CriterionAssessment>()
            .AsNoTracking()
            .Where(a => !db.Set<Recusal>().Any(r => r.CaseId == a.CaseId && r.PersonId != null && r.PersonId == a.PersonId));
}
