using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>The occasions of a year.</summary>
[Requires(Permission.ReadFinance)]
public sealed class OccasionListModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    internal IReadOnlyList<OccasionRow> Occasions { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Occasions = await mediator.Send(new OccasionList(Year ??= StockholmTime.Today(time).Year), cancellation);
}
