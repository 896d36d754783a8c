using Fund.Assessment.Decisions;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>How far the assessment of a case has come, what the group proposes, and what has been decided. To read; links lead to what is
/// done.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseCriteriaModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseCriteriaView View { get; private set; } = null!;

    internal CaseDecisionPageView Decisions { get; private set; } = null!;

    internal IReadOnlyList<CaseFigure> Figures => CaseDecisionModel.FiguresOf(Decisions);

    internal int ApplyingCount => View.Criteria.Count(criterion => criterion.Applies);

    /// <summary>What needs a look before what is fine.</summary>
    internal IReadOnlyList<CriterionRow> ToLookAt => [.. View.Criteria.Where(criterion => !IsFine(criterion))];

    internal IReadOnlyList<CriterionRow> Fine => [.. View.Criteria.Where(IsFine)];

    /// <summary>What the person can do, the first one being what is to be done.</summary>
    internal IReadOnlyList<(string Href, string Label, bool First)> Todo
    {
        get
        {
            var left = View.MayAssess && View.OwnLodgedOn is null;
            var all = new List<(string Href, string Label, bool First)>();
            if (View.MayAssess)
            {
                all.Add(("bedom", left ? T("Bedöm ansökan") : T("Min bedömning"), left));
            }

            if (View.MayCompare)
            {
                var disputed = View.MayAssess && View.Criteria.Any(criterion => criterion.Disputed);
                all.Add(("bedom-gemensamt", T("Läs bedömningarna sida vid sida"), disputed && !left));
            }

            if (View.MayView)
            {
                all.Add(("forgranska", View.Preliminary.Count == 0 ? T("Förgranska ansökan") : T("Ändra förgranskningen"), false));
            }

            if (View.MayRecommend)
            {
                all.Add(("foresla", T("Lämna förslag till beslut"), all.TrueForAll(other => !other.First)));
            }

            if (Decisions.MayRecord)
            {
                all.Add(("registrera-beslut", T("Registrera beslutet"), all.TrueForAll(other => !other.First)));
            }

            return all;
        }
    }

    internal string TodoTitle
    {
        get
        {
            var left = View.Criteria.Count(criterion => criterion.Applies && !criterion.OwnCounts);
            return !View.MayAssess || View.OwnLodgedOn is not null ? T("Det här kan du göra")
                : left == 0 ? T("Din bedömning är sparad men inte lämnad")
                : left == 1 ? T("Ett kriterium är kvar för dig att bedöma")
                : T($"{left} kriterier är kvar för dig att bedöma");
        }
    }

    internal string Summary
    {
        get
        {
            var applying = View.Criteria.Where(criterion => criterion.Applies).ToList();
            var (met, not) = (applying.Count(c => c.Outcome == "met"), applying.Count(c => c.Outcome == "notMet"));
            return View.Waits ? T("De andras bedömningar läser du här när alla är lämnade.")
                : View.Handles || met + not > 0
                    ? T($"Uppfyllda: {met} av {applying.Count}. Inte uppfyllda: {not}. Inte klara: {applying.Count - met - not}.")
                : T("Bedömningen pågår. Motiveringarna går att läsa här när ärendet är beslutat.");
        }
    }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CaseCriteria(CaseNumber), cancellation);
        Decisions = await mediator.Send(new CaseDecisionPage(CaseNumber), cancellation);
    }

    internal static string Proposed(RecommendationRow proposal) => proposal.Outcome == "grant" ? T("Bifall") : T("Avslag");

    // Whoever may not know the outcome is told no more than that it is under way.
    internal static string InWords(CriterionRow criterion) =>
        (criterion.Applies, criterion.Outcome) switch
        {
            (false, _) => T("Inte tillämpligt"),
            (_, "met") => T("Uppfyllt"),
            (_, "notMet") => T("Inte uppfyllt"),
            _ when criterion.Unread > 0 || criterion.Said.Count > 0 => T("Bedömning pågår"),
            _ => T("Inte bedömt"),
        };

    /// <summary>A no that those who may read it are told of: what it is, what it stops, and how it is resolved.</summary>
    internal bool Blocks(CriterionRow criterion) => View.Handles && View.Stops.Count > 0 && criterion.Outcome == "notMet";

    internal static string Explained(CriterionRow criterion)
    {
        var counted = criterion.Said.Where(said => said.Counts).ToList();
        var no = counted.Count(said => said.Outcome == Outcomes.NotMet);
        return criterion.Agreement is not null ? T("Ni har gemensamt bedömt att kriteriet inte är uppfyllt.")
            : counted.Count == 1 ? T("Den som har bedömt kriteriet tycker att det inte är uppfyllt.")
            : no == counted.Count ? T("Alla som har bedömt kriteriet tycker att det inte är uppfyllt.")
            : T(
                $"{no} av {counted.Count} tycker att kriteriet inte är uppfyllt, och så länge ni inte är överens räknas det så. "
                    + $"Det läser bara de som bedömer och beslutar."
            );
    }

    internal static string Resolved(CriterionRow criterion) =>
        criterion.Disputed
            ? T("Kom överens och registrera en gemensam bedömning med skäl.")
            : T("Ansökan kan skickas tillbaka för ändring, eller avslag föreslås.");

    private bool IsFine(CriterionRow criterion) =>
        !criterion.Applies || (criterion.Outcome == "met" && !criterion.Disputed && criterion.Said.All(said => said.Counts));
}
