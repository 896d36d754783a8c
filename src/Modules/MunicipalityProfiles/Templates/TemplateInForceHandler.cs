using Fund.Contracts.MunicipalityProfiles;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

internal sealed class TemplateInForceHandler(TemplateShelf shelf) : IRequestHandler<TemplateInForce, TemplateView?>
{
    public async Task<TemplateView?> Handle(TemplateInForce request, CancellationToken cancellationToken) =>
        await shelf.VersionsAsync(request.Kind, cancellationToken) is [var latest, ..]
            ? new TemplateView(latest.Number, await shelf.ContentAsync(shelf.KindOf(request.Kind), latest.Number, cancellationToken))
            : null;
}
