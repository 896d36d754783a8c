using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Documents;

/// <summary>A document in the list.</summary>
internal sealed record DocumentRow(Guid Id, string Kind, string KindName, string Name, long Size, string Who, DateTimeOffset At);

/// <summary>A case's documents, oldest first.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseDocuments(string CaseNumber) : IQuery<IReadOnlyList<DocumentRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseDocumentsHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup)
    : IRequestHandler<CaseDocuments, IReadOnlyList<DocumentRow>>
{
    public async Task<IReadOnlyList<DocumentRow>> Handle(CaseDocuments request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var names = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Documents.ToDictionary(d => d.Key, d => d.Name);
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.CaseId == found.Id)
            .OrderBy(d => d.At)
            .ToListAsync(cancellationToken);
        return
        [
            .. documents.Select(d => new DocumentRow(d.Id, d.Kind, names.GetValueOrDefault(d.Kind, d.Kind), d.Name, d.Size, d.Who, d.At)),
        ];
    }
}
