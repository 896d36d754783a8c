using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Adherence;

/// <summary>Somebody says whether an initiative follows its plans, before it is paid.</summary>
[Requires(Permission.ConfirmAdherence)]
[Does(typeof(ConfirmAdherence))]
public sealed class ConfirmAdherenceModel(IMediator mediator) : StepPage(mediator)
{
    private readonly IMediator mediator = mediator;

    /// <summary>Occasion that the answer is about.</summary>
    [BindProperty]
    public string? Occasion { get; set; }

    /// <summary>"yes" or "no".</summary>
    [BindProperty]
    public string? Follows { get; set; }

    /// <summary>Comment.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    internal AdherenceOfCaseView View { get; private set; } = null!;

    /// <summary>Occasions to choose: the oldest that an answer is waited for first, those that are answered last.</summary>
    public IReadOnlyList<Option> Occasions =>
        [.. View.Occasions.OrderBy(o => o.FollowsPlan is not null).ThenByDescending(o => o.Ended).Select(o => new Option(o.Key, o.Name))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        View = await mediator.Send(new AdherenceOfCase(CaseNumber), cancellation);
    }

    /// <summary>Says it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Follows is not ("yes" or "no"))
        {
            throw new Refused(T("Välj ja eller nej."), field: "follows");
        }

        await mediator.Send(new ConfirmAdherence(CaseNumber, Occasion ?? "", Follows == "yes", Comment), cancellation);
        Done =
            Follows == "yes"
                ? T("Svaret är sparat. Utbetalningen kan göras vid avräkningen.")
                : T("Svaret är sparat. Inget betalas ut den här gången.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ekonomi");
    }
}
