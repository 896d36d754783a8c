using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;

namespace Fund.MunicipalityProfiles.Templates;

/// <summary>The kinds of papers that are made from Word templates.</summary>
[Requires(Permission.Administer)]
public sealed class TemplatesModel(IMediator mediator) : FundPage
{
    internal IReadOnlyList<TemplateRow> Rows { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Rows = await mediator.Send(new TemplateList(), cancellation);
}
