using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Documents.Pdf;
using Fund.Finance.Ledger;
using Fund.Finance.Reading;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Finance.Overview;

/// <summary>The fund as people read it: what can be granted, how it came about, what is next, and the ledger.</summary>
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

    /// <summary>What happened, as chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "handelse")]
    public string? Kind { get; set; }

    /// <summary>Number of a case, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "arende")]
    public string? Case { get; set; }

    /// <summary>First day, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "fran")]
    public string? From { get; set; }

    /// <summary>Last day, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? To { get; set; }

    internal FundPageView View { get; private set; } = null!;

    internal FundCharts Charts => new(View, Today.Year);

    /// <summary>Was a PDF asked for that could not be made?</summary>
    internal bool HasNoPdf { get; private set; }

    internal bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>Has something been posted on the year, so that there is a year-end to come to?</summary>
    internal bool HasYearEnd => View.Years.Any(year => year.Year == View.Year) && View.Year <= Today.Year;

    /// <summary>Is something asked of the ledger?</summary>
    public bool IsFiltered => new[] { Kind, Case, From, To }.Any(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>What can have happened.</summary>
    public IReadOnlyList<Option> Kinds { get; } = [.. LedgerList.Names.Select(name => new Option(name.Key.ToString(), name.Value))];

    /// <summary>The funds to choose among.</summary>
    public IReadOnlyList<Tab> Funds => FundTabs.Of(View.Funds, View.Fund, $"year={Year}");

    /// <summary>The years to choose among: those with a posting, this one and the one shown.</summary>
    public IReadOnlyList<Tab> Years =>
        [
            .. View
                .Years.Select(year => year.Year)
                .Append(Today.Year)
                .Append(View.Year)
                .Distinct()
                .Order()
                .Select(year => new Tab($"{year}", $"?year={year}{FundTabs.Query(ChosenFund)}", year == View.Year)),
        ];

    /// <summary>The page of the ledger after this one; null when this is the last.</summary>
    public string? OlderHref => View.HasOlder ? PageHref(At + 1) : null;

    /// <summary>The page of the ledger before this one; null when this is the first.</summary>
    public string? NewerHref => At > 1 ? PageHref(At - 1) : null;

    /// <summary>The rows of the filter as an Excel file.</summary>
    public string ExcelHref => $"~/fonden?year={Year}{FundTabs.Query(ChosenFund)}{FilterQuery}&handler=Excel";

    /// <summary>From the year's opening to its closing balance, post by post.</summary>
    internal IReadOnlyList<(string Post, Money Amount, bool IsTotal)> Movement => MovementOf(View, Today);

    /// <summary>The fund's year as a file: "Pdf", or "Years" for the workbook of all years.</summary>
    public string FileHref(string kind) => $"~/fonden?year={Year}{FundTabs.Query(ChosenFund)}&handler={kind}";

    /// <summary>What is expected of the coming years.</summary>
    public string ForecastHref => $"{Root}/fonden/prognos{(ChosenFund is null ? "" : "?" + FundTabs.Query(ChosenFund)[1..])}";

    /// <summary>A page of the fund, with the fund and the year shown.</summary>
    public string HrefOf(string page, int year) => $"{Root}/fonden/{page}?year={year}{FundTabs.Query(ChosenFund)}";

    /// <summary>Where a settlement is seen.</summary>
    public string SettlementHref(string occasion) =>
        $"{Root}/avrakning/{occasion}{(View.Funds.Count == 0 ? "" : "?" + FundTabs.Query(View.Fund)[1..])}";

    /// <summary>Where what was registered and attested is seen.</summary>
    public string ProposalHref(Guid proposal) => $"{Root}/fonden/avsattning/{proposal}";

    internal static string CapName(string? rule) => rule is null ? T("Taket") : T($"Taket ({rule})");

    // What adds and what takes is told by its sign, on the page and in the files; what does neither is left empty.
    internal static string Signed(Money change) =>
        change.IsZero ? ""
        : change.IsPositive ? $"+{change}"
        : $"{change}";

    /// <summary>How the fund stands: in one sentence.</summary>
    public string Lead =>
        View.Year == Today.Year ? T($"Så står fonden {SwedishDate.ForPage(Today)}.")
        : View.Year < Today.Year ? T($"Så stod fonden när {View.Year} var slut.")
        : T($"Så står fonden inför {View.Year}.");

    /// <summary>The amounts, the one that people come for first.</summary>
    public IReadOnlyList<CaseFigure> Figures
    {
        get
        {
            var a = View.Amounts;
            var ofYear = View.Years.FirstOrDefault(year => year.Year == View.Year);
            var figures = new List<CaseFigure>
            {
                new(
                    View.Year < Today.Year ? T($"Kunde beviljas när {View.Year} var slut")
                        : View.IsYearly || View.Year > Today.Year ? T($"Kan beviljas för {View.Year}")
                        : T("Kan beviljas nu"),
                    a.Available,
                    10,
                    View.Later.IsPositive
                        ? T($"{View.Later} till är avsatt för senare år")
                        : T("Avsatt, minus utbetalt och det som är beviljat men inte utbetalt")
                ),
                new(T("Avsatt"), View.SetAside, 20, OfYear(ofYear is null ? null : ofYear.Allocated + ofYear.Repaid)),
                new(T("Utbetalt"), View.ToCases, 30, OfYear(ofYear?.ToCases)),
                new(T("Beviljat, inte utbetalt"), a.Committed, 40),
            };
            if (!View.Drawn.IsZero)
            {
                figures.Add(new(T("Uttag för samordning"), View.Drawn, 35, OfYear(ofYear?.Drawn)));
            }

            if (!View.Lapsed.IsZero)
            {
                figures.Add(new(T("Förfallet eller fört över"), View.Lapsed, 45, T("Lämnade fonden när året stängdes")));
            }

            var hint =
                a.Released.IsZero ? null
                : View.Lapsed.IsZero ? T("Är med i det som kan beviljas")
                : T("Är med i det som har förfallit eller förts över");
            figures.Add(new(T("Återlämnat"), a.Released, 50, hint));
            return [.. figures.OrderBy(figure => figure.Order)];
        }
    }

    private DateOnly Today => StockholmTime.Today(time);

    private int At => PageNumber ?? 1;

    private string FilterQuery =>
        string.Concat(
            new[] { ("handelse", Kind), ("arende", Case), ("fran", From), ("till", To) }
                .Where(part => !string.IsNullOrWhiteSpace(part.Item2))
                .Select(part => $"&{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
        );

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Year ??= Today.Year;
        var findings = new List<Finding>();
        var (kind, from, to) = Asked(findings);
        try
        {
            View = await mediator.Send(new FundPageQuery(Year.Value, ChosenFund, At, kind, Case, from, to), cancellation);
        }
        catch (NotFound) when (!string.IsNullOrWhiteSpace(Case))
        {
            // The number is typed: another is told at its field, and the page stands.
            findings.Add(new Finding(T($"Det finns inget ärende med numret {Case.Trim()}."), Field: "arende"));
            View = await mediator.Send(new FundPageQuery(Year.Value, ChosenFund, At, kind, null, from, to), cancellation);
        }

        if (findings.Count > 0)
        {
            Tell(findings);
        }
    }

    /// <summary>The fund's year as a PDF file; the page itself, with words, where there can be none.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        try
        {
            var file = await HttpContext.RequestServices.GetRequiredService<FundYearPdf>().PrintAsync(View, cancellation);
            return File(file, "application/pdf", FundYearPaper.FileName(View));
        }
        catch (PdfUnavailable)
        {
            HasNoPdf = true;
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    /// <summary>The fund's years up to the one shown as an Excel file.</summary>
    public async Task<IActionResult> OnGetYearsAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return await ExcelList.OfAsync(
            $"fonden-{View.Fund}-{View.Year}",
            [
                T("År"),
                T("Avsatt"),
                T("Återbetalt till fonden"),
                T("Beviljat"),
                T("Utbetalt"),
                T("Uttag för samordning"),
                T("Återlämnat"),
                T("Förfallet eller fört över"),
                T("Beviljat, inte utbetalt"),
                T("Kan beviljas"),
                T("Utgående saldo"),
            ],
            View.Years.Where(year => year.Year <= View.Year)
                .Select(year =>
                    (IReadOnlyList<object?>)
                        [
                            year.Year,
                            year.Allocated,
                            year.Repaid,
                            year.Granted,
                            year.ToCases,
                            year.Drawn,
                            year.Released,
                            year.Lapsed,
                            year.End.Committed,
                            year.End.Available,
                            year.End.Committed + year.End.Available,
                        ]
                ),
            cancellation
        );
    }

    /// <summary>From a year's opening to its closing balance, post by post; what came back only where something did.</summary>
    internal static IReadOnlyList<(string Post, Money Amount, bool IsTotal)> MovementOf(FundPageView view, DateOnly today)
    {
        var moved = view.Movement;
        return
        [
            (T("Ingående saldo"), moved.Opening, false),
            (T("Avsatt"), moved.Allocated, false),
            .. moved.Repaid.IsZero ? Array.Empty<(string, Money, bool)>() : [(T("Återbetalt till fonden"), moved.Repaid, false)],
            (T("Utbetalt, netto efter återkrav"), -moved.ToCases, false),
            .. moved.Drawn.IsZero ? Array.Empty<(string, Money, bool)>() : [(T("Uttag för samordning"), -moved.Drawn, false)],
            .. moved.Lapsed.IsZero ? Array.Empty<(string, Money, bool)>() : [(T("Förfallet eller fört över"), -moved.Lapsed, false)],
            (
                moved.Year < today.Year ? T("Utgående saldo")
                : moved.Year > today.Year ? T("Utgående saldo, så långt det är känt")
                : T("Saldo nu"),
                moved.Closing,
                true
            ),
        ];
    }

    /// <summary>The ledger as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var (kind, from, to) = Asked(findings);
        if (findings.Count > 0)
        {
            // A file of other rows than those that were asked for would be taken for them.
            await OnGetAsync(cancellation);
            return Page();
        }

        var rows = await mediator.Send(new LedgerForExcel(Year ??= Today.Year, ChosenFund, kind, Case, from, to), cancellation);
        return await ExcelList.OfAsync(
            $"huvudbok-{Year}",
            [
                T("När"),
                T("Händelse"),
                T("Ärende"),
                T("Namn"),
                T("År"),
                T("Underlag"),
                T("Vem"),
                T("Ändrar det som kan beviljas"),
                T("Ändrar utbetalt"),
                T("Kan beviljas efter"),
            ],
            rows.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.At,
                        r.Kind,
                        r.CaseNumber,
                        r.CaseTitle,
                        r.Year,
                        r.Reference ?? r.Text,
                        r.Who,
                        OrNothing(r.Effect),
                        OrNothing(r.Paid),
                        r.AvailableAfter,
                    ]
            ),
            cancellation
        );
    }

    // A column that can be summed has no zeros of rows that are about something else.
    private static Money? OrNothing(Money change) => change.IsZero ? null : change;

    // What is typed in an address can be anything: it is told in words, and the page stands.
    private (LedgerKind? Kind, DateOnly? From, DateOnly? To) Asked(List<Finding> findings)
    {
        LedgerKind? kind = null;
        if (!string.IsNullOrWhiteSpace(Kind))
        {
            if (Enum.TryParse<LedgerKind>(Kind, out var known) && LedgerList.Names.ContainsKey(known))
            {
                kind = known;
            }
            else
            {
                findings.Add(new Finding(T("Välj en händelse i listan."), Field: "handelse"));
            }
        }

        return (kind, Day(From, "fran"), Day(To, "till"));

        DateOnly? Day(string? typed, string field)
        {
            try
            {
                return string.IsNullOrWhiteSpace(typed) ? null : Typed.Date(typed, field);
            }
            catch (Refused refused)
            {
                findings.AddRange(refused.Findings);
                return null;
            }
        }
    }

    private string? OfYear(Money? amount) => View.IsYearly || amount is not { } sum || sum.IsZero ? null : T($"varav {View.Year}: {sum}");

    private string PageHref(int page) => $"~/fonden?year={Year}{FundTabs.Query(ChosenFund)}{FilterQuery}&sida={page}";
}
