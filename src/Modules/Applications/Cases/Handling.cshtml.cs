using Fund.Applications.Ideas;
using Fund.Applications.Meetings;
using Fund.Applications.Preparation;
using Fund.Applications.Running;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>The steps of the process that are a few fields each: each step is one message.</summary>
[Requires(Permission.ReadCases)]
public sealed class HandlingModel(IMediator mediator) : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the operation.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Steg { get; set; }

    /// <summary>Outcome chosen.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Words.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>A day, as typed.</summary>
    [BindProperty]
    public string? Day { get; set; }

    /// <summary>Paragraph of minutes.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>Plan of the process.</summary>
    [BindProperty]
    public string? Plan { get; set; }

    internal CaseOverviewView Case { get; private set; } = null!;

    internal string Heading => Case.Operations.FirstOrDefault(o => o.Key == Steg)?.Name ?? "Handläggning";

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);

    /// <summary>Sends the step's message.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ICommand command = Steg switch
        {
            "AnswerIdea" => new AnswerIdea(CaseNumber, Outcome ?? "", Reason),
            "PrepareApplication" => new PrepareApplication(CaseNumber, ReadDay(), Reason ?? ""),
            "DecideToApply" => new DecideToApply(CaseNumber, ReadDay(), Paragraph ?? ""),
            "RecordMeeting" => new RecordMeeting(CaseNumber, ReadDay(), ReadView(), Reason ?? "", Plan),
            "StartInitiative" => new StartInitiative(CaseNumber, ReadDay()),
            "CloseCase" => new CloseCase(CaseNumber, Outcome ?? "", Reason ?? ""),
            "WithdrawCase" => new WithdrawCase(CaseNumber, Reason),
            _ => throw new NotFound("Steget finns inte."),
        };
        await mediator.Send(command, cancellation);
        Done = "Det är registrerat.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    private bool ReadView() =>
        Outcome switch
        {
            "shared" => true,
            "notShared" => false,
            _ => throw new Refused("Svara ja eller nej på om ni är överens.", field: "outcome"),
        };

    private DateOnly ReadDay() =>
        SwedishDate.TryRead(Day, out var day, out var unreadable) ? day : throw new Refused(unreadable!.Reason, field: "day");
}
