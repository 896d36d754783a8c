using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Decisions;

/// <summary>Reads what has been decided on cases.</summary>
internal sealed class DecisionBook(AssessmentDb db)
{
    /// <summary>All that has been decided on a case.</summary>
    public async Task<CaseDecided> OfAsync(CaseId about, CancellationToken cancellation) =>
        new(
            await db.Decisions.AsNoTracking().Include(d => d.PerYear).Where(d => d.CaseId == about).ToListAsync(cancellation),
            await db.DecisionDays.AsNoTracking().Where(d => d.CaseId == about).ToListAsync(cancellation)
        );

    /// <summary>All that has been decided on several cases; those without a decision are left out. Adjusted days are not read.</summary>
    public async Task<IReadOnlyDictionary<CaseId, CaseDecided>> OfAsync(
        IReadOnlyCollection<CaseId> cases,
        CancellationToken cancellation
    ) =>
        (await db.Decisions.AsNoTracking().Include(d => d.PerYear).Where(d => cases.Contains(d.CaseId)).ToListAsync(cancellation))
            .GroupBy(d => d.CaseId)
            .ToDictionary(g => g.Key, g => new CaseDecided([.. g], []));
}

/// <summary>What has been decided on a case.</summary>
internal sealed class CaseDecided
{
    public CaseDecided(IReadOnlyCollection<Decision> decisions, IReadOnlyCollection<DecisionDays> days)
    {
        All = [.. decisions.OrderBy(d => d.FirstAt).ThenBy(d => d.Root).ThenBy(d => d.Version)];
        var corrected = All.Select(d => d.Corrects).OfType<Guid>().ToHashSet();
        Standing = [.. All.Where(d => !corrected.Contains(d.Id))];
        Days = days.OrderBy(d => d.At).ThenBy(d => d.Id).ToLookup(d => d.Root);
    }

    /// <summary>Every registration, the first decision first, its corrections after it.</summary>
    public IReadOnlyList<Decision> All { get; }

    /// <summary>The decisions as they stand, the first one first.</summary>
    public IReadOnlyList<Decision> Standing { get; }

    /// <summary>The last one; null before any.</summary>
    public Decision? Latest => Standing.Count > 0 ? Standing[^1] : null;

    /// <summary>What has been said of when minutes were adjusted and posted, by decision as it was first registered.</summary>
    public ILookup<Guid, DecisionDays> Days { get; }

    /// <summary>The last decision on the application; null before it.</summary>
    public Decision? OnApplication => Standing.LastOrDefault(d => !d.Later);

    /// <summary>The decisions that have changed what it granted.</summary>
    public IEnumerable<Decision> Later => Standing.Where(d => d.Later);

    /// <summary>Has what it granted been withdrawn?</summary>
    public Decision? Withdrawal => Standing.LastOrDefault(d => d.Outcome == DecisionOutcomes.Withdrawn);

    /// <summary>Granted for each fiscal year as it stands now, SEK.</summary>
    public IReadOnlyDictionary<int, Money> GrantedPerYear =>
        OnApplication is { } first && DecisionOutcomes.Grants(first.Outcome)
            ? Later
                .Prepend(first)
                .SelectMany(d => d.PerYear.Select(y => (y.Year, Amount: DecisionOutcomes.SignOf(d.Outcome) < 0 ? -y.Amount : y.Amount)))
                .GroupBy(y => y.Year)
                .OrderBy(y => y.Key)
                .ToDictionary(y => y.Key, y => y.Select(part => part.Amount).Total())
            : new Dictionary<int, Money>();

    /// <summary>The latest word on when the decision's minutes were adjusted and posted; null where nobody has said.</summary>
    public DecisionDays? DaysOf(Decision decision) => Days[decision.Root].LastOrDefault();

    /// <summary>One body decides once under a paragraph, however it is written: a decision that came twice is one (F-01, F-13).</summary>
    /// <exception cref="Conflict">It is registered, or was before it was corrected.</exception>
    public void RequireNew(string body, DateOnly decidedOn, string paragraph, Guid? but = null)
    {
        var key = ParagraphKey.Of(paragraph);
        if (All.FirstOrDefault(d => d.Root != but && d.Body == body && d.DecidedOn == decidedOn && d.ParagraphKey == key) is not { } same)
        {
            return;
        }

        throw new Conflict(
            Standing.Contains(same)
                ? T($"Beslutet {body} {decidedOn:yyyy-MM-dd} {paragraph} är redan registrerat.")
                : T($"Beslutet {body} {decidedOn:yyyy-MM-dd} {paragraph} har varit registrerat och är rättat sedan. Läs besluten.")
        );
    }
}
