using Fund.Contracts.Messages;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>Who of those at a meeting took part in one of its points.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class RecordPointAttendanceModel(IMediator mediator) : OneMeetingPage(mediator)
{
    /// <summary>Key of the point.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Item { get; set; }

    /// <summary>Keys of the appointments of those who were there.</summary>
    [BindProperty]
    public List<string> Present { get; set; } = [];

    internal MeetingPoint Point { get; private set; } = null!;

    /// <summary>Everybody who was at the meeting.</summary>
    public IReadOnlyList<Option> People =>
        [.. View.Members.Where(m => m.Present == true).Select(m => new Option(m.Id.ToString(), m.Name, m.PositionName))];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Point = View.Points.FirstOrDefault(p => p.Id == Item) ?? throw new NotFound(T("Punkten finns inte på dagordningen."));
        if (!HttpMethods.IsPost(Request.Method))
        {
            Present = [.. People.Select(person => person.Value).Where(member => Point.Away.All(away => away.ToString() != member))];
        }
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Present.Except(People.Select(person => person.Value)).Any())
        {
            throw new Refused(T("Bara den som var med på mötet kan ha varit med vid punkten."), field: "present");
        }

        return await DoAsync(
            new RecordPointAttendance(Id, Item, [.. People.Select(person => person.Value).Except(Present).Select(Guid.Parse)], RowVersion),
            T("Närvaron är sparad."),
            cancellation
        );
    }
}
