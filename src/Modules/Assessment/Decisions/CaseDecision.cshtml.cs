using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>What has been decided on a case, the amounts first. To read.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseDecisionModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseDecisionPageView View { get; private set; } = null!;

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    internal IReadOnlyList<CaseFigure> Figures => FiguresOf(View);

    /// <summary>The fiscal years that some decision is about.</summary>
    internal IReadOnlyList<int> Years => [.. View.Decisions.SelectMany(decision => decision.PerYear.Keys).Distinct().Order()];

    internal string ToRecord =>
        View.Decisions.Count == 0
            ? T($"När {View.Body} har beslutat registreras beslutet här")
            : T("Ett nytt beslut registreras på en egen rad");

    /// <summary>What of the grant is where, in a sentence; null where the fund's ledger is not kept.</summary>
    internal string? WhereItIs
    {
        get
        {
            if (View.Left is not { } left)
            {
                return null;
            }

            var free = left.Free.Values.Total();
            var (draft, back) = (left.InDraft, View.GivenBack);
            return (draft.IsPositive, back.IsPositive) switch
            {
                (true, true) => T(
                    $"{left.Paid} är utbetalt, {draft} står i en förberedd avräkning, {back} är återlämnat eller förfallet och "
                        + $"{free} är kvar."
                ),
                (true, false) => T($"{left.Paid} är utbetalt, {draft} står i en förberedd avräkning och {free} är kvar."),
                (false, true) => T($"{left.Paid} är utbetalt, {back} är återlämnat eller förfallet och {free} är kvar."),
                _ => T($"{left.Paid} är utbetalt och {free} är kvar."),
            };
        }
    }

    /// <summary>An earlier word on the days of the minutes.</summary>
    internal static string Said(SaidDays said) =>
        (said.AdjustedOn, said.PostedOn) switch
        {
            ({ } adjusted, { } posted) => T($"Justerat {adjusted:yyyy-MM-dd}, anslaget {posted:yyyy-MM-dd}, enligt {said.Who}"),
            ({ } adjusted, null) => T($"Justerat {adjusted:yyyy-MM-dd}, enligt {said.Who}"),
            _ => T($"Inga dagar, enligt {said.Who}"),
        };

    /// <summary>A page below the decisions.</summary>
    internal string HrefOf(string page) => $"{Root}/arenden/{CaseNumber}/beslut/{page}";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseDecisionPage(CaseNumber), cancellation);

    /// <summary>What is granted now, and what was applied for.</summary>
    internal static IReadOnlyList<CaseFigure> FiguresOf(CaseDecisionPageView view)
    {
        var figures = new List<CaseFigure>();
        if (view.Standing.LastOrDefault(decision => DecisionOutcomes.Ends(decision.Outcome)) is { } ended)
        {
            var last = view.Standing.LastOrDefault(decision => decision.Later) ?? ended;
            figures.Add(new CaseFigure(T("Beviljat"), view.GrantedPerYear.Values.Total(), 1, $"{last.Body} {last.Paragraph}"));
        }

        if (view.Requested is { } requested)
        {
            figures.Add(new CaseFigure(T("Sökt"), requested, 2));
        }

        if (view.Available is { } available)
        {
            figures.Add(new CaseFigure(T("Fonden har kvar att bevilja"), available, 3));
        }

        return figures;
    }
}
