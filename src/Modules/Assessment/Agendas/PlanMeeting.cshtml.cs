using Fund.Assessment.Bodies;
using Fund.Assessment.Meetings;
using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>Plans a meeting.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class PlanMeetingModel(IMediator mediator, CurrentSetup setup) : FundPage
{
    private const string First = "forsta";

    /// <summary>Who meets: key of the body, as chosen.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>The day, as typed.</summary>
    [BindProperty]
    public string? Day { get; set; }

    /// <summary>When it begins, as typed.</summary>
    [BindProperty]
    public string? StartsAt { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public string? Place { get; set; }

    /// <summary>Bodies to choose, and the first meeting on an application where the municipality's process has it (U-67).</summary>
    public IReadOnlyList<Option> Bodies { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        var bodies = (await mediator.Send(new BodyList(), cancellation))
            .Where(body => body.EndedOn is null)
            .Select(body => new Option(body.Id.ToString(), body.Name));
        var profiles = (await setup.GetAsync(cancellation)).Profiles;
        Bodies = profiles.Any(profile => profile.Operations.ContainsKey(nameof(RecordMeeting)))
            ? [.. bodies, new Option(First, MeetingBodies.FirstMeeting)]
            : [.. bodies];
    }

    /// <summary>Plans it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Guid? body =
            Body == First ? null
            : Guid.TryParse(Body, out var chosen) ? chosen
            : throw new Refused(T("Välj vem som möts."), field: "body");
        var planned = await mediator.Send(
            new PlanMeeting(body, Typed.Day(Day, "day"), Typed.Time(StartsAt, "startsAt"), Place ?? ""),
            cancellation
        );
        Done = T("Mötet är planerat. Sätt upp dagordningen.");
        return Redirect($"{Request.PathBase}/moten/{planned.Meeting}");
    }
}
