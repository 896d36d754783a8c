using System.Globalization;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Pipeline;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.CaseLists;

/// <summary>Cases that the person may see: views, a filter, columns, what it all comes to, and what is done with several at once.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseListModel(IMediator mediator, MessageScope scope, Actor actor, TimeProvider time) : FundPage
{
    private static Option[] KindOptions =>
        [
            new("Draft", T("Utkast"), Group: T("Var på vägen")),
            new(T("Handling"), T("Under handläggning"), Group: T("Var på vägen")),
            new("Granted", T("Beviljade"), Group: T("Var på vägen")),
            new("Running", T("Pågående"), Group: T("Var på vägen")),
            new("Ended", T("Avslutade"), Group: T("Var på vägen")),
        ];

    /// <summary>Numbers of the cases whose boxes are ticked.</summary>
    [BindProperty]
    public string[] Chosen { get; set; } = [];

    /// <summary>The name of a view to keep.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The view to remove.</summary>
    [BindProperty]
    public Guid Remove { get; set; }

    /// <summary>Where a case can stand: what it means, and the municipality's own stages.</summary>
    public IReadOnlyList<Option> Kinds { get; private set; } = [];

    /// <summary>Units that can be chosen.</summary>
    public IReadOnlyList<Option> Units { get; private set; } = [];

    /// <summary>Years that can be chosen.</summary>
    public IReadOnlyList<Option> Years { get; private set; } = [];

    /// <summary>Rule versions that can be chosen.</summary>
    public IReadOnlyList<Option> RuleVersions { get; private set; } = [];

    /// <summary>Whose turn can be chosen.</summary>
    public IReadOnlyList<Option> Turns { get; } =
    [
        new(CaseFilter.Mine, T("Din")),
        .. CaseFilter.Roles.Select(role => new Option(role.Key, RoleNames.Of(role.Value))),
        new(CaseFilter.None, T("Ingens just nu")),
    ];

    /// <summary>Last days that can be chosen.</summary>
    public IReadOnlyList<Option> Dues { get; } =
    [
        new(CaseFilter.Late, T("Försenat")),
        .. CaseFilter.Within.Select(within => new Option(within.Key, T($"Inom {within.Value} dagar"))),
        new(CaseFilter.None, T("Ingen sista dag")),
    ];

    /// <summary>Columns to sort by, beside the last day that is what is sorted by where none is chosen.</summary>
    public IReadOnlyList<Option> Sorts =>
        [
            new(CaseColumns.Case, T("Ärende")),
            .. AllColumns.Where(column => column.Key != CaseColumns.Due).Select(column => new Option(column.Key, column.Label)),
        ];

    /// <summary>Orders that can be chosen.</summary>
    public IReadOnlyList<Option> Orders { get; } = [new("stigande", T("Stigande")), new("fallande", T("Fallande"))];

    /// <summary>May the person open a case?</summary>
    public bool MayOpen => actor.May(Permission.WriteApplications);

    /// <summary>May the person remind those who are waited for?</summary>
    public bool MayRemind => actor.May(Permission.Coordinate);

    /// <summary>Was something asked for that cannot be shown?</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Was a view to be kept, and refused?</summary>
    public bool SavingFailed => Findings.Count > 0 && Request.Query["handler"] == "Save";

    internal IReadOnlyList<CaseViewCount> OwnViews => [.. Table.Views.Where(view => view.Own is not null)];

    /// <summary>Are all rows of the page ticked?</summary>
    public bool AllChosen => Request.Query["valda"] == "alla";

    internal DateOnly Today => StockholmTime.Today(time);

    internal CaseListAddress Address { get; private set; } = new();

    internal CaseBoardView Table { get; private set; } = new([], 0, 0, Money.Zero, [], [], []);

    internal IReadOnlyList<CaseColumn> AllColumns { get; private set; } = [];

    internal IReadOnlyList<CaseColumn> Columns { get; private set; } = [];

    internal int Pages => (Table.Hits + Size - 1) / Size;

    internal int PageNumber => Address.Page is { } page ? int.Parse(page, CultureInfo.InvariantCulture) : 1;

    internal CaseViewCount? View => Table.Views.FirstOrDefault(IsCurrent);

    /// <summary>What is on: a name, and the way to the list without it.</summary>
    internal IReadOnlyList<(string Label, string Href)> Chips =>
        [
            .. new (string Label, string? Value, IReadOnlyList<Option> Options, CaseListAddress Without)[]
            {
                (T("Sökord"), Address.Text, [], Address with { Text = null }),
                (T("Enhet"), Address.Unit, Units, Address with { Unit = null }),
                (T("Läge"), Address.Kind, Kinds, Address with { Kind = null }),
                (T("Öppnat år"), Address.Year, Years, Address with { Year = null }),
                (T("Vems tur"), Address.Turn, Turns, Address with { Turn = null }),
                (T("Senast"), Address.Due, Dues, Address with { Due = null }),
                (T("Riktlinje"), Address.Rules, RuleVersions, Address with { Rules = null }),
            }
                .Where(filter => filter.Value is not null)
                .Select(filter =>
                    (
                        $"{filter.Label}: {filter.Options.FirstOrDefault(option => option.Value == filter.Value)?.Label ?? filter.Value}",
                        Href(filter.Without.FirstPage())
                    )
                ),
        ];

    /// <summary>"Ett filter, 8 av 13 kolumner": the case's own column counts, too.</summary>
    internal string WhatIsOn => T($"{FilterWords}, {Columns.Count + 1} av {AllColumns.Count + 1} kolumner");

    private string FilterWords =>
        Chips.Count switch
        {
            0 => T("inga filter"),
            1 => T("ett filter"),
            var several => T($"{several} filter"),
        };

    private int Size => Address.Most is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : CaseBoard.Sizes[0];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Address = CaseListAddress.Read(Request.Query);
        var choices = await mediator.Send(new CaseListChoicesQuery(), cancellation);
        Units = [.. choices.Units.Select(u => new Option(u.Key, u.Name))];
        Years = [.. choices.Years.Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Option(y, y))];
        Kinds = [.. KindOptions, .. choices.Stages.Select(stage => new Option(stage.Key, stage.Name, Group: T("Steg")))];
        RuleVersions = [.. choices.Rules.Select(rules => new Option(rules.Code, $"{rules.Name} ({rules.Code})"))];
        scope.NothingFollows = true;
        try
        {
            Table = await mediator.Send(Address.Asked(), cancellation);
        }
        catch (Refused refused)
        {
            // The filter stays as it was written, with what is wrong with it, and the views lead on.
            IsUnreadable = true;
            Tell(refused.Findings);
            Table = await mediator.Send(new CaseBoard(), cancellation);
        }

        AllColumns = CaseColumns.All(Table.Amounts);
        Columns = CaseColumns.Chosen(Table.Amounts, Address.Columns);
        if (Address.Columns.Except(AllColumns.Select(column => column.Key)).Any())
        {
            Tell([new Finding(T("En av kolumnerna finns inte, eller inte längre. Välj bland dem som går att kryssa för."), Field: "kol")]);
        }
    }

    /// <summary>The whole list, as narrowed, as an Excel file.</summary>
    public Task<IActionResult> OnGetExcelAsync(CancellationToken cancellation) => ExcelAsync(null, cancellation);

    /// <summary>The ticked cases as an Excel file.</summary>
    public Task<IActionResult> OnPostExcelAsync(CancellationToken cancellation) => ExcelAsync(Ticked(), cancellation);

    /// <summary>Reminds those on whom the ticked cases wait: each once a day, and nobody of what is one's own to do.</summary>
    public async Task<IActionResult> OnPostRemindAsync(CancellationToken cancellation)
    {
        var ticked = Ticked();
        Address = CaseListAddress.Read(Request.Query);
        var table = await mediator.Send(Address.Asked(), cancellation);
        if (ticked.Except(table.Rows.Select(row => row.CaseNumber)).Any())
        {
            throw new Refused(CaseBoard.NotThere, field: "chosen");
        }

        var (reminded, left) = (0, new List<string>());
        foreach (var row in table.Rows.Where(row => ticked.Contains(row.CaseNumber)))
        {
            if (row.Turn is not { Mine: false } turn)
            {
                left.Add($"{row.CaseNumber}: {(row.Turn is null ? T("väntar inte på någon") : T("väntar på dig"))}");
                continue;
            }

            // Each is a command of its own, so each has a key of its own: a second click reminds nobody again.
            scope.RequestId = RequestId is null ? null : $"{RequestId}-{turn.Task:N}";
            try
            {
                await mediator.Send(new RemindOfTask(row.CaseNumber, turn.Task), cancellation);
                reminded++;
            }
            catch (Exception told) when (told is Refused or Conflict or Contracts.Messages.NotFound)
            {
                left.Add($"{row.CaseNumber}: {told.Message}");
            }
        }

        Done = reminded switch
        {
            0 => null,
            1 => T("En påminnelse är skickad."),
            _ => T($"{reminded} påminnelser är skickade."),
        };
        Warned = left.Count == 0 ? null : string.Join('\n', left.Prepend(T("Ingen påminnelse gick om de här ärendena.")));
        return Redirect(Href(Address));
    }

    /// <summary>Keeps the list as it is shown under a name.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        var address = CaseListAddress.Read(Request.Query).FirstPage();
        await mediator.Send(new SaveCaseView(Name ?? "", address.ToString()), cancellation);
        Done = T($"Vyn {Name!.Trim()} är sparad. Den ligger sist bland vyerna.");
        return Redirect(Href(address));
    }

    /// <summary>Removes one of the person's own views.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        await mediator.Send(new RemoveCaseView(Remove), cancellation);
        Done = T("Vyn är borttagen.");
        return Redirect(Href(new CaseListAddress()));
    }

    internal bool IsCurrent(CaseViewCount view) =>
        view.Own is null && !IsOwn ? view.Key == (Address.View ?? CaseListViews.Standard) : IsSame(view);

    internal string Href(CaseListAddress address) => $"{Root}/arenden?{address}";

    internal string Href(string query) => $"{Root}/arenden?{query}";

    internal string HandlerHref(string handler) => $"{Root}/arenden?handler={handler}&{Address}";

    internal string? SortedAs(string column) =>
        (Address.Sort ?? CaseColumns.Due) != column ? null
        : Address.IsDescending ? "descending"
        : "ascending";

    internal bool IsLate(CaseBoardRow row) => row.Due < Today;

    internal static string StatusOf(CaseBoardRow row) =>
        row.StageKind switch
        {
            "Running" => "success",
            "Granted" => "success",
            "Handling" => "info",
            _ => "neutral",
        };

    /// <summary>"Du", "Anna Berg", or "Anna Berg, och du" where what is due first is another's.</summary>
    internal static string TurnOf(CaseBoardRow row) =>
        row.Turn is not { } turn ? T("Ingens just nu")
        : !row.Mine ? turn.Who
        : turn.Mine ? T("Du")
        : T($"{turn.Who}, och du");

    /// <summary>What a column shows of a case.</summary>
    internal IHtmlContent Cell(CaseColumn column, CaseBoardRow row) =>
        column.Key switch
        {
            CaseColumns.Stage => Cells.Status(StatusOf(row), row.StageName),
            CaseColumns.Turn => Cells.Text(TurnOf(row), strong: row.Mine),
            CaseColumns.Due => Cells.Date(row.Due, IsLate(row) ? T("försenat") : null),
            _ => column.Value(row) switch
            {
                Money amount => Cells.Text(SwedishAmount.ForField(amount)),
                DateOnly day => Cells.Date(day),
                var text => Cells.Text(text as string),
            },
        };

    /// <summary>What a column of amounts comes to, over all pages.</summary>
    internal string? SumOf(CaseColumn column) =>
        !column.IsAmount ? null
        : column.Key == CaseColumns.Requested ? SwedishAmount.ForField(Table.Requested)
        : SwedishAmount.ForField(Table.Sums[Table.Amounts.ToList().FindIndex(amount => amount.Key == column.Key)]);

    private bool IsOwn => Table.Views.Any(view => view.Own is not null && IsSame(view));

    private bool IsSame(CaseViewCount view) => view.Own is not null && view.Query == Address.FirstPage().ToString();

    private string[] Ticked() =>
        Chosen.Length > 0 ? Chosen : throw new Refused(T("Kryssa för minst ett ärende i listan."), field: "chosen");

    private async Task<IActionResult> ExcelAsync(string[]? numbers, CancellationToken cancellation)
    {
        var address = CaseListAddress.Read(Request.Query);
        scope.NothingFollows = true;
        var file = await mediator.Send(new CaseListFile(address.Asked(), address.Columns, numbers), cancellation);
        return ExcelList.Of($"arenden-{Today:yyyy-MM-dd}", file);
    }
}
