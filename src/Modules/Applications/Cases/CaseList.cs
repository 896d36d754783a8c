using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>A case in the list.</summary>
internal sealed record CaseListRow(
    string CaseNumber,
    string? RegistryNumber,
    string Title,
    string LeadUnit,
    string Stage,
    string StageName,
    string StageKind,
    DateOnly OpenedOn,
    DateOnly? ReceivedOn,
    string RuleVersion
);

/// <summary>A page of the list; <paramref name="Next"/> is the number to go on after, null at the end.</summary>
internal sealed record CaseListPage(IReadOnlyList<CaseListRow> Rows, string? Next);

/// <summary>
/// Cases that the person may see, the newest first: by kind of stage, unit that takes part, year it was opened, and words of the title.
/// </summary>
/// <param name="Kind">"Draft", "Handling", "Granted", "Running" or "Ended"; null for all.</param>
/// <param name="Unit">Key of a unit that takes part; null for all.</param>
/// <param name="Text">Words of the title, or a whole number; null for all.</param>
/// <param name="After">Go on after the case with this number; null from the newest.</param>
/// <param name="Year">The year it was opened; null for all.</param>
/// <param name="Most">How many rows at the most, 1 to 1,000; 50 where not given.</param>
[Requires(Permission.ReadCases)]
internal sealed record CaseList(
    string? Kind = null,
    string? Unit = null,
    string? Text = null,
    string? After = null,
    int? Year = null,
    int? Most = null
) : IQuery<CaseListPage>;

internal sealed class CaseListHandler(ApplicationsDb db, CasesInSight sight, CurrentSetup setup) : IRequestHandler<CaseList, CaseListPage>
{
    private const int PageSize = 50;
    private const int MostEver = 1_000;

    public async Task<CaseListPage> Handle(CaseList request, CancellationToken cancellationToken)
    {
        var most = request.Most ?? PageSize;
        if (most is < 1 or > MostEver)
        {
            throw new Refused("Listan kan visa mellan 1 och 1 000 ärenden.", field: "most");
        }

        var seen = await sight.OfAsync(Filtered(request), cancellationToken);
        var latest = seen.OrderByDescending(c => c.Sequence);
        var found = await (most == PageSize ? latest.TakePage(PageSize + 1) : latest.Take(most + 1))
            .Select(c => new
            {
                c.Number,
                c.RegistryNumber,
                c.Title,
                Lead = c.Units.Where(unit => unit.Lead).Select(unit => unit.Name).First(),
                c.Stage,
                c.OpenedOn,
                c.ReceivedOn,
                c.RuleVersion,
            })
            .ToListAsync(cancellationToken);
        var known = await setup.GetAsync(cancellationToken);
        var rows = found
            .Take(most)
            .Select(c =>
            {
                var stage = known.ProfileOf(c.RuleVersion).StageOf(c.Stage);
                return new CaseListRow(
                    c.Number,
                    c.RegistryNumber,
                    c.Title,
                    c.Lead,
                    stage.Key,
                    stage.Name,
                    stage.Kind.ToString(),
                    c.OpenedOn,
                    c.ReceivedOn,
                    c.RuleVersion
                );
            })
            .ToList();
        return new CaseListPage(rows, found.Count > most ? rows[^1].CaseNumber : null);
    }

    private IQueryable<Case> Filtered(CaseList request)
    {
        var query = db.Cases.AsNoTracking();
        if (request.After is { Length: > 0 } after)
        {
            var from = Case.SequenceOf(after);
            query = query.Where(c => c.Sequence < from);
        }

        if (request.Kind is { Length: > 0 } kindText)
        {
            if (!Enum.TryParse<StageKind>(kindText, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            {
                throw new Refused("Steget finns inte.", field: "kind");
            }

            query = query.Where(c => c.StageKind == kind);
        }

        if (request.Unit is { Length: > 0 } unit)
        {
            query = query.Where(c => c.Units.Any(u => u.UnitKey == unit));
        }

        if (request.Year is { } year)
        {
            if (year is < 2000 or > 2100)
            {
                throw new Refused("Skriv året med fyra siffror, till exempel 2027.", field: "year");
            }

            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            query = query.Where(c => c.OpenedOn >= first && c.OpenedOn <= last);
        }

        if (request.Text is { Length: > 0 } text)
        {
            var pattern = SearchText.Anywhere(text, "text");
            var trimmed = text.Trim();
            query = query.Where(c => EF.Functions.ILike(c.Title, pattern, "\\") || c.Number == trimmed || c.RegistryNumber == trimmed);
        }

        return query;
    }
}
