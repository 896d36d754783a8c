using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>What a file that was looked at holds, reconciled.</summary>
/// <param name="ImportId">The file.</param>
/// <param name="Only">Only rows that this becomes of; null for all.</param>
/// <param name="Page">The page of rows, from 1.</param>
[Requires(Permission.ReadCostFiles)]
internal sealed record CostImportPreview(Guid ImportId, CostRowOutcome? Only = null, int Page = 1) : IQuery<CostPreview>;

internal sealed class CostImportPreviewHandler(FinanceDb db, CostReconciliation reconciliation)
    : IRequestHandler<CostImportPreview, CostPreview>
{
    public async Task<CostPreview> Handle(CostImportPreview request, CancellationToken cancellationToken)
    {
        var import =
            await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        return await reconciliation.ShowAsync(import, request.Only, request.Page, cancellationToken);
    }
}
