using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Signatures;

/// <summary>The signature round of a case: what each unit promises, who has signed, and the answer of the head who reads.</summary>
[Requires(Permission.ReadCases)]
public sealed class SignaturesModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the unit that is answered for.</summary>
    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>"yes" or "no".</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Why not.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    internal SignatureRound Round { get; private set; } = null!;

    internal IReadOnlyList<SignatureRow> Mine => [.. Round.Rows.Where(row => row.Mine)];

    /// <summary>The units that the person can answer for.</summary>
    public IReadOnlyList<Option> MyUnits => [.. Mine.Select(row => new Option(row.Unit, row.UnitName))];

    /// <summary>What can be answered.</summary>
    public IReadOnlyList<Option> Answers =>
        Mine is [var only]
            ? [new("yes", T($"Ja, jag skriver under för {only.UnitName}")), new("no", T("Nej, jag skriver inte under"))]
            : [new("yes", T("Ja, jag skriver under")), new("no", T("Nej, jag skriver inte under"))];

    /// <summary>Those to ask: who writes it, and who coordinates; not the person's own.</summary>
    internal IReadOnlyList<CasePerson> People { get; private set; } = [];

    internal string Kicker =>
        T($"Ärende {CaseNumber} · {Round.Lead} söker{(Round.Requested is { } sought ? $" {SwedishAmount.ForPage(sought)}" : "")}");

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Round = await mediator.Send(new CaseSignatures(CaseNumber), cancellation);
        People = [.. (await mediator.Send(new CasePeople(CaseNumber), cancellation)).Where(person => person.Part != CasePersonPart.Heads)];
    }

    /// <summary>Answers for a unit.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        switch (Answer)
        {
            case "yes" when !string.IsNullOrWhiteSpace(Reason):
                // A yes has no conditions, and what nobody would keep is not taken in silence.
                throw new Refused(T("Du har svarat ja men skrivit skäl till ett nej. Ta bort texten eller svara nej."), field: "reason");
            case "yes":
                await mediator.Send(new SignApplication(CaseNumber, Unit ?? "", RowVersion), cancellation);
                Done = T("Tack, underskriften är registrerad.");
                break;
            case "no":
                await mediator.Send(new RefuseSignature(CaseNumber, Unit ?? "", Reason ?? "", RowVersion), cancellation);
                Done = T("Ditt nej är registrerat. Den som skriver ansökan får dina skäl som uppgift och med e-post.");
                break;
            default:
                throw new Refused(T("Välj ja eller nej."), field: "answer");
        }

        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/underskrifter");
    }

    /// <summary>Asks the heads to sign.</summary>
    public async Task<IActionResult> OnPostRequestAsync(CancellationToken cancellation)
    {
        await mediator.Send(new RequestSignatures(CaseNumber), cancellation);
        Done = T("Cheferna har fått frågan, som uppgift och med e-post.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/underskrifter");
    }
}
