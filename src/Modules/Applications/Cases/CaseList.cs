using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>A case in the list.</summary>
internal sealed record CaseListRow(string CaseNumber, string? RegistryNumber, string Title, string LeadUnit, string Stage, string StageName, string StageKind, DateOnly OpenedOn, DateOnly? ReceivedOn, string RuleVersion);

/// <summary>A page of the list; <paramref name="Next"/> is the number to go on after, null at the end.</summary>
internal sealed record CaseListPage(IReadOnlyList<CaseListRow> Rows, string? Next);

/// <summary>Cases that the person may see, the newest first; by kind of stage, unit and words of the title.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseList(string? Kind = null, string? Unit = null, string? Text = null, string? After = null) : IQuery<CaseListPage>;

internal sealed class CaseListHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup) : IRequestHandler<CaseList, CaseListPage>
{
    private const int PageSize = 50;

    public async Task<CaseListPage> Handle(CaseList request, CancellationToken cancellationToken)
    {
        var query = db.Cases.AsNoTracking().Include(c => c.Units).AsQueryable();
        if (request.Kind is { Length: > 0 } kindText)
        {
            if (!Enum.TryParse<StageKind>(kindText, ignoreCase: true, out var kind))
                throw new Refused("Steget finns inte.", field: "kind");
            query = query.Where(c => c.StageKind == kind);
        }

        if (request.Unit is { Length: > 0 } unit)
            query = query.Where(c => c.Units.Any(u => u.UnitKey == unit));
        if (request.Text is { Length: > 0 } text)
        {
            if (text.Length > 200)
                throw new Refused("Söktexten är för lång, högst 200 tecken.", field: "text");
            var pattern = "%" + text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            query = query.Where(c => EF.Functions.ILike(c.Title, pattern, "\\") || c.Number == text || c.RegistryNumber == text);
        }

        if (request.After is { Length: > 0 } after)
        {
            var last = await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Number == after, cancellationToken) ?? throw new NotFound("Listans plats finns inte.");
            query = query.Where(c => c.Sequence < last.Sequence);
        }

        var known = await setup.GetAsync(cancellationToken);
        var rows = new List<CaseListRow>();
        var found = await query.OrderByDescending(c => c.Sequence).Take(PageSize + 1).ToListAsync(cancellationToken);
        foreach (var row in found.Take(PageSize))
        {
            if (!await cases.MaySeeAsync(row, cancellationToken))
                continue;
            var stage = known.ProfileOf(row.RuleVersion).StageOf(row.Stage);
            rows.Add(new CaseListRow(row.Number, row.RegistryNumber, row.Title, row.Lead.Name, stage.Key, stage.Name, stage.Kind.ToString(), row.OpenedOn, row.ReceivedOn, row.RuleVersion));
        }

        return new CaseListPage(rows, found.Count > PageSize ? found[PageSize - 1].Number : null);
    }
}
