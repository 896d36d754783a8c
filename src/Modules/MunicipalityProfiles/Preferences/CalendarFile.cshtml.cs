using System.Text;
using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fund.MunicipalityProfiles.Preferences;

/// <summary>The person's deadlines as a calendar file (RFC 5545), at a secret address.</summary>
[Requires(Permission.Public)]
public sealed class CalendarFileModel(IMediator mediator, CurrentMunicipality municipality, IOptions<MailOptions> options) : PageModel
{
    private const string Product = "-//Fund//Sociala investeringar//SV";

    /// <summary>The secret of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    /// <summary>Answers the file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!municipality.IsKnown)
        {
            throw new NotFound(T("Kalendern finns inte."));
        }

        var deadlines = await mediator.Send(new DeadlineCalendar(Secret), cancellation);
        Response.Headers.CacheControl = "private, no-store";
        return File(Encoding.UTF8.GetBytes(TextOf(deadlines)), "text/calendar; charset=utf-8");
    }

    private string TextOf(IReadOnlyList<Deadline> deadlines)
    {
        var calendar = new Calendar { ProductId = Product };
        calendar.AddProperty("X-WR-CALNAME", T($"{municipality.Value.Name}: att göra i fonden"));
        foreach (var deadline in deadlines)
        {
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{deadline.Id:N}@fund",
                    Summary = deadline.Title,
                    Start = new CalDateTime(deadline.Due),
                    End = new CalDateTime(deadline.Due.AddDays(1)),
                    DtStamp = new CalDateTime(deadline.AskedAt.UtcDateTime),
                    Transparency = TransparencyType.Transparent,
                    Url = new Uri($"{options.Value.PublicAddress.TrimEnd('/')}/{municipality.Value.Key}{deadline.Link}"),
                }
            );
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
