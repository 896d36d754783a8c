using System.Globalization;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Host.Startup;
using Fund.Platform.Catalogue;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Host.Pages;

/// <summary>What is asked of me, by when; or where to go, for those who are not signed in or have named no municipality.</summary>
[Requires(Permission.Public)]
public sealed class StartModel(
    IServiceProvider services,
    IMediator mediator,
    Actor actor,
    CurrentMunicipality municipality,
    MunicipalityCatalogue catalogue,
    TimeProvider time
) : FundPage
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    internal IReadOnlyList<Municipality>? Municipalities { get; private set; }

    /// <summary>"alla" shows all that waits for others.</summary>
    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? Shown { get; set; }

    internal bool ShowsAll => Shown == "alla";

    internal bool SignedIn => actor.IsSignedIn;

    internal StartBoard Board { get; private set; } = StartBoard.Empty;

    /// <summary>The count is the heading: the first thing to know is whether anything waits.</summary>
    internal string Heading =>
        Board.Tasks.Count switch
        {
            0 => T("Inget väntar på dig"),
            1 => T("En sak väntar på dig"),
            var count => T($"{count} saker väntar på dig"),
        };

    /// <summary>How many rows of what waits for others stand unfolded.</summary>
    internal const int OthersShown = 10;

    /// <summary>The day, above the heading: "Tisdag 2026-09-15".</summary>
    internal string Day => Swedish.TextInfo.ToTitleCase($"{Weekday(Today)} {SwedishDate.ForPage(Today)}");

    /// <summary>What is asked for with a card of its own is not repeated in the list.</summary>
    internal IReadOnlyList<TaskItem> Tasks => [.. Board.Tasks.Where(task => !Board.Cards.Any(card => card.Link == task.Link))];

    internal IEnumerable<StartPart> Parts(bool beside) => Board.Parts.Where(part => part.Beside == beside);

    internal static string Weekday(DateOnly day) =>
        (ReadersLanguage.Current == Language.English ? English : Swedish).DateTimeFormat.GetDayName(day.DayOfWeek);

    /// <summary>What to do; the case is named beside.</summary>
    internal string WhatOf(string title, string? caseNumber) => TaskWords.Without(title, TitleOf(caseNumber));

    internal string? TitleOf(string? caseNumber) => caseNumber is null ? null : Board.CaseTitles.GetValueOrDefault(caseNumber);

    /// <summary>Whole days that something has waited.</summary>
    internal int DaysSince(DateOnly since) => Today.DayNumber - since.DayNumber;

    /// <summary>How late it is, in words; null when it is not.</summary>
    internal string? LateBy(DateOnly? due) =>
        due < Today
            ? (Today.DayNumber - due.Value.DayNumber) switch
            {
                1 => T("1 dag försenat"),
                var days => T($"{days} dagar försenat"),
            }
            : null;

    internal bool MayRemind(WaitingTask task) => !task.Nobody && task.PromptedOn != Today;

    internal DateOnly Today => StockholmTime.Today(time);

    internal string Base => Request.PathBase;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        if (!municipality.IsKnown)
        {
            Municipalities = services.GetRequiredService<HostSettings>().Demonstration ? await catalogue.AllAsync(cancellation) : [];
        }
        else if (actor.IsSignedIn)
        {
            Board = await mediator.Send(new MyStart(), cancellation);
        }
    }

    /// <summary>Reminds those who are waited for.</summary>
    public async Task<IActionResult> OnPostRemindAsync(string? caseNumber, Guid task, CancellationToken cancellation)
    {
        var reminded = await mediator.Send(new RemindOfTask(string.IsNullOrEmpty(caseNumber) ? null : caseNumber, task), cancellation);
        Done = T($"Påminnelsen är skickad till {string.Join(", ", reminded)}.");
        return Redirect($"{Request.PathBase}/");
    }
}
