using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Ledger;
using Fund.Finance.Reading;
using Fund.Finance.Years;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Overview;

/// <summary>The fund: its five amounts, its ledger, and whether more may be set aside.</summary>
[Requires(Permission.ReadFinance)]
public sealed class FundPageModel(IMediator mediator, Actor actor, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Page of the ledger, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int? PageNumber { get; set; }

    /// <summary>Taxes and grants to calculate with, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? TaxBase { get; set; }

    /// <summary>Year of the allocation.</summary>
    [BindProperty]
    public int? AllocationYear { get; set; }

    /// <summary>Amount as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>Taxes and grants as typed.</summary>
    [BindProperty]
    public string? TaxAndGrantBase { get; set; }

    /// <summary>The council's day as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>Paragraph.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>Keys of what is attested.</summary>
    [BindProperty]
    public IReadOnlyList<string> Attested { get; set; } = [];

    /// <summary>The year that is closed.</summary>
    [BindProperty]
    public int? ClosedYear { get; set; }

    /// <summary>What is carried over, as typed.</summary>
    [BindProperty]
    public string? CarriedOver { get; set; }

    /// <summary>Day of the decision to carry it over, as typed.</summary>
    [BindProperty]
    public string? CarryDecidedOn { get; set; }

    /// <summary>Paragraph of that decision.</summary>
    [BindProperty]
    public string? CarryParagraph { get; set; }

    internal FundPageView View { get; private set; } = null!;

    internal AllocationRoomView? Room { get; private set; }

    internal bool MayManage => actor.May(Permission.ManageFinance);

    internal bool MayClose => MayManage && !View.Closed && View.Year < StockholmTime.Today(time).Year;

    /// <summary>What must be attested.</summary>
    public IReadOnlyList<Option> Attestations { get; private set; } = [];

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={Year}");

    /// <summary>The page of the ledger after this one; null when this is the last.</summary>
    public string? OlderHref => View.HasOlder ? PageHref(At + 1) : null;

    /// <summary>The page of the ledger before this one; null when this is the first.</summary>
    public string? NewerHref => At > 1 ? PageHref(At - 1) : null;

    /// <summary>The amounts as steps of a waterfall.</summary>
    public IReadOnlyList<WaterfallStep> Steps =>
        [
            new("Avsatt", View.Amounts.Allocated.Kronor),
            new("Beviljat", -View.Amounts.Committed.Kronor),
            new("Utbetalt", -View.Amounts.Paid.Kronor),
        ];

    private int At => PageNumber ?? 1;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Year ??= AllocationYear ?? ClosedYear ?? StockholmTime.Today(time).Year;
        View = await mediator.Send(new FundPageQuery(Year.Value, ChosenFund, At), cancellation);
        if (!MayManage)
        {
            return;
        }

        var room = await mediator.Send(new AllocationRoomFor(Year.Value, Basis() ?? default, View.Fund), cancellation);
        Attestations = [.. room.Attestations.Select(a => new Option(a.Key, a.Text, a.Rule))];
        Room = Basis() is null ? null : room;
    }

    // A refused allocation shows the room for what was typed there; what cannot be read has its own refusal.
    private Money? Basis()
    {
        var typed = string.IsNullOrWhiteSpace(TaxAndGrantBase) ? TaxBase : TaxAndGrantBase;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        return Request.Method == "GET" ? Typed.Amount(typed, "taxBase")
            : SwedishAmount.TryRead(typed, out var amount, out _) ? amount
            : null;
    }

    /// <summary>Sets money aside.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var basis = string.IsNullOrWhiteSpace(TaxAndGrantBase) ? default : Typed.Amount(TaxAndGrantBase, "taxAndGrantBase");
        await mediator.Send(
            new AllocateToFund(
                AllocationYear ?? StockholmTime.Today(time).Year,
                Typed.Amount(Amount, "amount"),
                basis,
                Typed.Date(DecidedOn, "decidedOn"),
                Paragraph ?? "",
                Attested,
                ChosenFund
            ),
            cancellation
        );
        Done = "Avsättningen är bokförd.";
        return Redirect($"{Request.PathBase}/fonden?year={AllocationYear}{FundTabs.Query(ChosenFund)}");
    }

    /// <summary>Closes the year.</summary>
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation)
    {
        var year = ClosedYear ?? 0;
        await mediator.Send(
            new CloseYear(
                year,
                string.IsNullOrWhiteSpace(CarriedOver) ? default : Typed.Amount(CarriedOver, "carriedOver"),
                string.IsNullOrWhiteSpace(CarryDecidedOn) ? null : Typed.Date(CarryDecidedOn, "carryDecidedOn"),
                CarryParagraph,
                ChosenFund
            ),
            cancellation
        );
        Done = $"{year} är stängt.";
        return Redirect($"{Request.PathBase}/fonden?year={year}{FundTabs.Query(ChosenFund)}");
    }

    /// <summary>The ledger as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        var rows = await mediator.Send(new LedgerForExcel(Year ??= StockholmTime.Today(time).Year, ChosenFund), cancellation);
        return ExcelList.Of(
            $"huvudbok-{Year}",
            ["När", "Händelse", "Ärende", "Belopp", "År", "Underlag", "Vem"],
            rows.Select(r => (IReadOnlyList<object?>)[r.At, r.Kind, r.CaseNumber, r.Amount, r.Year, r.Reference ?? r.Text, r.Who])
        );
    }

    private string PageHref(int page) => $"~/fonden?year={Year}{FundTabs.Query(ChosenFund)}&sida={page}";
}
