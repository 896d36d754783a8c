using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Evaluation.FollowUp;

/// <summary>A report or an evaluation is written, with what is known and what was written last beside.</summary>
[Requires(Permission.Report)]
[Does(typeof(RecordEvaluation))]
public sealed class RecordEvaluationModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Kind, from the address of a task or as chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Texts by section.</summary>
    [BindProperty(Name = "sections")]
    public Dictionary<string, string?> Sections { get; set; } = [];

    internal CaseFollowUpView View { get; private set; } = null!;

    /// <summary>Kinds to choose.</summary>
    public IReadOnlyList<Option> Kinds => [.. View.MayRecord.Select(kind => new Option(kind.Key, kind.Name))];

    /// <summary>The latest report that has a text of a section; null when none has.</summary>
    internal EvaluationRow? LastWith(string section) => View.Evaluations.FirstOrDefault(e => e.Sections.ContainsKey(section));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        View = await mediator.Send(new CaseFollowUp(CaseNumber), cancellation);
    }

    /// <summary>Records it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await mediator.Send(new RecordEvaluation(CaseNumber, Kind ?? "", Sections), cancellation);
        Done = T($"Sparat: {EvaluationKinds.Names[Kind!]}.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/uppfoljning");
    }
}
