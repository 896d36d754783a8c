using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>What a file that was looked at holds.</summary>
[Requires(Permission.ManageFinance)]
internal sealed record CostImportPreview(Guid ImportId) : IQuery<CostPreview>;

internal sealed class CostImportPreviewHandler(FinanceDb db, FileStore files, CostFileReader reader)
    : IRequestHandler<CostImportPreview, CostPreview>
{
    public async Task<CostPreview> Handle(CostImportPreview request, CancellationToken cancellationToken)
    {
        var import =
            await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        return await reader.PreviewAsync(import, (await files.GetAsync(import.FileId, cancellationToken)).Content, cancellationToken);
    }
}
