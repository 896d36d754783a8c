using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A version of a template.</summary>
/// <param name="Number">1 is the first of the municipality's own.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Who">Who uploaded it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record TemplateVersionRow(int Number, string Name, long Size, string Who, DateTimeOffset At)
{
    public static TemplateVersionRow Of(WordTemplate template) =>
        new(template.Number, template.Name, template.Size, template.Who, template.At);
}

/// <summary>A kind of paper in the list.</summary>
/// <param name="Kind">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Use">When it is used.</param>
/// <param name="InUse">The municipality's own template; null where the product's is used.</param>
internal sealed record TemplateRow(string Kind, string Name, string Use, TemplateVersionRow? InUse);

/// <summary>The kinds of papers that are made from Word templates, and which template each is made from.</summary>
[Requires(Permission.Administer)]
internal sealed record TemplateList : IQuery<IReadOnlyList<TemplateRow>>;

internal sealed class TemplateListHandler(ProfilesDb db, TemplateShelf shelf) : IRequestHandler<TemplateList, IReadOnlyList<TemplateRow>>
{
    public async Task<IReadOnlyList<TemplateRow>> Handle(TemplateList request, CancellationToken cancellationToken)
    {
        var own = (await db.Templates.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(template => template.Kind)
            .ToDictionary(versions => versions.Key, versions => versions.MaxBy(version => version.Number)!);
        return
        [
            .. shelf.Kinds.Select(kind => new TemplateRow(
                kind.Key,
                kind.Name,
                kind.Use,
                own.GetValueOrDefault(kind.Key) is { } template ? TemplateVersionRow.Of(template) : null
            )),
        ];
    }
}
