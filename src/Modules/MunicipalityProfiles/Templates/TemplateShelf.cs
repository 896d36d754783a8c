using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>The kinds of papers that the house makes, and the municipality's templates of them.</summary>
internal sealed class TemplateShelf(ProfilesDb db, FileStore files, IEnumerable<PaperTemplate> kinds)
{
    /// <summary>Number of the template that comes with the product.</summary>
    public const int Standard = 0;

    /// <summary>Every kind, by name.</summary>
    public IReadOnlyList<PaperTemplate> Kinds => [.. kinds.OrderBy(kind => kind.Name, StringComparer.CurrentCulture)];

    /// <summary>The kind with a key.</summary>
    /// <exception cref="NotFound">There is none.</exception>
    public PaperTemplate KindOf(string key) => kinds.FirstOrDefault(kind => kind.Key == key) ?? throw new NotFound(T("Mallen finns inte."));

    /// <summary>The versions of a kind, the latest first.</summary>
    public async Task<IReadOnlyList<WordTemplate>> VersionsAsync(string kind, CancellationToken cancellation) =>
        await db.Templates.AsNoTracking().Where(t => t.Kind == kind).OrderByDescending(t => t.Number).ToListAsync(cancellation);

    /// <summary>The file of a version.</summary>
    /// <exception cref="NotFound">There is no such version.</exception>
    public async Task<byte[]> ContentAsync(PaperTemplate kind, int number, CancellationToken cancellation)
    {
        if (number == Standard)
        {
            return kind.Standard();
        }

        var version = await db.Templates.AsNoTracking().FirstOrDefaultAsync(t => t.Kind == kind.Key && t.Number == number, cancellation)
            ?? throw new NotFound(T("Mallen finns inte i den versionen."));
        return (await files.GetAsync(version.FileId, cancellation)).Content;
    }
}
