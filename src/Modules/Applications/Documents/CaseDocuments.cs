using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Files;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Documents;

/// <summary>A document attached to a case, kept as received.</summary>
internal sealed class CaseDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string Kind { get; init; } = "";
    public Guid FileId { get; init; }
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>A document in the list.</summary>
internal sealed record DocumentRow(Guid Id, string Kind, string KindName, string Name, long Size, string Who, DateTimeOffset At);

/// <summary>A case's documents, oldest first.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseDocuments(string CaseNumber) : IQuery<IReadOnlyList<DocumentRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>Attaches a document of a kind that the guideline names.</summary>
[Requires(Permission.WriteApplications)]
[LoggedAs("En handling lades till")]
internal sealed record AttachDocument(string CaseNumber, string Kind, string Name, byte[] Content) : ICommand<DocumentRow>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>A document to download.</summary>
[Requires(Permission.ReadCases)]
internal sealed record DownloadDocument(string CaseNumber, Guid Id) : IQuery<StoredFile>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseDocumentsHandler(
    ApplicationsDb db,
    CaseFinder cases,
    CurrentSetup setup,
    FileStore files,
    Actor actor,
    TimeProvider time
)
    : IRequestHandler<CaseDocuments, IReadOnlyList<DocumentRow>>,
        IRequestHandler<AttachDocument, DocumentRow>,
        IRequestHandler<DownloadDocument, StoredFile>
{
    public async Task<IReadOnlyList<DocumentRow>> Handle(CaseDocuments request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var names = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Documents.ToDictionary(d => d.Key, d => d.Name);
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.CaseId == found.Id && d.RemovedAt == null)
            .OrderBy(d => d.At)
            .ToListAsync(cancellationToken);
        return
        [
            .. documents.Select(d => new DocumentRow(d.Id, d.Kind, names.GetValueOrDefault(d.Kind, d.Kind), d.Name, d.Size, d.Who, d.At)),
        ];
    }

    public async Task<DocumentRow> Handle(AttachDocument request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        cases.RequireWriter(found);
        var kind =
            (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Documents.FirstOrDefault(d => d.Key == request.Kind)
            ?? throw new Refused("Välj vilket slags handling det är.", field: "kind");
        var file = await files.GetAsync(await files.KeepAsync(request.Name, request.Content, cancellationToken), cancellationToken);
        var document = new CaseDocument
        {
            CaseId = found.Id,
            Kind = kind.Key,
            FileId = file.Id,
            Name = file.Name,
            Size = file.Size,
            Who = actor.Name,
            At = time.GetUtcNow(),
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancellationToken);
        return new DocumentRow(document.Id, kind.Key, kind.Name, document.Name, document.Size, document.Who, document.At);
    }

    public async Task<StoredFile> Handle(DownloadDocument request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var document =
            await db
                .Documents.AsNoTracking()
                .FirstOrDefaultAsync(d => d.CaseId == found.Id && d.Id == request.Id && d.RemovedAt == null, cancellationToken)
            ?? throw new NotFound("Handlingen finns inte.");
        return await files.GetAsync(document.FileId, cancellationToken);
    }
}
