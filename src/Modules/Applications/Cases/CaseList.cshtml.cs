using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Cases;

/// <summary>Cases that the person may see.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseListModel(IMediator mediator, MessageScope scope, Actor actor, TimeProvider time) : FundPage
{
    private const int MostInAFile = 1_000;

    /// <summary>Kind of stage to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Unit that takes part.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>The year a case was opened.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Words to look for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    /// <summary>Go on after this number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Kinds of stage that can be chosen.</summary>
    public IReadOnlyList<Option> Kinds { get; } =
    [
        new("Draft", "Utkast"),
        new("Handling", "Under handläggning"),
        new("Granted", "Beviljade"),
        new("Running", "Pågående"),
        new("Ended", "Avslutade"),
    ];

    /// <summary>Units that can be chosen.</summary>
    public IReadOnlyList<Option> Units { get; private set; } = [];

    /// <summary>Years that can be chosen.</summary>
    public IReadOnlyList<Option> Years { get; private set; } = [];

    /// <summary>May the person open a case?</summary>
    public bool MayOpen => actor.May(Permission.WriteApplications);

    internal CaseListPage List { get; private set; } = new([], null);

    internal string OlderHref => Href(("after", List.Next));

    internal string ExcelHref => Href(("handler", "Excel"));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        var choices = await mediator.Send(new CaseListChoicesQuery(), cancellation);
        Units = [.. choices.Units.Select(u => new Option(u.Key, u.Name))];
        Years = [.. choices.Years.Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Option(y, y))];
        scope.NothingFollows = true;
        try
        {
            List = await mediator.Send(new CaseList(Kind, Unit, Text, After, Year), cancellation);
        }
        catch (Refused refused) when (HttpMethods.IsGet(Request.Method))
        {
            // The filter stays as it was written, with what is wrong with it.
            Tell(refused.Findings);
        }
    }

    /// <summary>The list, as narrowed, as an Excel file.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation)
    {
        var list = await mediator.Send(new CaseList(Kind, Unit, Text, null, Year, MostInAFile), cancellation);
        return ExcelList.Of(
            $"arenden-{StockholmTime.Today(time):yyyy-MM-dd}",
            ["Ärendenummer", "Diarienummer", "Namn", "Sökande", "Steg", "Öppnat", "Inkommet", "Regelversion"],
            list.Rows.Select(r =>
                (IReadOnlyList<object?>)
                    [r.CaseNumber, r.RegistryNumber, r.Title, r.LeadUnit, r.StageName, r.OpenedOn, r.ReceivedOn, r.RuleVersion]
            )
        );
    }

    internal static string StatusOf(CaseListRow row) =>
        row.StageKind switch
        {
            "Running" => "success",
            "Granted" => "success",
            "Handling" => "info",
            _ => "neutral",
        };

    private string Href((string Name, string? Value) more)
    {
        var query = new[] { ("text", Text), ("kind", Kind), ("unit", Unit), ("year", Year?.ToString(CultureInfo.InvariantCulture)), more };
        return $"{Root}/arenden?"
            + string.Join(
                '&',
                query.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}")
            );
    }
}
