using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Applications.CaseLists;

/// <summary>On whom a case waits.</summary>
/// <param name="Task">Key of what is asked, for a reminder.</param>
/// <param name="Who">A person where it is one, else the role and the unit.</param>
/// <param name="Nobody">Is there nobody who could do it?</param>
/// <param name="Mine">Is the reader among those who are meant?</param>
/// <param name="PromptedOn">The day of the last reminder; null if none.</param>
internal sealed record CaseBoardTurn(Guid Task, string Who, bool Nobody, bool Mine, DateOnly? PromptedOn);

/// <summary>A case in the table.</summary>
/// <param name="CaseNumber">Its number.</param>
/// <param name="RegistryNumber">Registry number; null for a draft.</param>
/// <param name="Title">Its name.</param>
/// <param name="LeadUnit">Name of the unit that applies.</param>
/// <param name="Stage">Key of the stage.</param>
/// <param name="StageName">Its name.</param>
/// <param name="StageKind">What it means.</param>
/// <param name="RuleVersion">Code of the rule version.</param>
/// <param name="Turn">Who is asked for what is due first; null when nothing is asked.</param>
/// <param name="Mine">Is something asked of the reader?</param>
/// <param name="Due">The soonest last day of what is asked; null for none.</param>
/// <param name="Requested">What is applied for, SEK; null when it is not answered.</param>
/// <param name="Amounts">What the modules know, SEK, in the order of <see cref="CaseBoardView.Amounts"/>; null for nothing.</param>
/// <param name="Starts">When it started; before that when it is meant to.</param>
/// <param name="Ends">When it ended; before that when it is meant to.</param>
internal sealed record CaseBoardRow(
    string CaseNumber,
    string? RegistryNumber,
    string Title,
    string LeadUnit,
    string Stage,
    string StageName,
    string StageKind,
    string RuleVersion,
    CaseBoardTurn? Turn,
    bool Mine,
    DateOnly? Due,
    Money? Requested,
    IReadOnlyList<Money?> Amounts,
    DateOnly? Starts,
    DateOnly? Ends
);

/// <summary>A view with how many cases are in it.</summary>
/// <param name="Key">Key in addresses; null for a view of the reader's own.</param>
/// <param name="Own">Key of the reader's own view; null for one that all have.</param>
/// <param name="Name">As shown.</param>
/// <param name="Query">What follows the question mark in the list's address.</param>
/// <param name="Count">How many cases; null when what it is narrowed to is no longer there.</param>
internal sealed record CaseViewCount(string? Key, Guid? Own, string Name, string Query, int? Count);

/// <summary>A page of the table, what it all comes to, and the views.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Hits">How many cases pass the filter, on all pages.</param>
/// <param name="InView">How many there are in the view without the filter.</param>
/// <param name="Requested">What those that pass the filter apply for together, SEK.</param>
/// <param name="Sums">The sums of <paramref name="Amounts"/> over those that pass the filter, SEK.</param>
/// <param name="Amounts">The amounts that the modules know.</param>
/// <param name="Views">The views, the reader's own last.</param>
internal sealed record CaseBoardView(
    IReadOnlyList<CaseBoardRow> Rows,
    int Hits,
    int InView,
    Money Requested,
    IReadOnlyList<Money> Sums,
    IReadOnlyList<CaseAmount> Amounts,
    IReadOnlyList<CaseViewCount> Views
);

/// <summary>
/// The cases that the person may see as a table: a view, narrowed, sorted and paged, with whose turn each is, its money, what it all comes
/// to, and how many there are in each view.
/// </summary>
/// <param name="View">"aktiva", "mig", "mina", "forsenade", "tillfalle", "avslutade" or "alla"; "aktiva" where not given.</param>
/// <param name="Text">Words of the name, or a whole number; null for all.</param>
/// <param name="Unit">Key of a unit that takes part; null for all.</param>
/// <param name="Kind">"Draft", "Handling", "Granted", "Running", "Ended", or the key of a stage; null for all.</param>
/// <param name="Year">The year it was opened; null for all.</param>
/// <param name="Turn">"mig", "ingen" or a role ("coordinator") that something is asked of; null for all.</param>
/// <param name="Due">"forsenat", "7" or "30" days, or "ingen"; null for all.</param>
/// <param name="Rules">Code of a rule version; null for all.</param>
/// <param name="Sort">Key of a column; "senast" where not given.</param>
/// <param name="Descending">The highest first; cases without a value are last either way.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Most">Rows on a page: 25, 50 or 100; 25 where not given.</param>
[Requires(Permission.ReadCases)]
internal sealed record CaseBoard(
    string? View = null,
    string? Text = null,
    string? Unit = null,
    string? Kind = null,
    int? Year = null,
    string? Turn = null,
    string? Due = null,
    string? Rules = null,
    string? Sort = null,
    bool? Descending = null,
    int? Page = null,
    int? Most = null
) : IQuery<CaseBoardView>
{
    /// <summary>How many rows a page may have.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    /// <summary>Said when a ticked case is no longer there: nothing is dropped in silence.</summary>
    internal static string NotThere => T("Något av de valda ärendena finns inte i listan längre. Läs in sidan på nytt och välj igen.");

    /// <summary>What it is narrowed to beside the view.</summary>
    public CaseFilter Filter() => new(Text, Unit, Kind, Year, Turn, Due, Rules);
}

internal sealed class CaseBoardHandler(CaseBoardReading reading) : IRequestHandler<CaseBoard, CaseBoardView>
{
    private const int LastPage = 100_000;

    public async Task<CaseBoardView> Handle(CaseBoard request, CancellationToken cancellationToken)
    {
        var most = request.Most ?? CaseBoard.Sizes[0];
        if (!CaseBoard.Sizes.Contains(most))
        {
            throw new Refused(T("En sida kan ha 25, 50 eller 100 rader."), field: "most");
        }

        var page = request.Page ?? 1;
        if (page is < 1 or > LastPage)
        {
            throw new Refused(T("Sidan finns inte. Börja från den första."), field: "page");
        }

        var rows = new List<CaseBoardRow>(most);
        var read = await reading.PrepareAsync(request, new CaseBoardPart(most, (page - 1) * most, null), cancellationToken);
        var totals = await reading.ReadAsync(
            read,
            row =>
            {
                rows.Add(row);
                return ValueTask.CompletedTask;
            },
            cancellationToken
        );
        return new CaseBoardView(rows, totals.Hits, totals.InView, totals.Requested, totals.Sums, read.Amounts, read.Views(totals));
    }
}
