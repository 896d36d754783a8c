using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Settlements;

/// <summary>What the pages of a settlement have in common: which one it is, where it is on its way, and its amounts.</summary>
public abstract class SettlementPage(IMediator mediator) : FundPage
{
    /// <summary>The occasion, "2026-T1".</summary>
    [BindProperty(SupportsGet = true)]
    public string Occasion { get; set; } = "";

    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Which of the occasion's settlements; null for the one that holds.</summary>
    [BindProperty(SupportsGet = true, Name = "nr")]
    public int? Number { get; set; }

    /// <summary>Which page of the initiatives.</summary>
    [BindProperty(SupportsGet = true, Name = "blad")]
    public int RowsPage { get; set; } = 1;

    internal SettlementDay Day { get; private set; } = null!;

    /// <summary>The fund as the query string of an address; empty where none was chosen.</summary>
    public string FundQuery => ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..];

    /// <summary>The fund and which of the occasion's settlements as the query string of an address: a later one can hold by now.</summary>
    public string SameQuery => Number is { } number ? (FundQuery.Length == 0 ? "?" : FundQuery + "&") + $"nr={number}" : FundQuery;

    /// <summary>The settlement's own page, and the list of all.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new(T("Avräkning"), "~/avrakning"), new(Day.Name, $"~/avrakning/{Day.Occasion}{SameQuery}")];

    /// <summary>The period in words.</summary>
    public string Period => $"{SwedishDate.ForPage(Day.PeriodStart)}–{SwedishDate.ForPage(Day.PeriodEnd)}";

    /// <summary>Who did what, and what is left: two persons are seen.</summary>
    public IReadOnlyList<StageMark> Path
    {
        get
        {
            var (ended, prepared, approved) = (Day.Ended, Day.Run is not null, Day.ApprovedBy is not null);
            var path = new List<StageMark>
            {
                new(T("Perioden är slut"), ended ? StageState.Done : StageState.Current, Day.PeriodEnd),
                new(
                    T("Förberedd"),
                    prepared ? StageState.Done
                        : ended ? StageState.Current
                        : StageState.Coming,
                    DayOf(Day.PreparedAt),
                    Day.PreparedBy
                ),
                new(
                    T("Godkänd av en annan person och bokförd"),
                    approved ? StageState.Done
                        : prepared ? StageState.Current
                        : StageState.Coming,
                    DayOf(Day.ApprovedAt),
                    Day.ApprovedBy
                ),
            };
            if (Day.Files.Count > 0)
            {
                var file = Day.Files[0];
                path.Add(
                    new(
                        T("Inläst i ekonomisystemet"),
                        file.ReadBy is null ? StageState.Current : StageState.Done,
                        DayOf(file.ReadAt),
                        file.ReadBy
                    )
                );
            }

            if (Day.Reversal is { ApprovedBy: { } by } reversal)
            {
                path.Add(new(T("Vänd av en annan person"), StageState.Done, DayOf(reversal.ApprovedAt), by));
            }

            return path;
        }
    }

    /// <summary>The amounts, what is paid first.</summary>
    public IReadOnlyList<CaseFigure> Figures
    {
        get
        {
            if (Day.Run is null)
            {
                return [];
            }

            var figures = new List<CaseFigure>
            {
                new(TotalLabel, Day.Total, 10, T($"Får betalt: {Day.Totals.Paid} av {Day.Totals.Initiatives}")),
                new(T("Periodens kostnad"), Day.Totals.PeriodCost, 20),
                new(T("Hålls inne"), Day.Totals.Held, 30, Of(Day.Totals.HeldFor)),
                new(T("Över beviljat"), Day.Totals.Overrun, 40, Of(Day.Totals.OverrunFor)),
            };
            if (!Day.Totals.LeftOut.IsZero)
            {
                figures.Add(new(T("Tas inte upp"), Day.Totals.LeftOut, 50, Of(Day.Totals.LeftOutFor)));
            }

            return figures;
        }
    }

    /// <summary>Who is paid how much, by name.</summary>
    internal IReadOnlyList<PayeeSum> Payees => Day.Payees;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Day = await mediator.Send(new SettlementDayQuery(Occasion, ChosenFund, Number, RowsPage), cancellation);

    /// <summary>All initiatives, for the files; with every cost or without.</summary>
    private protected async Task LoadWholeAsync(bool costs, CancellationToken cancellation) =>
        Day = await mediator.Send(new SettlementDayQuery(Occasion, ChosenFund, Number, Costs: costs), cancellation);

    /// <summary>What the first amount is called.</summary>
    protected virtual string TotalLabel =>
        Day.ApprovedBy is null ? T("Betalas")
        : Day.IsReversed ? T("Utbetalt och taget tillbaka")
        : T("Utbetalt");

    private protected RedirectResult Back() => Redirect($"{Request.PathBase}/avrakning/{Occasion}{SameQuery}");

    private string? Of(int count) => count == 0 ? null : T($"Gäller {count} av {Day.Totals.Initiatives}");

    private static DateOnly? DayOf(DateTimeOffset? at) => at is { } instant ? StockholmTime.DateOf(instant) : null;
}
