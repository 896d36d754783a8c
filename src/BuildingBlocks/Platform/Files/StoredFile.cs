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

    /// <summary>The content; of a file that is kept in parts nothing.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>How many parts it is kept in; 0 for one that is kept whole.</summary>
    public int Parts { get; init; }
}

/// <summary>A part of a large file, so that nobody needs to hold all of it in memory.</summary>
public sealed class FilePart
{
    /// <summary>Bytes of every part but the last.</summary>
    public const int Length = 1 << 20;

    /// <summary>The file.</summary>
    public Guid FileId { get; init; }

    /// <summary>Which part, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its content.</summary>
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

    /// <summary>
    /// Keeps a large file in parts, of any kind: the caller reads the content itself and says in its own words what is wrong with it.
    /// </summary>
    /// <exception cref="Refused">It is empty.</exception>
    public async Task<Guid> KeepInPartsAsync(string name, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        await transaction.OpenAsync(cancellation);
        var id = Guid.CreateVersion7();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (part, size, parts) = (new byte[FilePart.Length], 0L, 0);
        while (await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellation) is var read and > 0)
        {
            hash.AppendData(part, 0, read);
            size += read;
            var kept = db.FileParts.Add(
                new FilePart
                {
                    FileId = id,
                    Number = ++parts,
                    Content = part[..read],
                }
            );
            await db.SaveChangesAsync(cancellation);
            kept.State = EntityState.Detached;
        }

        if (size == 0)
        {
            throw new Refused(T("Filen är tom. Välj en fil med innehåll."), field: "file");
        }

        db.Files.Add(
            new StoredFile
            {
                Id = id,
                Name = FileContent.SafeName(name),
                Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
                Size = size,
                Parts = parts,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>A file of this municipality, whole in memory: for the small ones.</summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<StoredFile> GetAsync(Guid id, CancellationToken cancellation)
    {
        await transaction.OpenAsync(cancellation);
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id, cancellation)
            ?? throw new NotFound(T("Filen finns inte."));
    }

    /// <summary>
    /// The content of a file of this municipality, to be read once; a large one lies on the machine's disk meanwhile, so that the
    /// connection is free while it is read.
    /// </summary>
    /// <exception cref="NotFound">There is none here.</exception>
    public async Task<Stream> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var file = await GetAsync(id, cancellation);
        if (file.Parts == 0)
        {
            return new MemoryStream(file.Content, writable: false);
        }

        var whole = new FileStream(
            // Made by the system for this process alone: nobody else on the machine reads it.
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        try
        {
            for (var number = 1; number <= file.Parts; number++)
            {
                var next = number;
                var part = await db.FileParts.AsNoTracking().SingleAsync(p => p.FileId == id && p.Number == next, cancellation);
                await whole.WriteAsync(part.Content, cancellation);
            }

            whole.Position = 0;
            return whole;
        }
        catch
        {
            await whole.DisposeAsync();
            throw;
        }
    }
}
