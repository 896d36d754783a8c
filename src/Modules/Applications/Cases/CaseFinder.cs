using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>Finds a case that the pipeline has admitted the person to.</summary>
internal sealed class CaseFinder(ApplicationsDb db)
{
    /// <summary>The case with its units, to be read or changed.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<Case> GetAsync(string? number, CancellationToken cancellation) =>
        await db.Cases.Include(c => c.Units).FirstOrDefaultAsync(c => c.Number == number, cancellation)
        ?? throw new NotFound(T("Ärendet finns inte."));

    /// <summary>The case with its answers too.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<Case> GetWithAnswersAsync(string? number, CancellationToken cancellation)
    {
        var found = await GetAsync(number, cancellation);
        await db.Entry(found).Collection(c => c.Answers).LoadAsync(cancellation);
        return found;
    }
}
