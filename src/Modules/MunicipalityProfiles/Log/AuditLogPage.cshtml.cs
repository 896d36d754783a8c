using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Audit;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.MunicipalityProfiles.Log;

/// <summary>The log, for auditors and the municipality's administrator.</summary>
[Requires(Permission.ReadAudit)]
public sealed class AuditLogPageModel(IMediator mediator, Actor actor, CommandNames names, TimeProvider time) : FundPage
{
    private const int RowsAtATime = 5_000;

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>Name of a message.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Message { get; set; }

    /// <summary>Number of a case.</summary>
    [BindProperty(SupportsGet = true)]
    public string? CaseNumber { get; set; }

    /// <summary>First day, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Go on after this line.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>What can have been done, in words.</summary>
    public IReadOnlyList<Option> Messages { get; } =
    [
        .. names
            .All.Select(n => new Option(n.Key, n.Value))
            .OrderBy(o => o.Label, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)),
    ];

    internal AuditPage Log { get; private set; } = new([], null);

    internal bool MayReadCases => actor.May(Permission.ReadCases);

    internal string OlderHref => Href(("after", Log.Next?.ToString()));

    internal string ExcelHref => Href(("handler", "Excel"));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation) => Log = await mediator.Send(Asked(After, null), cancellation);

    /// <summary>The log, as narrowed, as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        // To its end: who hands a log to an auditor hands all of it.
        var rows = new List<AuditRow>();
        Guid? after = null;
        do
        {
            var page = await mediator.Send(Asked(after, RowsAtATime), cancellation);
            rows.AddRange(page.Rows);
            after = page.Next;
        } while (after is not null);
        return await ExcelList.OfAsync(
            $"logg-{StockholmTime.Today(time):yyyy-MM-dd}",
            [T("När"), T("Vem"), T("Roller"), T("Vad"), T("Ärende"), T("Riktlinje"), T("Varifrån"), T("Innehåll"), T("Spårnummer")],
            rows.Select(r =>
                (IReadOnlyList<object?>)[r.At, r.Who, RolesOf(r), r.What, r.CaseNumber, r.RuleVersion, r.From, r.Content, r.TraceId]
            ),
            cancellation
        );
    }

    internal static string RolesOf(AuditRow row) =>
        string.Join(
            ", ",
            row.Roles.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Select(role => Enum.TryParse<Role>(role, out var known) ? RoleNames.Of(known) : role)
        );

    private AuditLog Asked(Guid? after, int? most) => new(Who, Message, CaseNumber, Day(From, "from"), Day(To, "to"), after, most);

    // A day that cannot be read is told, and the list is shown without it.
    private DateOnly? Day(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (SwedishDate.TryRead(typed, out var day, out var unreadable))
        {
            return day;
        }

        ModelState.AddModelError(field, unreadable!.Reason);
        return null;
    }

    private string Href((string Name, string? Value) more)
    {
        var query = new[] { ("who", Who), ("message", Message), ("caseNumber", CaseNumber), ("from", From), ("to", To), more };
        return $"{Root}/logg?"
            + string.Join(
                '&',
                query.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
            );
    }
}
