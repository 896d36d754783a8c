using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>
/// All the criteria of a case for the one who assesses: what is filled in is saved together, and what is wrong is told by the criterion's
/// name, with all that was typed still there.
/// </summary>
[Requires(Permission.Assess)]
[Does(typeof(AssessCriterion))]
public sealed class AssessCriterionModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal AssessmentDeskView Desk { get; private set; } = null!;

    internal CaseCriteriaView View => Desk.Case;

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    internal IReadOnlyList<CriterionRow> Applying => [.. View.Criteria.Where(criterion => criterion.Applies)];

    internal string Progress => T($"Bedömda av dig: {Applying.Count(criterion => criterion.OwnCounts)} av {Applying.Count}.");

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Desk = await mediator.Send(new AssessmentDesk(CaseNumber), cancellation);

    /// <summary>Saves what is filled in.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "outcome")] Dictionary<string, string?> outcome,
        [FromForm(Name = "reason")] Dictionary<string, string?> reason,
        CancellationToken cancellation
    )
    {
        await LoadAsync(cancellation);
        return await SaveAsync(TouchedOf(outcome, reason), T("Bedömningen är sparad men inte lämnad än."), cancellation);
    }

    private List<CriterionWord> TouchedOf(Dictionary<string, string?> outcome, Dictionary<string, string?> reason) =>
        Applying
            .Select(criterion =>
                (
                    criterion,
                    word: new CriterionWord(
                        criterion.Key,
                        outcome.GetValueOrDefault(criterion.Key) ?? "",
                        Plain(reason.GetValueOrDefault(criterion.Key))
                    )
                )
            )
            .Where(row => IsTouched(row.criterion, row.word))
            .Select(row => row.word)
            .ToList();

    /// <summary>Saves what is filled in, and lodges the whole.</summary>
    public async Task<IActionResult> OnPostLodgeAsync(
        [FromForm(Name = "outcome")] Dictionary<string, string?> outcome,
        [FromForm(Name = "reason")] Dictionary<string, string?> reason,
        CancellationToken cancellation
    )
    {
        await LoadAsync(cancellation);
        return await LodgeAsync(TouchedOf(outcome, reason), T("Din bedömning är lämnad."), cancellation);
    }

    /// <summary>Takes back what was lodged.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellation)
    {
        await mediator.Send(new TakeBackAssessment(CaseNumber), cancellation);
        Done = T("Din bedömning är tillbaka hos dig. Ändra den och lämna den på nytt.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedom");
    }

    /// <summary>Says again what was said before the application was changed, and lodges it.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var words = Applying
            .Where(criterion => criterion.Own is { Counts: false })
            .Select(criterion => new CriterionWord(criterion.Key, criterion.Own!.Outcome, criterion.Own.Reason))
            .ToList();
        return await LodgeAsync(words, T("Din bedömning är bekräftad."), cancellation);
    }

    internal PreliminaryRow? PreliminaryOf(CriterionRow criterion) =>
        View.Preliminary.FirstOrDefault(view => view.Criterion == criterion.Key && view.Counts);

    internal string LodgedWords => T($"Lämnade bedömningar: {View.Lodged} av {View.ToLodge}.");

    internal static string StateOf(CriterionRow criterion) =>
        criterion.Own switch
        {
            { Counts: true } own => own.OutcomeName,
            { } => T("Bedömd före ändringen"),
            null => T("Inte bedömt"),
        };

    // What was said before the application was changed is said again only by who chooses it again.
    internal static string? ChosenOf(CriterionRow criterion) => criterion.Own is { Counts: true } own ? own.Outcome : null;

    private static bool IsTouched(CriterionRow criterion, CriterionWord word)
    {
        var before = Plain(criterion.Own?.Reason);
        return ChosenOf(criterion) is { } chosen
            ? (word.Outcome, word.Reason) != (chosen, before)
            : word.Outcome.Length > 0 || word.Reason != before;
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private async Task<IActionResult> SaveAsync(List<CriterionWord> words, string done, CancellationToken cancellation)
    {
        await mediator.Send(new AssessCriteria(CaseNumber, words), cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedom");
    }

    // What is filled in is kept also when it is not enough to lodge.
    private async Task<IActionResult> LodgeAsync(List<CriterionWord> words, string done, CancellationToken cancellation)
    {
        if (words.Count > 0)
        {
            await mediator.Send(new AssessCriteria(CaseNumber, words), cancellation);
        }

        await mediator.Send(new LodgeAssessment(CaseNumber), cancellation);
        Done = done;
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
