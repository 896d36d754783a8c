using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Decisions;

/// <summary>A decision is copied from the minutes, with what it rests on beside.</summary>
[Requires(Permission.RecordDecisions)]
[Does(typeof(RecordDecision))]
public sealed class RecordDecisionModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Outcome.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Paragraph.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>The meeting's day as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DecidedOn { get; set; }

    /// <summary>Day of adjustment as typed.</summary>
    [BindProperty]
    public string? AdjustedOn { get; set; }

    /// <summary>Day of posting as typed.</summary>
    [BindProperty]
    public string? PostedOn { get; set; }

    /// <summary>Amount as typed.</summary>
    [BindProperty]
    public string? Granted { get; set; }

    /// <summary>The amounts as typed, by fiscal year; none where it is all of the decision's year.</summary>
    [BindProperty(Name = "perYear")]
    public Dictionary<string, string?> PerYear { get; set; } = [];

    /// <summary>Conditions and reasons.</summary>
    [BindProperty]
    public string? Conditions { get; set; }

    internal CaseDecisionPageView View { get; private set; } = null!;

    /// <summary>What the costs of the application are beside what is applied for; null when one of them is not told.</summary>
    internal string? AgainstRequested =>
        (View.Cost, View.Requested) switch
        {
            ({ } cost, { } requested) when cost == requested => T("Lika mycket som det sökta."),
            ({ } cost, { } requested) when cost > requested => T($"Det är {cost - requested} mer än det sökta."),
            ({ } cost, { } requested) => T($"Det är {requested - cost} mindre än det sökta."),
            _ => null,
        };

    /// <summary>What is said of when reasons are needed.</summary>
    internal string ReasonsHint =>
        View.ReasonsFor.Count == 0
            ? T("Vid återremiss: vad sökanden ska ändra. Läses av sökanden.")
            : T($"Skäl behövs vid: {string.Join(", ", View.ReasonsFor).ToLowerInvariant()}. Läses av sökanden.");

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. DecisionOutcomes.Names.Select(n => new Option(n.Key, n.Value))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        View = await mediator.Send(new CaseDecisionPage(CaseNumber), cancellation);
    }

    /// <summary>Records the decision.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var unread = new List<Finding>();
        var years = TypedYears.Read(PerYear, unread);
        var amount = !string.IsNullOrWhiteSpace(Granted)
            ? TypedYears.Read(Granted, "granted", unread)
            // Whoever gives it by year need not add it up.
            : years.Values.Total();
        if (unread.Count > 0)
        {
            throw new Refused(unread);
        }

        DateOnly? adjusted = string.IsNullOrWhiteSpace(AdjustedOn) ? null : Day(AdjustedOn, "adjustedOn");
        DateOnly? posted = string.IsNullOrWhiteSpace(PostedOn) ? null : Day(PostedOn, "postedOn");
        return DoAsync(
            new RecordDecision(
                CaseNumber,
                Outcome ?? "",
                Paragraph ?? "",
                Day(DecidedOn, "decidedOn"),
                adjusted,
                amount,
                years.Count == 0 ? null : years,
                Conditions,
                posted
            ),
            T("Beslutet är registrerat."),
            cancellation
        );
    }
}
