using Fund.Applications.CaseLists;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Assessment.Recusals;
using Fund.Contracts.Values;
using Fund.Host.Pages;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.CaseLists;

/// <summary>The table of cases: views, filters, sorting, whose turn, money, sums, and nothing of what the reader may not see.</summary>
public sealed class CaseBoardTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Other = "lingonby-annan";
    private const string Coordinator = "lingonby-samordnare";
    private const string Secretary = "lingonby-sekreterare";
    private const string Auditor = "lingonby-revisor";

    [Fact(DisplayName = "F-22 Nobody's hidden draft is shown, counted or summed in any view, and its owner sees it in all of them")]
    public async Task Hidden_cases_are_in_no_number()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.WrittenAsync(here, "Hemligt utkast", 700_000);
        await here.SendAsync(Other, new OpenCase("Eget utkast", "omsorg"));
        await LingonbyCase.AssessedAsync(here, "Inlämnat", 30_000);

        foreach (var view in new[] { "aktiva", "alla", "mina", "mig" })
        {
            var seen = await here.SendAsync(Other, new CaseBoard(view));
            seen.Rows.ShouldNotContain(row => row.Title == "Hemligt utkast", view);
        }

        var others = await here.SendAsync(Other, new CaseBoard("alla"));
        others.Rows.Select(row => row.Title).ShouldBe(["Inlämnat", "Eget utkast"], ignoreOrder: true);
        (others.Hits, others.InView, others.Requested).ShouldBe((2, 2, Money.FromKronor(30_000)));
        Counts(others).ShouldBe(Of(("aktiva", 2), ("mig", 1), ("mina", 1), ("forsenade", 0), ("avslutade", 0), ("alla", 2)));
        (await here.SendAsync(Other, new CaseBoard("alla", Text: "Hemligt"))).Hits.ShouldBe(0);

        var owner = await here.SendAsync(Manager, new CaseBoard("alla"));
        (owner.Hits, owner.Requested).ShouldBe((2, Money.FromKronor(730_000)));
        (await here.SendAsync(Auditor, new CaseBoard("alla"))).Hits.ShouldBe(3);
    }

    [Fact]
    public async Task A_view_has_the_cases_it_is_named_for_and_says_how_many()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await LingonbyCase.RunningAsync(here, "Pågår", 100_000);
        await LingonbyCase.AssessedAsync(here, "Bedöms", 200_000);
        var draft = await LingonbyCase.WrittenAsync(here, "Skrivs", 300_000);
        await here.SendAsync(Manager, new WithdrawCase(draft.Number, "Vi ångrade oss."));
        await here.SendAsync(Other, new OpenCase("Annans", "omsorg"));

        var seen = await here.SendAsync(Coordinator, new CaseBoard());
        Titles(seen).ShouldBe(["Annans", "Bedöms", "Pågår"], ignoreOrder: true);
        (await TitlesAsync(here, Coordinator, new CaseBoard("avslutade"))).ShouldBe(["Skrivs"]);
        (await TitlesAsync(here, Coordinator, new CaseBoard("alla"))).Count.ShouldBe(4);
        (await TitlesAsync(here, Coordinator, new CaseBoard("tillfalle"))).ShouldBe(["Pågår"]);
        (await TitlesAsync(here, Secretary, new CaseBoard("mig"))).ShouldBe(["Bedöms"]);
        (await TitlesAsync(here, Manager, new CaseBoard("mina"))).ShouldBe(["Bedöms", "Pågår"], ignoreOrder: true);

        foreach (var view in seen.Views.Where(view => view.Key is not null))
        {
            (await here.SendAsync(Coordinator, new CaseBoard(view.Key))).Hits.ShouldBe(view.Count!.Value, view.Name);
        }

        seen.Views.Single(view => view.Key == "tillfalle").Name.ShouldContain($"{LingonbyCase.Today(here).Year}");
        (await here.SendAsync(Auditor, new CaseBoard())).Views.ShouldNotContain(view => view.Key == "mig" || view.Key == "mina");
        (await here.RefusedAsync(Auditor, new CaseBoard("mig"))).Findings.Single().Field.ShouldBe("view");
    }

    [Fact]
    public async Task Each_filter_narrows_rows_and_sums_and_leaves_the_views_alone()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await LingonbyCase.RunningAsync(here, "Läxhjälp 100 %", 100_000);
        await LingonbyCase.AssessedAsync(here, "Bedöms", 200_000);
        await here.SendAsync(Other, new OpenCase("Hemvård", "omsorg"));
        var year = LingonbyCase.Today(here).Year;

        foreach (
            var (board, titles) in new (CaseBoard, string[])[]
            {
                (new(Text: "läxHJÄLP"), ["Läxhjälp 100 %"]),
                (new(Text: "%"), ["Läxhjälp 100 %"]),
                (new(Unit: "omsorg"), ["Hemvård"]),
                (new(Unit: "finns-inte"), []),
                (new(Kind: "Handling"), ["Bedöms"]),
                (new(Kind: "running"), ["Läxhjälp 100 %"]),
                (new(Kind: "applied"), ["Bedöms"]),
                (new(Year: year), ["Hemvård", "Bedöms", "Läxhjälp 100 %"]),
                (new(Year: year - 1), []),
                (new(Turn: "committeeSecretary"), ["Bedöms"]),
                (new(Turn: "projectManager"), ["Hemvård"]),
                (new(Turn: "ingen"), ["Läxhjälp 100 %"]),
                (new(Turn: "mig"), []),
                (new(Due: "forsenat"), []),
                (new(Due: "7"), []),
                (new(Due: "ingen"), ["Hemvård", "Läxhjälp 100 %"]),
                (new(Rules: "2024"), ["Hemvård", "Bedöms", "Läxhjälp 100 %"]),
                (new(Kind: "Handling", Turn: "committeeSecretary", Unit: "kultur"), ["Bedöms"]),
                (new(Kind: "Handling", Unit: "omsorg"), []),
            }
        )
        {
            var seen = await here.SendAsync(Coordinator, board);
            Titles(seen).ShouldBe(titles, ignoreOrder: true, board.ToString());
            (seen.Hits, seen.InView).ShouldBe((titles.Length, 3), board.ToString());
            seen.Requested.ShouldBe(seen.Rows.Select(row => row.Requested ?? Money.Zero).Total(), board.ToString());
            Counts(seen)["aktiva"].ShouldBe(3, board.ToString());
        }

        foreach (
            var (board, field) in new (CaseBoard, string)[]
            {
                (new("nej"), "view"),
                (new(Kind: "7"), "kind"),
                (new(Kind: "nej"), "kind"),
                (new(Year: 1), "year"),
                (new(Turn: "kungen"), "turn"),
                (new(Due: "8"), "due"),
                (new(Rules: "1999"), "rules"),
                (new(Sort: "id; drop table"), "sort"),
                (new(Page: 0), "page"),
                (new(Page: int.MaxValue), "page"),
                (new(Most: 26), "most"),
                (new(Text: new string('a', 201)), "text"),
            }
        )
        {
            (await here.RefusedAsync(Coordinator, board)).Findings.Single().Field.ShouldBe(field, board.ToString());
        }
    }

    [Fact]
    public async Task Every_column_sorts_both_ways_and_what_has_no_value_is_last()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await LingonbyCase.RunningAsync(here, "ändrad", 300_000);
        await LingonbyCase.GrantedAsync(here, "Åk med", 100_000);
        await LingonbyCase.AssessedAsync(here, "zebra", 200_000);
        await here.SendAsync(Other, new OpenCase("Öppet", "omsorg"));

        foreach (
            var (sort, rising, falling) in new (string, string[], string[])[]
            {
                ("arende", ["zebra", "Åk med", "ändrad", "Öppet"], ["Öppet", "ändrad", "Åk med", "zebra"]),
                ("diarienummer", ["ändrad", "Åk med", "zebra", "Öppet"], ["zebra", "Åk med", "ändrad", "Öppet"]),
                ("enhet", ["zebra", "Åk med", "ändrad", "Öppet"], ["Öppet", "zebra", "Åk med", "ändrad"]),
                ("lage", ["Öppet", "zebra", "Åk med", "ändrad"], ["ändrad", "Åk med", "zebra", "Öppet"]),
                ("tur", ["zebra", "Öppet", "Åk med", "ändrad"], ["Öppet", "Åk med", "zebra", "ändrad"]),
                ("senast", ["zebra", "Öppet", "Åk med", "ändrad"], ["zebra", "Öppet", "Åk med", "ändrad"]),
                ("sokt", ["Åk med", "zebra", "ändrad", "Öppet"], ["ändrad", "zebra", "Åk med", "Öppet"]),
                ("beviljat", ["Åk med", "ändrad", "Öppet", "zebra"], ["ändrad", "Åk med", "Öppet", "zebra"]),
                ("kvar", ["Åk med", "ändrad", "Öppet", "zebra"], ["ändrad", "Åk med", "Öppet", "zebra"]),
                ("utbetalt", ["Åk med", "ändrad", "Öppet", "zebra"], ["Åk med", "ändrad", "Öppet", "zebra"]),
                ("start", ["ändrad", "Öppet", "zebra", "Åk med"], ["ändrad", "Öppet", "zebra", "Åk med"]),
                ("slut", ["Öppet", "zebra", "Åk med", "ändrad"], ["Öppet", "zebra", "Åk med", "ändrad"]),
                ("riktlinje", ["Öppet", "zebra", "Åk med", "ändrad"], ["Öppet", "zebra", "Åk med", "ändrad"]),
            }
        )
        {
            (await TitlesAsync(here, Coordinator, new CaseBoard(Sort: sort))).ShouldBe(rising, ignoreOrder: false, sort);
            (await TitlesAsync(here, Coordinator, new CaseBoard(Sort: sort, Descending: true))).ShouldBe(
                falling,
                ignoreOrder: false,
                sort + ", falling"
            );
        }
    }

    [Fact]
    public async Task Money_and_turn_are_those_of_the_case_itself()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.AssessedAsync(here, "Väntar", 100_000);
        var open = (await here.TasksAsync()).Single(task => task.DoneAt is null);
        var row = (await here.SendAsync(Coordinator, new CaseBoard())).Rows.ShouldHaveSingleItem();
        row.Due.ShouldBe(open.Due);
        row.Turn!.Task.ShouldBe(open.Id);
        (row.Turn.Who, row.Mine, row.Turn.Nobody, row.Turn.Mine).ShouldBe(("Sixten Sekreterare", false, false, false));
        row.Amounts.ShouldAllBe(amount => amount == null);
        var own = (await here.SendAsync(Secretary, new CaseBoard())).Rows.ShouldHaveSingleItem();
        (own.Mine, own.Turn!.Mine).ShouldBe((true, true));

        await here.SendAsync(Secretary, about.Decision("§ 7", 90_000));
        var granted = await here.SendAsync(Coordinator, new CaseBoard());
        granted.Amounts.Select(amount => amount.Key).ShouldBe(["beviljat", "utbetalt", "kvar"]);
        granted.Rows.Single().Amounts.ShouldBe([Money.FromKronor(90_000), Money.Zero, Money.FromKronor(90_000)]);
        granted.Sums.ShouldBe([Money.FromKronor(90_000), Money.Zero, Money.FromKronor(90_000)]);

        // What the answers say is what the list shows, and an answer that is emptied is no answer.
        var draft = await LingonbyCase.WrittenAsync(here, "Svarar", 50_000);
        await here.SendAsync(
            Manager,
            new SaveAnswers(
                draft.Number,
                "application",
                new Dictionary<string, string?> { ["requestedAmount"] = "", ["startsOn"] = "2031-02-03" },
                await here.VersionAsync(draft.Number)
            )
        );
        var answered = (await here.SendAsync(Coordinator, new CaseBoard(Text: draft.Number))).Rows.Single();
        (answered.Requested, answered.Starts).ShouldBe((null, new DateOnly(2031, 2, 3)));
    }

    [Fact(DisplayName = "F-21 W-22 Who has declared a conflict of interest is not waited for in the list, either")]
    public async Task The_recused_are_not_waited_for()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Jäv", 100_000);
        await LingonbyCase.AssessedAsync(here, "Utan jäv", 100_000);
        await here.SendAsync(Secretary, new DeclareConflict(about.Number, "Min bror leder den."));

        var mine = await here.SendAsync(Secretary, new CaseBoard("mig"));
        Titles(mine).ShouldBe(["Utan jäv"]);
        Counts(mine)["mig"].ShouldBe((await here.SendAsync(Secretary, new MyStart())).Tasks.Count);
        var row = (await here.SendAsync(Coordinator, new CaseBoard(Text: about.Number))).Rows.Single();
        (row.Turn!.Nobody, row.Turn.Who).ShouldBe((true, "Ingen har rollen: Nämndsekreterare"));
    }

    [Fact(DisplayName = "F-21 What waits on a person in the list is what their start page says, in every role")]
    public async Task Mine_is_what_the_start_page_says()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        await LingonbyCase.RunningAsync(here, "Pågår", 100_000);
        await LingonbyCase.GrantedAsync(here, "Beviljad", 100_000);
        await LingonbyCase.AssessedAsync(here, "Bedöms", 100_000);
        var asked = await LingonbyCase.WrittenAsync(here, "Frågas", 100_000);
        await here.SendAsync(Manager, new RequestSignatures(asked.Number));
        await here.SendAsync(Other, new OpenCase("Annans", "omsorg"));

        foreach (var who in new[] { Manager, Other, Coordinator, Secretary, "lingonby-chef", "lingonby-ekonom", "lingonby-styrgrupp" })
        {
            var tasks = (await here.SendAsync(who, new MyStart())).Tasks.Select(task => task.CaseNumber).OfType<string>().Distinct();
            var mine = await here.SendAsync(who, new CaseBoard("mig"));
            mine.Rows.Select(row => row.CaseNumber).ShouldBe(tasks, ignoreOrder: true, who);
        }
    }

    [Fact]
    public async Task Pages_are_full_and_meet_without_a_gap()
    {
        var here = await fund.StartLingonbyAsync();
        for (var i = 1; i <= 27; i++)
        {
            await here.SendAsync(Manager, new OpenCase($"Mitt {i}", "kultur"));
            if (i % 9 == 0)
            {
                await here.SendAsync(Other, new OpenCase($"Annans {i}", "omsorg"));
            }
        }

        var first = await here.SendAsync(Manager, new CaseBoard(Most: 25));
        var second = await here.SendAsync(Manager, new CaseBoard(Most: 25, Page: 2));
        (first.Rows.Count, second.Rows.Count, first.Hits, second.Hits).ShouldBe((25, 2, 27, 27));
        first.Rows.Concat(second.Rows).Select(row => row.Title).ShouldBe(Enumerable.Range(1, 27).Reverse().Select(i => $"Mitt {i}"));
        (await here.SendAsync(Manager, new CaseBoard(Page: 3))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_municipality_is_in_no_row_and_no_number()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        await LingonbyCase.AssessedAsync(there, "Deras", 400_000);
        await there.SendAsync(Coordinator, new SaveCaseView("Deras vy", "vy=alla"));

        var seen = await here.SendAsync(Coordinator, new CaseBoard("alla"));
        (seen.Hits, seen.InView, seen.Requested).ShouldBe((0, 0, Money.Zero));
        seen.Views.ShouldAllBe(view => view.Count == 0 && view.Own == null);
        (await there.SendAsync(Coordinator, new CaseBoard("alla"))).Hits.ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_finance_module_there_are_no_columns_of_money()
    {
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby("lingonby-" + Guid.NewGuid().ToString("N")[..8]).Replace("\"finance\",", "", StringComparison.Ordinal)
        );
        await LingonbyCase.WrittenAsync(here, "Utan ekonomi", 10_000);
        var seen = await here.SendAsync(Coordinator, new CaseBoard());
        (seen.Rows.Count, seen.Amounts.Count, seen.Sums.Count).ShouldBe((1, 0, 0));
        seen.Views.ShouldNotContain(view => view.Key == "tillfalle");
        (await here.RefusedAsync(Coordinator, new CaseBoard(Sort: "beviljat"))).Findings.Single().Field.ShouldBe("sort");
    }

    private static Dictionary<string, int> Counts(CaseBoardView seen) =>
        seen.Views.Where(view => view.Key is not null).ToDictionary(view => view.Key!, view => view.Count!.Value);

    private static Dictionary<string, int> Of(params (string Key, int Count)[] views) =>
        views.ToDictionary(view => view.Key, view => view.Count);

    private static List<string> Titles(CaseBoardView seen) => [.. seen.Rows.Select(row => row.Title)];

    private static async Task<List<string>> TitlesAsync(MunicipalityInTest here, string who, CaseBoard board) =>
        Titles(await here.SendAsync(who, board));
}
