using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
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

    /// <summary>The fiscal years that some decision grants money for.</summary>
    internal IReadOnlyList<int> Years => [.. View.Decisions.SelectMany(decision => decision.PerYear.Keys).Distinct().Order()];

    internal string ToRecord =>
        View.Decisions.Count == 0
            ? T($"När {View.Body} har beslutat registreras beslutet här")
            : T("Ett nytt beslut registreras på en egen rad");

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new CaseDecisionPage(CaseNumber), cancellation);

    /// <summary>What is granted now, and what was applied for.</summary>
    internal static IReadOnlyList<CaseFigure> FiguresOf(CaseDecisionPageView view)
    {
        var figures = new List<CaseFigure>();
        if (view.Decisions.LastOrDefault(decision => DecisionOutcomes.Ends(decision.Outcome)) is { } now)
        {
            figures.Add(new CaseFigure(T("Beviljat"), now.Granted, 1, $"{now.Body} {now.Paragraph}"));
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
