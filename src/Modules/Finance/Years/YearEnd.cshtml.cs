using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Reading;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Years;

/// <summary>
/// The year-end desk: what does not settle itself gets a decision, one by one; then another person approves the whole, and the year is
/// closed.
/// </summary>
[Requires(Permission.ReadFinance)]
public sealed class YearEndModel(IMediator mediator) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The cost that is being decided; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Post { get; set; }

    /// <summary>What becomes of it, as chosen.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why, or what needs to be corrected.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What is carried over, as typed.</summary>
    [BindProperty]
    public string? CarriedOver { get; set; }

    /// <summary>Day of the decision to carry it over, as typed.</summary>
    [BindProperty]
    public string? CarryDecidedOn { get; set; }

    /// <summary>Paragraph of that decision.</summary>
    [BindProperty]
    public string? CarryParagraph { get; set; }

    internal YearEndView View { get; private set; } = null!;

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={View.Year}");

    /// <summary>The years to choose among.</summary>
    public IReadOnlyList<Tab> Years =>
        [.. View.Years.Select(year => new Tab($"{year}", $"?year={year}{FundTabs.Query(ChosenFund)}", year == View.Year))];

    internal YearEndRow? Chosen =>
        Post is { } id && View.MayDecide ? View.Posts.Concat(View.Next).FirstOrDefault(row => row.Cost == id) : null;

    internal IReadOnlyList<YearEndRow> ClaimedBack =>
        [.. View.Posts.Where(row => row.Outcome == YearEndOutcome.ClaimBack && (row.Paid is not { } paid || paid.IsNegative))];

    /// <summary>Where a settlement is seen.</summary>
    public string SettlementHref(string occasion) =>
        $"{Root}/avrakning/{occasion}{(View.Funds.Count == 0 ? "" : "?" + FundTabs.Query(View.Fund)[1..])}";

    internal string PostHref(YearEndRow row) =>
        $"{Root}/fonden/bokslut?year={View.Year}{FundTabs.Query(ChosenFund)}&post={row.Cost}#beslutet";

    /// <summary>A page or file of the year-end.</summary>
    public string HrefOf(string page) => $"{Root}/fonden/bokslut{page}year={View.Year}{FundTabs.Query(ChosenFund)}";

    /// <summary>Who does what on the way: two persons are seen.</summary>
    public IReadOnlyList<StageMark> Path
    {
        get
        {
            var (settled, decided) = (View.Settlements.Count == 0 && View.Ended, View.Decided == View.Count);
            var (handed, closed) = (View.HandedOver is not null, View.Closing is not null);
            return
            [
                new(T("Årets avräkningar godkända"), settled || closed ? StageState.Done : StageState.Current),
                new(
                    T("Varje post avgjord"),
                    handed || closed ? StageState.Done
                        : settled ? StageState.Current
                        : StageState.Coming,
                    View.HandedOver is { } over ? StockholmTime.DateOf(over.At) : null,
                    View.HandedOver?.Who
                ),
                new(
                    T("Godkänt av en annan person, stängt"),
                    closed ? StageState.Done
                        : handed && decided ? StageState.Current
                        : StageState.Coming,
                    View.Closing is { } closing ? StockholmTime.DateOf(closing.At) : null,
                    View.Closing?.Who
                ),
            ];
        }
    }

    /// <summary>The amounts that the closing is about.</summary>
    public IReadOnlyList<CaseFigure> Figures =>
        View.IsYearly
            ?
            [
                new(
                    View.Closing is not null ? T("Kvar av året") : T("Lämnar året när det stängs"),
                    View.Leaves,
                    10,
                    View.Closing is null ? T("Förfaller, om det inte förs över") : null
                ),
                new(T("Kan beviljas"), View.Amounts.Available, 20, View.Closing is null ? T("Del av det som lämnar året") : null),
                new(
                    T("Beviljat, inte utbetalt"),
                    View.Amounts.Committed,
                    30,
                    View.Closing is null ? T("Återlämnas först, och lämnar sedan året") : null
                ),
                new(T("Utbetalt"), View.Amounts.Paid - View.Drawn, 40),
                .. Drawn,
            ]
            :
            [
                new(T("Kvar i fonden"), View.Amounts.Available + View.Amounts.Committed, 10, T("Ligger kvar när året stängs")),
                new(T("Kan beviljas"), View.Amounts.Available, 20),
                new(T("Beviljat, inte utbetalt"), View.Amounts.Committed, 30),
                new(T("Utbetalt"), View.Amounts.Paid - View.Drawn, 40),
                .. Drawn,
            ];

    private IReadOnlyList<CaseFigure> Drawn => View.Drawn.IsZero ? [] : [new CaseFigure(T("Uttag för samordning"), View.Drawn, 50)];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new YearEnd(Year, ChosenFund), cancellation);
        Year = View.Year;
    }

    /// <summary>Decides what becomes of a cost.</summary>
    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellation)
    {
        if (!Enum.TryParse<YearEndOutcome>(Outcome, out var chosen) || !Enum.IsDefined(chosen))
        {
            throw new Refused(T("Välj vad som ska ske med kostnaden."), field: "outcome");
        }

        await mediator.Send(new DecideCost(Year ?? 0, Post ?? Guid.Empty, chosen, Reason ?? "", ChosenFund), cancellation);
        return Back(T("Beslutet är sparat."));
    }

    /// <summary>Decides what becomes of what is left of the appropriation.</summary>
    public async Task<IActionResult> OnPostUnspentAsync(CancellationToken cancellation)
    {
        var all = new TypedAll();
        var carried = string.IsNullOrWhiteSpace(CarriedOver) ? Money.Zero : all.Amount(CarriedOver, "carriedOver");
        DateOnly? decidedOn = string.IsNullOrWhiteSpace(CarryDecidedOn) ? null : all.Date(CarryDecidedOn, "carryDecidedOn");
        all.ThrowIfAny();
        await mediator.Send(new DecideUnspent(Year ?? 0, carried, decidedOn, CarryParagraph, ChosenFund), cancellation);
        return Back(T("Beslutet är sparat."));
    }

    /// <summary>Hands the year over for approval.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SubmitYearEnd(Year ?? 0, ChosenFund), cancellation);
        return Back(T("Bokslutet är lämnat för godkännande."));
    }

    /// <summary>Approves and closes.</summary>
    public async Task<IActionResult> OnPostApproveAsync(DateTimeOffset? handedOver, CancellationToken cancellation)
    {
        await mediator.Send(new ApproveYearEnd(Year ?? 0, ChosenFund, handedOver), cancellation);
        return Back(T($"{Year} är stängt."));
    }

    /// <summary>Sends it back.</summary>
    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellation)
    {
        await mediator.Send(new SendBackYearEnd(Year ?? 0, Reason ?? "", ChosenFund), cancellation);
        return Back(T("Bokslutet är skickat tillbaka."));
    }

    /// <summary>The vouchers of what was paid and claimed back.</summary>
    public async Task<IActionResult> OnGetVouchersAsync(CancellationToken cancellation)
    {
        var file = await mediator.Send(new YearEndVouchers(Year ?? 0, ChosenFund), cancellation);
        return File(file.Content, file.MediaType, file.Name);
    }

    private RedirectResult Back(string done)
    {
        Done = done;
        return Redirect($"{Request.PathBase}/fonden/bokslut?year={Year}{FundTabs.Query(ChosenFund)}");
    }
}
