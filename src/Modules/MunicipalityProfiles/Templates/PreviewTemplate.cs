using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A template filled with a made-up case.</summary>
/// <param name="Kind">Key of the kind of paper.</param>
/// <param name="Number">Which of the municipality's own; 0 for the product's.</param>
[Requires(Permission.Administer)]
internal sealed record PreviewTemplate(string Kind, int Number) : IQuery<MadePaper>;

internal sealed class PreviewTemplateHandler(TemplateShelf shelf) : IRequestHandler<PreviewTemplate, MadePaper>
{
    public async Task<MadePaper> Handle(PreviewTemplate request, CancellationToken cancellationToken)
    {
        var kind = shelf.KindOf(request.Kind);
        var template = await shelf.ContentAsync(kind, request.Number, cancellationToken);
        return new MadePaper(
            $"forhandsvisning-{kind.Key}-{request.Number}",
            kind.Name,
            T("Påhittat ärende"),
            TemplateFill.Of(template, kind.MadeUp())
        );
    }
}
