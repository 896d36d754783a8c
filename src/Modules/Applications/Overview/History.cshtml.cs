using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Overview;

/// <summary>What has happened in a case.</summary>
[Requires(Permission.ReadCases)]
public sealed class HistoryModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseOverviewView Case { get; private set; } = null!;

    /// <summary>The events, latest first.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);
        Events =
        [
            .. (await mediator.Send(new CaseHistory(CaseNumber), cancellation)).Select(e => new TimelineEvent(
                e.At,
                e.Moved is null ? e.What : $"{e.What} → {e.Moved}",
                e.Who,
                e.Details,
                e.Link is null ? null : $"~/arenden/{CaseNumber}/{e.Link}"
            )),
        ];
    }
}
