using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A kind of paper, its templates and what they may hold.</summary>
/// <param name="Kind">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Use">When it is used.</param>
/// <param name="Versions">The municipality's own templates, the one in use first; none where the product's is used.</param>
/// <param name="Placeholders">What a template may hold.</param>
internal sealed record TemplateOfKindView(
    string Kind,
    string Name,
    string Use,
    IReadOnlyList<TemplateVersionRow> Versions,
    IReadOnlyList<Placeholder> Placeholders
)
{
    /// <summary>Number of the template in use.</summary>
    public int InUse => Versions.Count > 0 ? Versions[0].Number : TemplateShelf.Standard;
}

/// <summary>The templates of a kind of paper, and every placeholder that they may hold.</summary>
[Requires(Permission.Administer)]
internal sealed record TemplateOfKind(string Kind) : IQuery<TemplateOfKindView>;

internal sealed class TemplateOfKindHandler(TemplateShelf shelf) : IRequestHandler<TemplateOfKind, TemplateOfKindView>
{
    public async Task<TemplateOfKindView> Handle(TemplateOfKind request, CancellationToken cancellationToken)
    {
        var kind = shelf.KindOf(request.Kind);
        return new TemplateOfKindView(
            kind.Key,
            kind.Name,
            kind.Use,
            [.. (await shelf.VersionsAsync(kind.Key, cancellationToken)).Select(TemplateVersionRow.Of)],
            kind.Placeholders
        );
    }
}
