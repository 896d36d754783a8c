using Fund.Contracts.Messages;
using Fund.Platform.Pipeline;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>
/// All the criteria of a case for the one who assesses: whatever is filled in is saved, and what cannot be is told by the criterion's name,
/// with all that was typed still there.
/// </summary>
[Requires(Permission.Assess)]
[Does(typeof(AssessCriterion))]
public sealed class AssessCriterionModel(IMediator mediator, MessageScope scope) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal AssessmentDeskView Desk { get; private set; } = null!;

    internal CaseCriteriaView View => Desk.Case;

    /// <summary>How many criteria were saved though others could not be.</summary>
    internal int Saved { get; private set; }

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new("Ärenden", "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new("Bedömning och beslut", $"~/arenden/{CaseNumber}/bedomning"),
        ];

    internal IReadOnlyList<CriterionRow> Applying => [.. View.Criteria.Where(criterion => criterion.Applies)];

    internal string Progress => $"{Applying.Count(criterion => criterion.OwnCounts)} av {Applying.Count} bedömda av dig";

    internal string? Differences =>
        View.Changed is { Seen: { } seen, Now: var now } ? $"~/arenden/{CaseNumber}/inlamnat/{now}?jamfor={seen}" : null;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Desk = await mediator.Send(new AssessmentDesk(CaseNumber), cancellation);

    /// <summary>Saves what is filled in.</summary>
    public async Task<IActionResult> OnPostAsync(
        Dictionary<string, string?> outcome,
        Dictionary<string, string?> reason,
        CancellationToken cancellation
    )
    {
        await LoadAsync(cancellation);
        var findings = new List<Finding>();
        foreach (var criterion in Applying)
        {
            var (chosen, why) = (outcome.GetValueOrDefault(criterion.Key), Plain(reason.GetValueOrDefault(criterion.Key)));
            if (IsTouched(criterion, chosen, why))
            {
                await SaveAsync(criterion, chosen ?? "", why, findings, cancellation);
            }
        }

        if (findings.Count > 0)
        {
            throw new Refused(findings);
        }

        return await ToNextAsync(Saved == 0 ? "Inget var ändrat." : "Bedömningen är sparad.", cancellation);
    }

    /// <summary>Says again what was said before the application was changed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var findings = new List<Finding>();
        foreach (var criterion in Applying.Where(criterion => criterion.Own is { Counts: false }))
        {
            await SaveAsync(criterion, criterion.Own!.Outcome, criterion.Own.Reason, findings, cancellation);
        }

        return findings.Count > 0 ? throw new Refused(findings) : await ToNextAsync("Din bedömning är bekräftad.", cancellation);
    }

    internal static string StateOf(CriterionRow criterion) =>
        criterion.Own switch
        {
            { Counts: true } own => own.OutcomeName,
            { } => "Bedömd före ändringen",
            null => "Inte bedömt",
        };

    // What was said before the application was changed is said again only by who chooses it again.
    internal static string? ChosenOf(CriterionRow criterion) => criterion.Own is { Counts: true } own ? own.Outcome : null;

    private static bool IsTouched(CriterionRow criterion, string? chosen, string why)
    {
        var before = Plain(criterion.Own?.Reason);
        return ChosenOf(criterion) is { } outcome
            ? (chosen, why) != (outcome, before)
            : !string.IsNullOrEmpty(chosen) || why != before;
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private async Task SaveAsync(
        CriterionRow criterion,
        string outcome,
        string reason,
        List<Finding> findings,
        CancellationToken cancellation
    )
    {
        // Each is a command of its own, done once however often the form arrives.
        scope.RequestId = $"{RequestId}-{criterion.Key}";
        try
        {
            await mediator.Send(new AssessCriterion(CaseNumber, criterion.Key, outcome, reason), cancellation);
            Saved++;
        }
        catch (Refused refused)
        {
            findings.AddRange(
                refused.Findings.Select(finding =>
                    finding with
                    {
                        Message = $"{criterion.Name}: {finding.Message}",
                        Field = $"{(finding.Field == "reason" ? "reason" : "outcome")}-{criterion.Key}",
                    }
                )
            );
        }
        catch (Conflict conflict)
        {
            findings.Add(new Finding($"{criterion.Name}: {conflict.Message}", Field: $"outcome-{criterion.Key}"));
        }
    }

    private async Task<IActionResult> ToNextAsync(string done, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Done = done;
        var left = Applying.Any(criterion => !criterion.OwnCounts);
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/{(left ? "bedom" : "bedomning")}");
    }
}
