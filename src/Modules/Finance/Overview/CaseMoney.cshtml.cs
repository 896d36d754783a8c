using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Finance.Costs;
using Fund.Finance.Settlements.CostHolds;
using Fund.Web;
using Fund.Web.Charts;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Overview;

/// <summary>
/// A case's money, to read: what is left, what was granted and paid, plan against payout, and every cost. What can be done has pages of
/// its own.
/// </summary>
[Requires(Permission.ReadFinance)]
public sealed class CaseMoneyModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Page of its costs, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int? PageNumber { get; set; }

    internal CaseMoneyPageView View { get; private set; } = null!;

    // A difference is told in words: a minus can be read as a dash.
    internal static string Difference(PlannedYear year) =>
        year.Planned is not { } planned ? T("Planen har inget för året")
        : year.Paid == planned ? T("Som planen")
        : year.Paid < planned ? T($"{planned - year.Paid} kvar av planen")
        : T($"{year.Paid - planned} mer än planen");

    /// <summary>The amounts, what is left first.</summary>
    public IReadOnlyList<CaseFigure> Figures
    {
        get
        {
            if (View.Granted is not { } granted)
            {
                return [];
            }

            var figures = new List<CaseFigure>
            {
                new(T("Kvar av beviljat"), View.Left, 10, T("Beviljat − utbetalt") + (View.Released.IsZero ? "" : T(" − återlämnat"))),
                new(T("Beviljat"), granted, 20),
                new(T("Utbetalt"), View.Paid, 30),
            };
            if (!View.Waiting.IsZero)
            {
                figures.Add(new CaseFigure(T("Kostnader som väntar på avräkning"), View.Waiting, 40));
            }

            if (!View.Released.IsZero)
            {
                figures.Add(new CaseFigure(T("Återlämnat"), View.Released, 50));
            }

            return figures;
        }
    }

    /// <summary>What stands under the columns.</summary>
    public IReadOnlyList<string> PlanLabels => [.. View.Years.Select(year => $"{year.Year}")];

    /// <summary>The plan beside what has been paid, year by year.</summary>
    public IReadOnlyList<ColumnSeries> PlanSeries =>
        [
            new(T("Enligt planen"), ChartTone.Hatch, [.. View.Years.Select(year => year.Planned?.Kronor)]),
            new(T("Utbetalt"), ChartTone.Solid, [.. View.Years.Select(year => (decimal?)year.Paid.Kronor)], 1),
        ];

    /// <summary>A page of the case's money.</summary>
    public string HrefOf(string page) => $"{Root}/arenden/{CaseNumber}/ekonomi/{page}";

    /// <summary>What was attached to a cost, for all who read the page.</summary>
    public string DocumentHref(Guid cost) => $"{Root}/arenden/{CaseNumber}/ekonomi?handler=Underlag&cost={cost}";

    /// <summary>What was attached to a cost.</summary>
    public async Task<IActionResult> OnGetUnderlagAsync(Guid cost, CancellationToken cancellation)
    {
        var file = await mediator.Send(new CostDocument(CaseNumber, cost), cancellation);
        return File(file.Content, "application/octet-stream", file.Name);
    }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CaseMoneyPage(CaseNumber, PageNumber ?? 1), cancellation);
        var questions = await mediator.Send(new QuestionsOfCase(CaseNumber), cancellation);
        Asked = questions.Questions;
        ToAnswer = questions.MayAnswer ? [.. Asked.Where(question => question.IsOpen)] : [];
    }

    /// <summary>What has been asked about costs, as far as it concerns the reader.</summary>
    internal IReadOnlyList<CostQuestionRow> Asked { get; private set; } = [];

    /// <summary>What the reader is asked.</summary>
    internal IReadOnlyList<CostQuestionRow> ToAnswer { get; private set; } = [];
}
