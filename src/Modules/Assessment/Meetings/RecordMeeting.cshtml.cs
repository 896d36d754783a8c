using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Meetings;

/// <summary>The first meeting on an application has been held.</summary>
[Requires(Permission.Coordinate)]
[Does(typeof(RecordMeeting))]
public sealed class RecordMeetingModel(IMediator mediator) : StepPage(mediator)
{
    /// <summary>The day, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? HeldOn { get; set; }

    /// <summary>What was said.</summary>
    [BindProperty]
    public string? Notes { get; set; }

    /// <summary>Do the parties share the view?</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>Plan of the process.</summary>
    [BindProperty]
    public string? ProcessPlan { get; set; }

    /// <summary>Answers to choose.</summary>
    public IReadOnlyList<Option> Outcomes { get; } = [new("shared", T("Ja")), new("notShared", T("Nej"))];

    /// <summary>Does it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new RecordMeeting(CaseNumber, Day(HeldOn, "heldOn"), View(), Notes ?? "", ProcessPlan),
            T("Mötet är registrerat."),
            cancellation
        );

    private bool View() =>
        Outcome switch
        {
            "shared" => true,
            "notShared" => false,
            _ => throw new Refused(T("Svara ja eller nej på om ni är överens."), field: "outcome"),
        };
}
