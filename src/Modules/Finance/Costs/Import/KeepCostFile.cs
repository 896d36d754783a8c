using System.Security.Cryptography;
using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Import;

/// <summary>
/// Keeps a large file from the finance system, which a job then reads. Answers the file's key: the same file, sent once more by the same
/// person before it is booked, is the one that is kept already (F-13).
/// </summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">Its bytes; read twice.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("En stor kostnadsfil togs emot")]
internal sealed record KeepCostFile(string FileName, Stream Content) : ICommand<Guid>;

internal sealed class KeepCostFileHandler(FinanceDb db, PlatformDb stored, FileStore files, Actor actor, TimeProvider time)
    : IRequestHandler<KeepCostFile, Guid>
{
    public async Task<Guid> Handle(KeepCostFile request, CancellationToken cancellationToken)
    {
        await RequireReadableAsync(request.Content, cancellationToken);
        if (await KnownAsync(request, cancellationToken) is { } known)
        {
            return known;
        }

        var import = new CostImport
        {
            FileId = await files.KeepInPartsAsync(request.FileName, request.Content, cancellationToken),
            FileName = request.FileName,
            PersonId = actor.Person,
            Who = actor.Name,
            At = time.GetUtcNow(),
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }

    // What is no file of costs is refused before it is kept, in the words of its kind.
    private static async Task RequireReadableAsync(Stream content, CancellationToken cancellation)
    {
        var beginning = new byte[CostFileContent.Enough];
        var begun = await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation);
        content.Position = 0;
        CostFileContent.Of(beginning.AsSpan(0, begun), out var refused);
        if (refused is not null)
        {
            throw new Refused(refused, field: "file");
        }
    }

    private async Task<Guid?> KnownAsync(KeepCostFile request, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Content, cancellation));
        request.Content.Position = 0;
        var (me, name) = (actor.Person, request.FileName);
        var open = await db
            .Imports.Where(i => i.PersonId == me && i.FileName == name && i.StoredAt == null)
            .Select(i => new { i.Id, i.FileId })
            .ToListAsync(cancellation);
        var same = open.Select(i => i.FileId).ToList();
        var alike = stored.Files.Where(f => same.Contains(f.Id) && f.Sha256 == hash).Select(f => f.Id);
        var file = await alike.FirstOrDefaultAsync(cancellation);
        return open.FirstOrDefault(i => i.FileId == file)?.Id;
    }
}
