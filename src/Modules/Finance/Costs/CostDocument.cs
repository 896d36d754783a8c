using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>What was attached to a cost that was typed by hand.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record CostDocument(string CaseNumber, Guid Cost) : IQuery<CostDocumentView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>A document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes as they were given.</param>
internal sealed record CostDocumentView(string Name, byte[] Content);

internal sealed class CostDocumentHandler(FinanceDb db, CaseProcess cases, FileStore files)
    : IRequestHandler<CostDocument, CostDocumentView>
{
    public async Task<CostDocumentView> Handle(CostDocument request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var file =
            await db
                .CostLines.AsNoTracking()
                .Where(c => c.Id == request.Cost && c.CaseId == header.Id)
                .Select(c => c.FileId)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        var kept = await files.GetAsync(file, cancellationToken);
        return new CostDocumentView(kept.Name, kept.Content);
    }
}
