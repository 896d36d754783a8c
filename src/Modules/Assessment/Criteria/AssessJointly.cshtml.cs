using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Criteria;

/// <summary>What those who assess have agreed on a criterion.</summary>
[Requires(Permission.Assess)]
[Does(typeof(AssessJointly))]
public sealed class AssessJointlyModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the criterion.</summary>
    [BindProperty(SupportsGet = true, Name = "kriterium")]
    public string Criterion { get; set; } = "";

    /// <summary>What was agreed.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The day, as typed.</summary>
    [BindProperty]
    public string? AgreedOn { get; set; }

    internal CaseCriteriaView View { get; private set; } = null!;

    internal CriterionRow? Row { get; private set; }

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [.. Criteria.Outcomes.Names.Select(n => new Option(n.Key, n.Value))];

    internal IReadOnlyList<Crumb> Crumbs =>
        [
            new(T("Ärenden"), "~/arenden"),
            new(CaseNumber, $"~/arenden/{CaseNumber}"),
            new(T("Bedömning och beslut"), $"~/arenden/{CaseNumber}/bedomning"),
        ];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        View = await mediator.Send(new CaseCriteria(CaseNumber), cancellation);
        Row = View.Criteria.FirstOrDefault(criterion => criterion.Key == Criterion) ?? throw new NotFound(T("Kriteriet finns inte."));
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var day = SwedishDate.TryRead(AgreedOn, out var read, out var unreadable)
            ? read
            : throw new Refused(unreadable!.Reason, field: "agreedOn");
        await mediator.Send(new AssessJointly(CaseNumber, Criterion, Outcome ?? "", Reason ?? "", day), cancellation);
        Done = T("Den gemensamma bedömningen är registrerad.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
