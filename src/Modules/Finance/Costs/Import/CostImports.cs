using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>A file in the history. SEK.</summary>
/// <param name="ImportId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Story">What has been done with it.</param>
/// <param name="Standing">How many of its costs stand.</param>
/// <param name="Settled">How many of those a settlement has taken up.</param>
/// <param name="CanBeUndone">Has it rows that are neither settled nor taken back?</param>
internal sealed record CostImportRow(
    Guid ImportId,
    string FileName,
    CostFileKind Kind,
    CostFileStory Story,
    int Standing,
    int Settled,
    bool CanBeUndone
);

/// <summary>A page of the files, the latest first.</summary>
internal sealed record CostImportsView(IReadOnlyList<CostImportRow> Files, int InAll);

/// <summary>The files of costs that have been looked at, the latest first.</summary>
/// <param name="Page">From 1.</param>
[Requires(Permission.ReadCostFiles)]
internal sealed record CostImports(int Page = 1) : IQuery<CostImportsView>;

internal sealed class CostImportsHandler(FinanceDb db) : IRequestHandler<CostImports, CostImportsView>
{
    /// <summary>Files on a page.</summary>
    public const int PageSize = 25;

    public async Task<CostImportsView> Handle(CostImports request, CancellationToken cancellationToken)
    {
        var files = await db
            .Imports.AsNoTracking()
            .OrderByDescending(i => i.At)
            .Skip((Math.Max(request.Page, 1) - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var ids = files.Select(i => i.Id).ToList();
        var counts = await db
            .StandingCosts.Where(cost => cost.ImportId != null && ids.Contains(cost.ImportId.Value))
            .GroupBy(cost => cost.ImportId!.Value)
            .Select(of => new
            {
                Import = of.Key,
                Standing = of.Count(),
                Settled = of.Count(cost => db.Set<CostSettled>().Any(s => s.CostLineId == cost.Id)),
            })
            .ToDictionaryAsync(of => of.Import, cancellationToken);
        var takenBack = await db
            .CostLines.Where(cost => cost.ImportId != null && ids.Contains(cost.ImportId.Value) && cost.Corrects != null)
            .Where(cost => !db.Set<CostLine>().Any(was => was.Id == cost.Corrects && was.ImportId == cost.ImportId))
            .Where(cost => !db.Set<CostLine>().Any(again => again.Restores == cost.Id))
            .Where(cost => !db.Set<CostSettled>().Any(s => s.CostLineId == cost.Id))
            .Select(cost => cost.ImportId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        return new CostImportsView(
            [
                .. from file in files
                let of = counts.GetValueOrDefault(file.Id)
                select new CostImportRow(
                    file.Id,
                    file.FileName,
                    file.Kind,
                    CostReconciliation.StoryOf(file),
                    of?.Standing ?? 0,
                    of?.Settled ?? 0,
                    (of is not null && of.Standing > of.Settled) || takenBack.Contains(file.Id)
                ),
            ],
            await db.Imports.CountAsync(cancellationToken)
        );
    }
}
