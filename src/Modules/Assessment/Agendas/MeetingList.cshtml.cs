using Fund.Assessment.Reading;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>The meetings, what is coming first. To read; planning one is a page of its own.</summary>
[Requires(Permission.ReadMeetings)]
public sealed class MeetingListModel(IMediator mediator, Actor actor) : FundPage
{
    /// <summary>Only what was before this day, as typed; null for all that is coming and the latest of what has been.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    internal MeetingListView View { get; private set; } = null!;

    internal bool MayArrange => actor.May(Permission.ArrangeMeetings);

    /// <summary>What a meeting is about: the first of its cases.</summary>
    internal static string CasesOf(MeetingRow row) =>
        row.Cases switch
        {
            [] => row.Points == 0 ? T("Ingen dagordning än") : "–",
            [var only] => only,
            [var first, var second] => T($"{first} och {second}"),
            [var first, var second, ..] => T($"{first}, {second} och fler"),
        };

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) =>
        View = await mediator.Send(new MeetingList(Typed.DayIfAny(Before, "before")), cancellation);
}
