using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Assessment.Agendas;

/// <summary>Who was at a meeting, and in whose place.</summary>
[Requires(Permission.ArrangeMeetings)]
public sealed class RecordAttendanceModel(IMediator mediator) : OneMeetingPage(mediator)
{
    /// <summary>Keys of the appointments of those who were there.</summary>
    [BindProperty]
    public List<string> Present { get; set; } = [];

    /// <summary>By substitute, the appointment in whose place they served.</summary>
    [BindProperty(Name = "insteadOf")]
    public Dictionary<string, string?> InsteadOf { get; set; } = [];

    /// <summary>Everybody who is appointed.</summary>
    public IReadOnlyList<Option> People => [.. View.Members.Select(m => new Option(m.Id.ToString(), m.Name, m.PositionName))];

    /// <summary>Those who can be replaced.</summary>
    public IReadOnlyList<Option> Ordinary =>
        [.. View.Members.Where(m => m.Position != BodyPositions.Substitute).Select(m => new Option(m.Id.ToString(), m.Name))];

    internal IEnumerable<MeetingMember> Substitutes => View.Members.Where(m => m.Position == BodyPositions.Substitute);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        if (HttpMethods.IsPost(Request.Method))
        {
            return;
        }

        Present = [.. View.Members.Where(m => m.Present == true).Select(m => m.Id.ToString())];
        InsteadOf = View.Members.Where(m => m.InsteadOf is not null).ToDictionary(m => m.Id.ToString(), m => m.InsteadOf?.ToString());
    }

    /// <summary>Saves it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        DoAsync(
            new RecordAttendance(
                Id,
                [
                    .. Present.Select(member => new PresentMember(
                        Key(member),
                        InsteadOf.GetValueOrDefault(member) is { Length: > 0 } instead ? Key(instead) : null
                    )),
                ],
                RowVersion
            ),
            T("Närvaron är sparad."),
            cancellation
        );

    private static Guid Key(string text) => Guid.TryParse(text, out var key) ? key : Guid.Empty;
}
