using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Recusals;

/// <summary>Somebody says whether they have a conflict of interest in a case, and then takes no part in it.</summary>
[Requires(Permission.ReadCases)]
[Does(typeof(DeclareConflict))]
public sealed class DeclareConflictModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Yes or no.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Which ground.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The ground in words.</summary>
    [BindProperty]
    public string? Ground { get; set; }

    /// <summary>Answers to choose.</summary>
    public IReadOnlyList<Option> Answers { get; } = [new("yes", T("Ja, jag anmäler jäv")), new("no", T("Nej, jag har inte jäv"))];

    /// <summary>Grounds to choose.</summary>
    public IReadOnlyList<Option> Kinds { get; } = [.. ConflictGrounds.Names.Select(ground => new Option(ground.Key, ground.Value))];

    internal ConflictQuestionView View { get; private set; } = null!;

    internal IReadOnlyList<Crumb> Crumbs => [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new ConflictQuestion(CaseNumber), cancellation);

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (Answer)
        {
            case "yes":
                await mediator.Send(new DeclareConflict(CaseNumber, Ground ?? "", Kind ?? ""), cancellation);
                Done = T("Jävet är anmält.");
                break;
            case "no" when !string.IsNullOrEmpty(Kind) || !string.IsNullOrWhiteSpace(Ground):
                throw new Refused(T("Du har angett en grund för jäv. Svara ja, eller ta bort grunden."), field: "answer");
            case "no":
                await mediator.Send(new SayImpartial(CaseNumber), cancellation);
                Done = T("Du har svarat att du inte har jäv.");
                break;
            default:
                throw new Refused(T("Svara ja eller nej på om du har jäv."), field: "answer");
        }

        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/bedomning");
    }
}
