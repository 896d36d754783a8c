using Fund.Applications.Reading;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Ideas;

/// <summary>The coordinator answers an idea.</summary>
[Requires(Permission.Coordinate)]
[Does(typeof(AnswerIdea))]
public sealed class AnswerIdeaModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Outcome chosen.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Words to the applicant.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Outcomes to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } =
        [new("invited", T("Ja, bjud in till full ansökan")), new("declined", T("Nej, idén går inte vidare"))];

    /// <summary>What the idea says, to read beside the answer; null when nothing was handed in.</summary>
    internal HandedInView? Idea { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Idea = await mediator.Send(new LatestHandedIn(CaseNumber), cancellation);
    }

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new AnswerIdea(CaseNumber, Outcome ?? "", Reason),
            T("Återkopplingen är skickad. Den som skrev idén får den med e-post."),
            cancellation
        );
}
