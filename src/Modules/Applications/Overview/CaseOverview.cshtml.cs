using Fund.Applications.Cases;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Overview;

/// <summary>Where the case stands, what is asked of whom, by when, and what has been written about it.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseOverviewModel(IMediator mediator, Actor actor, TimeProvider time) : FundPage
{
    private const string FormPage = "ansokan";
    private const int LatestRows = 5;

    internal const int LatestNotes = 3;

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    internal CaseOverviewView Case { get; private set; } = null!;

    internal IReadOnlyList<CaseNote> Notes { get; private set; } = [];

    internal IReadOnlyList<WaitingTask> Waiting { get; private set; } = [];

    // Whoever keeps the process going reminds others, not those who read.
    internal bool MayRemind(WaitingTask task) =>
        actor.May(Permission.Coordinate) && !task.Nobody && task.PromptedOn != StockholmTime.Today(time) && task.Person != actor.Name;

    internal bool IsOverdue(WaitingTask task) => task.Due < StockholmTime.Today(time);

    // What is the reader's own to do is a link to where it is done.
    internal bool IsMine(WaitingTask task) => task.Person is null ? actor.Roles.Contains(task.Role) : task.Person == actor.Name;

    // What goes on for years is not to be ended at every glance: the way out is offered first when it is asked for.
    internal bool IsPrimary(OperationView operation) =>
        operation.LeadsOn
        && (
            Case.StageKind != nameof(StageKind.Running)
            || Waiting.Any(task => task.Link.EndsWith("/" + operation.Page, StringComparison.Ordinal))
        );

    internal IReadOnlyList<StageMark> Stages =>
        [
            .. Case.Path.Select(s => new StageMark(
                s.Name,
                s.Current ? StageState.Current
                    : s.Passed ? StageState.Done
                    : StageState.Coming,
                s.ReachedOn
            )),
        ];

    internal IReadOnlyList<OperationView> Own => [.. Case.Operations.Where(o => o is { Mine: true, Page: not null })];

    // The hand-in is the form's own button; the box leads there by its name.
    internal bool HandsIn => Own.Any(o => o.Page == FormPage);

    internal bool MaySetProjectCode =>
        actor.May(Permission.ManageFinance) && Case.StageKind is nameof(StageKind.Granted) or nameof(StageKind.Running);

    internal IReadOnlyList<CaseFigure> Figures { get; private set; } = [];

    internal IReadOnlyList<HistoryRow> Latest { get; private set; } = [];

    internal IReadOnlyList<CasePerson> People { get; private set; } = [];

    internal string Kicker =>
        string.Join(" · ", new[] { T($"Ärende {Case.CaseNumber}"), Case.RegistryNumber, Case.LeadUnit }.OfType<string>());

    internal string ProjectCodeWords => Case.ProjectCode is null ? T("Ange projektkod") : T("Ändra projektkoden");

    internal string Others => string.Join(", ", Case.Participants.Where(p => !p.Lead).Select(p => p.Name).DefaultIfEmpty(T("Ingen annan")));

    internal string LeftToAnswer =>
        Case.LeftToAnswer == 1 ? T("En fråga är kvar att besvara") : T($"{Case.LeftToAnswer} frågor är kvar att besvara");

    internal string? TurnName(Terms terms) => RoleWords.Of(Case.Turn, terms);

    internal bool Overdue => Case.Due < StockholmTime.Today(time);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);
        Notes = await mediator.Send(new CaseNotes(CaseNumber), cancellation);
        Figures = await mediator.Send(new CaseFigures(CaseNumber), cancellation);
        Latest = [.. (await mediator.Send(new CaseHistory(CaseNumber), cancellation)).Take(LatestRows)];
        People = await mediator.Send(new CasePeople(CaseNumber), cancellation);
        Waiting = await mediator.Send(new WaitingFor(CaseNumber), cancellation);
    }

    /// <summary>Reminds those who are waited for.</summary>
    public async Task<IActionResult> OnPostRemindAsync(Guid task, CancellationToken cancellation)
    {
        var reminded = await mediator.Send(new RemindOfTask(CaseNumber, task), cancellation);
        Done = T($"Påminnelsen är skickad till {string.Join(", ", reminded)}.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    internal static DateOnly DayOf(HistoryRow row) => StockholmTime.DateOf(row.At);
}
