using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Allocations;

/// <summary>A document behind something that is registered of the fund's money, to take home.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record FundDocumentFile(Guid Id) : IQuery<FundDocumentContent>;

/// <summary>Its name and its bytes as they were received.</summary>
internal sealed record FundDocumentContent(string Name, byte[] Content);

internal sealed class FundDocumentFileHandler(FinanceDb db, FileStore files) : IRequestHandler<FundDocumentFile, FundDocumentContent>
{
    public async Task<FundDocumentContent> Handle(FundDocumentFile request, CancellationToken cancellationToken)
    {
        var document =
            await db.FundDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Handlingen finns inte."));
        var file = await files.GetAsync(document.FileId, cancellationToken);
        return new FundDocumentContent(file.Name, file.Content);
    }
}
