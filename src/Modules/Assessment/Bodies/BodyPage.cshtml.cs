using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Bodies;

/// <summary>A body and who sits there, with those who have sat there before. To read.</summary>
[Requires(Permission.ReadMeetings)]
public sealed class BodyPageModel(IMediator mediator) : FundPage
{
    /// <summary>Its key.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    internal BodyView View { get; private set; } = null!;

    /// <summary>What it is, where its name does not say it.</summary>
    internal string? Lead =>
        View.UnitName is { } unit && unit != View.Name ? T($"{View.KindName} för {unit}")
        : View.Name.StartsWith(View.KindName, StringComparison.OrdinalIgnoreCase) ? null
        : View.KindName;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => View = await mediator.Send(new BodyPage(Id), cancellation);
}
