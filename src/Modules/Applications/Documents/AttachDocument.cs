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

/// <summary>Attaches a document of a kind that the guideline names.</summary>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Writes)]
[LoggedAs("En handling lades till")]
internal sealed record AttachDocument(string CaseNumber, string Kind, string Name, byte[] Content) : ICommand<DocumentRow>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AttachDocumentHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup, FileStore files, CurrentAct act)
    : IRequestHandler<AttachDocument, DocumentRow>
{
    public async Task<DocumentRow> Handle(AttachDocument request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var kind =
            (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion).Documents.FirstOrDefault(d => d.Key == request.Kind)
            ?? throw new Refused(T("Välj vilket slags handling det är."), field: "kind");
        await RequireNewAsync(found.Id, kind.Key, request.Content, cancellationToken);
        var file = await files.GetAsync(await files.KeepAsync(request.Name, request.Content, cancellationToken), cancellationToken);
        var document = new CaseDocument
        {
            CaseId = found.Id,
            Kind = kind.Key,
            FileId = file.Id,
            Name = file.Name,
            Size = file.Size,
            PersonId = act.Now.Person,
            Who = act.Now.Who,
            At = act.Now.At,
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancellationToken);
        return new DocumentRow(document.Id, kind.Key, kind.Name, document.Name, document.Size, document.Who, document.At);
    }

    // The same file once more says nothing: of two clicks one adds it (F-13).
    private async Task RequireNewAsync(CaseId about, string kind, byte[] content, CancellationToken cancellation)
    {
        var size = content.LongLength;
        foreach (
            var known in await db
                .Documents.AsNoTracking()
                .Where(d => d.CaseId == about && d.Kind == kind && d.Size == size)
                .ToListAsync(cancellation)
        )
        {
            if ((await files.GetAsync(known.FileId, cancellation)).Content.AsSpan().SequenceEqual(content))
            {
                throw new Conflict(T($"Samma fil är redan tillagd av {known.Who}: {known.Name}."));
            }
        }
    }
}
