using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Documents;

/// <summary>A document to download.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record DownloadDocument(string CaseNumber, Guid Id) : IQuery<StoredFile>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DownloadDocumentHandler(ApplicationsDb db, CaseFinder cases, FileStore files)
    : IRequestHandler<DownloadDocument, StoredFile>
{
    public async Task<StoredFile> Handle(DownloadDocument request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var document =
            await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == found.Id && d.Id == request.Id, cancellationToken)
            ?? throw new NotFound(T("Handlingen finns inte."));
        return await files.GetAsync(document.FileId, cancellationToken);
    }
}
