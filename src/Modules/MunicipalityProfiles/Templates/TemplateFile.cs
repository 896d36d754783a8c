using Fund.Contracts.Messages;
using Fund.Documents.Templates;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>A template as it is, to change in Word.</summary>
/// <param name="Kind">Key of the kind of paper.</param>
/// <param name="Number">Which of the municipality's own; 0 for the product's.</param>
[Requires(Permission.Administer)]
internal sealed record TemplateFile(string Kind, int Number) : IQuery<MadePaper>;

internal sealed class TemplateFileHandler(TemplateShelf shelf) : IRequestHandler<TemplateFile, MadePaper>
{
    public async Task<MadePaper> Handle(TemplateFile request, CancellationToken cancellationToken)
    {
        var kind = shelf.KindOf(request.Kind);
        var content = await shelf.ContentAsync(kind, request.Number, cancellationToken);
        return new MadePaper($"mall-{kind.Key}-{request.Number}", kind.Name, TemplateWords.VersionOf(request.Number), content);
    }
}
