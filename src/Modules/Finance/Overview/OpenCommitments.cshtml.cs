using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Overview;

/// <summary>What the fund has promised and not paid, case by case.</summary>
[Requires(Permission.ReadFinance)]
public sealed class OpenCommitmentsModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int? PageNumber { get; set; }

    internal OpenCommitmentsView View { get; private set; } = null!;

    /// <summary>The page shown.</summary>
    public int At => Math.Max(PageNumber ?? 1, 1);

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max((View.Cases + OpenCommitments.CasesAPage - 1) / OpenCommitments.CasesAPage, 1);

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund);

    /// <summary>A year as the head of its column: of this one there is the rest.</summary>
    public string HeadOf(int year) => year == StockholmTime.Today(time).Year ? T($"Resten av {year}") : $"{year}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new OpenCommitments(ChosenFund, At), cancellation);
}
