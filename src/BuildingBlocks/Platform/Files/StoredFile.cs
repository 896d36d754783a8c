using System.Security.Cryptography;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Files;

/// <summary>A file as received, in the database beside what refers to it: one backup, one transaction, one policy.</summary>
public sealed class StoredFile
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name as given, without folders.</summary>
    public string Name { get; init; } = "";

    /// <summary>Hash of the content, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>The content.</summary>
    public byte[] Content { get; init; } = [];
}

/// <summary>Keeps and gives out files.</summary>
public sealed class FileStore(PlatformDb db, TenantTransaction transaction)
{
    /// <summary>The largest file that is kept, bytes.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Keeps a file after a look at its content.</summary>
    /// <exception cref="Refused">It is empty, too large, or of a kind that is not taken.</exception>
    /// <param name="name">The file's name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="ofAnyKind">The caller reads the content itself and says in its own words what is wrong with it; it is never shown as a
    /// page.</param>
    public async Task<Guid> KeepAsync(string name, byte[] content, CancellationToken cancellation, bool ofAnyKind = false)
    {
        if (content.Length == 0)
        {
            throw new Refused(T("Filen är tom. Välj en fil med innehåll."), field: "file");
        }

        if (content.LongLength > MaxSize)
        {
            throw new Refused(T("Filen är större än 20 MB. Dela upp den eller spara den i ett mindre format."), field: "file");
        }

        if (!ofAnyKind && FileContent.MediaTypeOf(content) is null)
        {
            throw new Refused(
                T("Filens innehåll känns inte igen. Använd PDF, Word, Excel, OpenDocument, PNG, JPEG eller ren text."),
                field: "file"
            );
        }

        if (!ofAnyKind && !FileContent.MayBeCalled(name))
        {
            throw new Refused(
                T("Filens namn slutar som ett program eller en webbsida. Byt namn på den, eller spara den som PDF, Word eller ren text."),
                field: "file"
            );
        }

        await transaction.OpenAsync(cancellation);
        var file = new StoredFile
        {
            Name = FileContent.SafeName(name),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Size = content.LongLength,
            Content = content,
        };
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellation);
        return file.Id;
    }

    /// <summary>A file of this municipality.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<StoredFile> GetAsync(Guid id, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id, cancellation)
            ?? throw new NotFound(T("Filen finns inte."));
    }
}
