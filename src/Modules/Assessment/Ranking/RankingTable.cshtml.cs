using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Ranking;

/// <summary>The comparison side by side. To read; each criterion leads to the page where it is ordered.</summary>
[Requires(Permission.ReadRanking)]
public sealed class RankingTableModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the only or the first one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fund { get; set; }

    internal RankingTableView View { get; private set; } = null!;

    internal string Left
    {
        get
        {
            var left = View.Criteria.Count(criterion => !IsWhole(criterion));
            return View.Cases.Count == 0 ? ""
                : left == 0 ? T("Alla urvalskriterier är rangordnade.")
                : left == 1 ? T("Ett urvalskriterium är kvar att rangordna.")
                : T($"{left} urvalskriterier är kvar att rangordna.");
        }
    }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new RankingTable(Fund), cancellation);

    internal string PageOf(RankingCriterion criterion) =>
        $"{Root}/rangordning/{Uri.EscapeDataString(criterion.Key)}{(Fund is null ? "" : $"?fund={Uri.EscapeDataString(Fund)}")}";

    internal string ToOrder(RankingCriterion criterion) =>
        T($"{(IsWhole(criterion) ? T("Ändra ordningen") : T("Rangordna"))} på {criterion.Name}");

    private bool IsWhole(RankingCriterion criterion) =>
        View.Cases.All(row => row.Places.Any(cell => cell.Criterion == criterion.Key && cell.Place is not null));
}
