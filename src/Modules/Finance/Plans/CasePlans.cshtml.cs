using Fund.Contracts.Messages;
using Fund.Finance.Reading;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Plans;

/// <summary>The plans of a case, to read; each is written and approved on a page of its own.</summary>
[Requires(Permission.ReadCases)]
public sealed class CasePlansModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CasePlansView View { get; private set; } = null!;

    /// <summary>A share of the grant as people read it, with one decimal: "83,3 %".</summary>
    public static string Share(decimal share) => Percent.Of(Math.Round(share, 3, MidpointRounding.AwayFromZero));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CasePlans(CaseNumber), cancellation);
}
