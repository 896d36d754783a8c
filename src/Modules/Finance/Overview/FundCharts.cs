using Fund.Finance.Ledger;
using Fund.Web.Charts;

namespace Fund.Finance.Overview;

/// <summary>The fund's amounts as its page draws them: how the sum came about, and year after year.</summary>
internal sealed class FundCharts(FundPageView view, int presentYear)
{
    private const int MostYears = 8;

    /// <summary>The years drawn: the latest with a posting, and those between.</summary>
    public IReadOnlyList<int> Years { get; } = YearsOf(view);

    /// <summary>What stands under the columns.</summary>
    public IReadOnlyList<string> Labels => [.. Years.Select(year => $"{year}")];

    /// <summary>The years whose end, or whose present state, is known.</summary>
    public IReadOnlyList<string> KnownLabels => [.. Known.Select(year => year == presentYear ? T($"{year} nu") : $"{year}")];

    /// <summary>The first column that lies ahead; null when none does.</summary>
    public int? Ahead => Years.Any(year => year > presentYear) ? Years.Count(year => year <= presentYear) : null;

    /// <summary>Today's year, in bold.</summary>
    public string Present => $"{presentYear}";

    /// <summary>From what was set aside to what can be granted.</summary>
    public IReadOnlyList<WaterfallStep> Steps =>
        [
            new(T("Avsatt"), view.SetAside.Kronor, IsTotal: true),
            new(T("Utbetalt"), -view.ToCases.Kronor),
            .. Step(T("Uttag för samordning"), view.Drawn),
            new(T("Beviljat, inte utbetalt"), -view.Amounts.Committed.Kronor),
            .. Step(T("Förfallet eller fört över"), view.Lapsed),
            new(view.IsYearly ? T($"Kan beviljas för {view.Year}") : T("Kan beviljas"), view.Amounts.Available.Kronor, IsTotal: true),
        ];

    /// <summary>What was set aside, granted and paid in each year.</summary>
    public IReadOnlyList<ColumnSeries> PerYear =>
        [
            new(T("Avsatt"), ChartTone.Outline, Of(Years, year => year.Allocated.Kronor)),
            new(T("Beviljat"), ChartTone.Tint, Of(Years, year => year.Year <= presentYear ? year.Granted.Kronor : null), 1),
            .. Ahead is null
                ? Array.Empty<ColumnSeries>()
                :
                [
                    new(
                        T("Beviljat för kommande år"),
                        ChartTone.Hatch,
                        Of(Years, year => year.Year > presentYear ? year.Granted.Kronor : null),
                        1
                    ),
                ],
            new(T("Utbetalt"), ChartTone.Solid, Of(Years, year => year.Year <= presentYear ? year.ToCases.Kronor : null), 2),
        ];

    /// <summary>How the fund stood at each year's end; of a yearly appropriation, what became of each year's money.</summary>
    public IReadOnlyList<ColumnSeries> AtEnd =>
        view.IsYearly
            ?
            [
                new(T("Utbetalt"), ChartTone.Solid, Of(Known, year => year.ToCases.Kronor)),
                .. Known.Any(known => view.Years.Any(year => year.Year == known && !year.Drawn.IsZero))
                    ? [new(T("Uttag för samordning"), ChartTone.Hatch, Of(Known, year => year.Drawn.Kronor))]
                    : Array.Empty<ColumnSeries>(),
                new(T("Beviljat, inte utbetalt"), ChartTone.Tint, Of(Known, year => year.End.Committed.Kronor)),
                new(T("Kan beviljas"), ChartTone.Outline, Of(Known, year => year.End.Available.Kronor)),
                new(T("Förfallet eller fört över"), ChartTone.Grey, Of(Known, year => year.Lapsed.Kronor)),
            ]
            :
            [
                new(T("Beviljat, inte utbetalt"), ChartTone.Tint, End(year => year.Committed.Kronor)),
                new(T("Kan beviljas"), ChartTone.Solid, End(year => year.Available.Kronor)),
            ];

    private static IEnumerable<WaterfallStep> Step(string name, Contracts.Values.Money taken) =>
        taken.IsZero ? [] : [new WaterfallStep(name, -taken.Kronor)];

    private IReadOnlyList<int> Known => [.. Years.Where(year => year <= presentYear)];

    // A year without a posting ended as the one before it.
    private IReadOnlyList<decimal?> End(Func<Contracts.Finance.FundAmounts, decimal> amount) =>
        [
            .. Known.Select(year =>
                year == presentYear && view.Year == presentYear ? amount(view.Amounts)
                : view.Years.LastOrDefault(sums => sums.Year <= year) is { } ended ? amount(ended.End)
                : (decimal?)null
            ),
        ];

    private IReadOnlyList<decimal?> Of(IEnumerable<int> years, Func<FundYearSums, decimal?> amount) =>
        [.. years.Select(year => view.Years.FirstOrDefault(sums => sums.Year == year) is { } sums ? amount(sums) : null)];

    private static IReadOnlyList<int> YearsOf(FundPageView view)
    {
        if (view.Years.Count == 0)
        {
            return [];
        }

        var last = view.Years[^1].Year;
        var first = Math.Max(view.Years[0].Year, last - MostYears + 1);
        return [.. Enumerable.Range(first, last - first + 1)];
    }
}
