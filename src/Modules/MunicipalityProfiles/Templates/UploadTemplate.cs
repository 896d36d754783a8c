using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Files;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>
/// Takes the municipality's own Word template of a kind of paper into use, after a look at what it holds. Earlier versions stay.
/// </summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Content">The file.</param>
/// <param name="Seen">Number of the version that was seen in use; 0 for none of the municipality's own.</param>
[Requires(Permission.Administer)]
[LoggedAs("En Word-mall laddades upp")]
internal sealed record UploadTemplate(string Kind, string Name, byte[] Content, int Seen) : ICommand<TemplateTaken>;

/// <summary>What was taken into use.</summary>
/// <param name="Number">Its number.</param>
/// <param name="OtherControls">Tags of content controls that are not filled.</param>
internal sealed record TemplateTaken(int Number, IReadOnlyList<string> OtherControls);

internal sealed class UploadTemplateHandler(ProfilesDb db, TemplateShelf shelf, FileStore files, CurrentAct act)
    : IRequestHandler<UploadTemplate, TemplateTaken>
{
    private static readonly string[] Endings = [".docx", ".dotx"];

    public async Task<TemplateTaken> Handle(UploadTemplate request, CancellationToken cancellationToken)
    {
        var kind = shelf.KindOf(request.Kind);
        if (TemplateCheck.HasMacros(request.Content))
        {
            throw new Refused(T("Mallen innehåller makron. Spara den utan makron, som .docx."), field: "file");
        }

        // Its size and what it unpacks to are looked at before anything reads it.
        var file = await files.GetAsync(await files.KeepAsync(request.Name, request.Content, cancellationToken), cancellationToken);
        if (!Endings.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase))
        {
            throw new Refused(T("En mall är ett Word-dokument som slutar på .docx eller .dotx."), field: "file");
        }

        var findings = TemplateCheck.Of(request.Content, kind);
        if (findings.Faults.Count > 0)
        {
            throw new Refused([.. findings.Faults.Select(fault => new Finding(fault, Field: "file"))]);
        }

        var latest = await shelf.VersionsAsync(kind.Key, cancellationToken) is [var last, ..] ? last : null;
        if ((latest?.Number ?? TemplateShelf.Standard) != request.Seen)
        {
            throw new Conflict(
                latest is null
                    ? T("Mallen har inte den versionen. Hämta sidan på nytt.")
                    : T($"{latest.Who} laddade upp version {latest.Number} medan du hade sidan öppen. Läs den först och ladda upp igen.")
            );
        }

        var template = new WordTemplate
        {
            Kind = kind.Key,
            Number = request.Seen + 1,
            FileId = file.Id,
            Name = file.Name,
            Size = file.Size,
            PersonId = act.Now.Person,
            Who = act.Now.Who,
            At = act.Now.At,
        };
        db.Templates.Add(template);
        await db.SaveChangesAsync(cancellationToken);
        return new TemplateTaken(template.Number, findings.OtherControls);
    }
}
