using System.Text.Json.Nodes;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Evaluation.Schedule;
using Fund.MunicipalityProfiles.Switches;
using Fund.Platform.Tasks;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Evaluation;

/// <summary>The guideline's clocks, through the house and its jobs: years from the start, and obligations that outlive closing.</summary>
public sealed class ClockTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Plan = """
        [{"indicator":"Närvaro","unit":"%","baseline":"70","target":"90","frequency":"quarterly"},
         {"indicator":"Trivsel","unit":"poäng","target":"4"}]
        """;

    private static readonly Dictionary<string, string?> Text = new() { ["results"] = "Det går bra." };

    [Fact(DisplayName = "F-25 U-88 a yearly evaluation is asked for every year from the start, until the case ends")]
    public async Task A_yearly_evaluation_is_asked_for_every_year_from_the_start()
    {
        var (here, number) = await RunningAsync("lingonby-arlig", 2026);
        await NightAsync(here, 2027, 4, 15);
        Asked(await here.TasksAsync(), "evaluation:yearly").ShouldBeEmpty("sixty days before 15 June is 16 April");
        await NightAsync(here, 2027, 4, 16);
        var first = Open(await here.TasksAsync(), "evaluation:yearly:1").ShouldHaveSingleItem();
        (first.Due, first.Role, first.Unit, first.Rule).ShouldBe((new DateOnly(2027, 6, 15), Role.ProjectManager, "kultur", "L-50"));

        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "yearly", Text));
        await NightAsync(here, 2027, 9, 1);
        Open(await here.TasksAsync(), "evaluation:yearly").ShouldBeEmpty();
        await NightAsync(here, 2028, 5, 1);
        Open(await here.TasksAsync(), "evaluation:yearly").ShouldHaveSingleItem().Due.ShouldBe(new DateOnly(2028, 6, 15));
        await NightAsync(here, 2030, 5, 1);
        Asked(await here.TasksAsync(), "evaluation:yearly")
            .Select(t => t.Kind)
            .ShouldBe(
                Enumerable.Range(1, 4).Select(year => $"evaluation:yearly:{year}"),
                ignoreOrder: true,
                "also those of the years that nobody looked, each once"
            );

        await here.SendAsync("lingonby-samordnare", new CloseCase(number, "implemented", "Infört."));
        await NightAsync(here, 2032, 5, 1);
        Asked(await here.TasksAsync(), "evaluation:yearly").Count.ShouldBe(4);
        Open(await here.TasksAsync(), "evaluation:yearly").ShouldBeEmpty();
    }

    [Fact(
        DisplayName = "F-25 F-41 U-97 the evaluation in depth outlives closing: its task stays, it can be recorded, and nothing else can"
    )]
    public async Task The_evaluation_in_depth_outlives_closing()
    {
        var (here, number) = await RunningAsync("lingonby-djup", 2033);
        await NightAsync(here, 2035, 5, 1);
        var task = Open(await here.TasksAsync(), "evaluation:inDepth").ShouldHaveSingleItem();
        (task.Due, task.Role, task.Rule, task.OutlivesCase).ShouldBe((new DateOnly(2035, 6, 15), Role.Coordinator, "L-51", true));

        await here.SendAsync("lingonby-samordnare", new CloseCase(number, "implemented", "Infört."));
        (await here.TasksAsync()).Where(t => t.DoneAt is null && t.CaseNumber == number).ShouldHaveSingleItem().Id.ShouldBe(task.Id);
        var page = await here.SendAsync("lingonby-samordnare", new CaseFollowUp(number));
        page.MayRecord.Select(k => k.Key).ShouldBe(["inDepth"]);
        page.MayMeasure.ShouldBeFalse();
        (await here.RefusedAsync("lingonby-samordnare", new RecordEvaluation(number, "yearly", Text)))
            .Findings.Single()
            .Field.ShouldBe("kind");
        await here.SendAsync("lingonby-samordnare", new RecordEvaluation(number, "inDepth", Text));
        Open(await here.TasksAsync(), "evaluation:").ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-25 U-97 a case that was closed early is asked for its evaluation in depth when the time comes")]
    public async Task A_case_that_was_closed_early_is_asked_for_its_evaluation_in_depth()
    {
        var (here, number) = await RunningAsync("lingonby-tidigt", 2036);
        await here.SendAsync("lingonby-samordnare", new CloseCase(number, "ended", "Vi slutade."));
        await NightAsync(here, 2037, 6, 1);
        Asked(await here.TasksAsync(), "evaluation:").ShouldBeEmpty();
        await NightAsync(here, 2038, 5, 1);
        Open(await here.TasksAsync(), "evaluation:").ShouldHaveSingleItem().Kind.ShouldBe("evaluation:inDepth");
    }

    [Theory(
        DisplayName = "F-25 F-41 U-88 the closing evaluation is asked for when the end comes near: as applied for, or the last year granted"
    )]
    [InlineData("2040-08-31", "2040-08-31")]
    [InlineData(null, "2039-12-31")]
    public async Task The_closing_evaluation_is_asked_for_when_the_end_comes_near(string? endsOn, string due)
    {
        var (here, number) = await RunningAsync("lingonby-slut" + (endsOn is null ? "-ar" : ""), 2039, endsOn);
        var day = DateOnly.Parse(due);
        var (before, asked) = (day.AddDays(-61), day.AddDays(-60));
        await NightAsync(here, before.Year, before.Month, before.Day);
        Asked(await here.TasksAsync(), "evaluation:closing").ShouldBeEmpty();
        await NightAsync(here, asked.Year, asked.Month, asked.Day);
        Open(await here.TasksAsync(), "evaluation:closing").ShouldHaveSingleItem().Due.ShouldBe(day);
        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "closing", Text));
        Open(await here.TasksAsync(), "evaluation:closing").ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-20 F-25 U-92 how often an indicator is measured makes tasks, and each measurement is shown with its comment")]
    public async Task How_often_an_indicator_is_measured_makes_tasks()
    {
        var (here, number) = await RunningAsync("lingonby-matning", 2041);
        await NightAsync(here, 2041, 9, 7);
        Asked(await here.TasksAsync(), "measure:").ShouldBeEmpty();
        await NightAsync(here, 2041, 9, 8);
        var asked = Open(await here.TasksAsync(), "measure:").ShouldHaveSingleItem("what nobody has said how often is not asked for");
        (asked.Title, asked.Due, asked.Unit).ShouldBe(("Mät Närvaro: Läxhjälp", new DateOnly(2041, 9, 15), "kultur"));
        await NightAsync(here, 2041, 10, 20);
        Open(await here.TasksAsync(), "measure:").ShouldHaveSingleItem().Due.ShouldBe(new DateOnly(2041, 9, 15), "still the missed one");

        var indicator = (await here.SendAsync("lingonby-projektledare", new CaseFollowUp(number))).Indicators.Single(i =>
            i.Indicator == "Närvaro"
        );
        indicator.Frequency.ShouldBe("Varje kvartal");
        await here.SendAsync(
            "lingonby-projektledare",
            new RecordMeasurement(number, indicator.Id, 81.5m, new DateOnly(2041, 10, 20), "Två skolor svarade.")
        );
        Open(await here.TasksAsync(), "measure:").ShouldBeEmpty();
        await NightAsync(here, 2041, 12, 8);
        Open(await here.TasksAsync(), "measure:").ShouldHaveSingleItem().Due.ShouldBe(new DateOnly(2041, 12, 15));

        var shown = (await here.SendAsync("lingonby-revisor", new CaseFollowUp(number)))
            .Indicators.Single(i => i.Id == indicator.Id)
            .Measurements.ShouldHaveSingleItem();
        (shown.Value, shown.MeasuredOn, shown.Comment, shown.Who).ShouldBe(
            (81.5m, new DateOnly(2041, 10, 20), "Två skolor svarade.", "Pia Projekt")
        );
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var followUp = await TextOfAsync(door, $"/arenden/{number}/uppfoljning");
        followUp.ShouldContain("Två skolor svarade.");
        followUp.ShouldContain("Planen för uppföljning låstes");

        (await here.SendAsync("lingonby-revisor", new CaseNotes(number))).ShouldContain(note =>
            note.Title == "Mätning: Närvaro" && note.Text == "Närvaro: 81,5 %. Två skolor svarade." && note.Link == "uppfoljning"
        );
        (await here.SendAsync("lingonby-revisor", new CaseHistory(number))).ShouldContain(row =>
            row.Details == "Närvaro: 81,5 %. Två skolor svarade."
        );
    }

    [Fact(DisplayName = "F-48 a compilation keeps the figures of its day in a table, and the page shows them")]
    public async Task A_compilation_keeps_the_figures_of_its_day()
    {
        var (here, number) = await RunningAsync("lingonby-portfolj", 2043);
        await NightAsync(here, 2043, 9, 2);
        await here.SendAsync("lingonby-samordnare", new CompilePortfolio("2043-halv", Text));
        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "statusReport", Text));
        await here.SendAsync("lingonby-samordnare", new CloseCase(number, "implemented", "Infört."));

        var portfolio = await here.SendAsync("lingonby-revisor", new PortfolioQuery());
        var now = portfolio.Rows.ShouldHaveSingleItem();
        var then = portfolio.Compilations.ShouldHaveSingleItem().Figures.ShouldHaveSingleItem();
        (now.Stage, now.Evaluations).ShouldBe(("Avslutad", 1));
        (then.Stage, then.Evaluations, then.Granted, then.Indicators).ShouldBe(("Pågår", 0, Money.FromKronor(20_000), 2));

        // What was compiled is there again when the module has been off.
        await here.SendAsync("lingonby-admin", new SwitchModule("evaluation", false));
        await Should.ThrowAsync<NotFound>(() => here.SendAsync("lingonby-revisor", new PortfolioQuery()));
        await here.SendAsync("lingonby-admin", new SwitchModule("evaluation", true));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await TextOfAsync(door, "/portfolj")).ShouldContain("Satsningar den dagen, Delårsrapport 2043");
    }

    private async Task<(MunicipalityInTest Here, string Number)> RunningAsync(string key, int year, string? endsOn = null)
    {
        var here = await house.StartDocumentAsync(WithClocks(key));
        await house.ItIsAsync(year, 6, 15);
        var start = new DateOnly(year, 6, 15);
        var number = endsOn is null
            ? await here.GrantAsync(start, "Läxhjälp", ("followUp", Plan))
            : await here.GrantAsync(start, "Läxhjälp", ("followUp", Plan), ("endsOn", endsOn));
        await here.StartAsync(number, start);
        return (here, number);
    }

    private async Task NightAsync(MunicipalityInTest here, int year, int month, int day)
    {
        await house.ItIsAsync(year, month, day);
        await here.RunJobAsync<EvaluationJob>();
        await here.RunJobAsync<MeasurementJob>();
        await here.RunJobAsync<EvaluationJob>();
        await here.RunJobAsync<MeasurementJob>();
    }

    private static async Task<string> TextOfAsync(PageDoor door, string path) =>
        (await door.GetAsync(door.Root + path)).Document.Body!.TextContent;

    private static IReadOnlyList<TaskItem> Asked(IReadOnlyList<TaskItem> tasks, string kind) =>
        [.. tasks.Where(t => t.Kind.StartsWith(kind, StringComparison.Ordinal))];

    private static IReadOnlyList<TaskItem> Open(IReadOnlyList<TaskItem> tasks, string kind) =>
        [.. Asked(tasks, kind).Where(t => t.DoneAt is null)];

    // Lingonby with evaluations every year, at closing, and in depth after two years, also when the case is closed.
    internal static string WithClocks(string key)
    {
        var document = JsonNode.Parse(TestFiles.Lingonby(key))!;
        var profile = document["ruleVersions"]![0]!["profile"]!;
        profile["evaluation"] = JsonNode.Parse(
            """
            { "yearly": true, "closing": true, "inDepthAfterMonths": 24, "rule": "L-50", "inDepthRule": "L-51",
              "sections": [{ "key": "results", "name": "Resultat", "required": true }] }
            """
        );
        profile["operations"]!["RecordEvaluation"]!["from"] = new JsonArray("running", "closed");
        var fields = profile["forms"]![0]!["sections"]![0]!["fields"]!.AsArray();
        fields.Add(JsonNode.Parse("""{ "key": "endsOn", "label": "Slutar", "kind": "date", "role": "endsOn" }"""));
        fields.Add(
            JsonNode.Parse(
                """
                { "key": "followUp", "label": "Uppföljning", "kind": "rows", "role": "followUpPlan", "columns": [
                  { "key": "indicator", "label": "Indikator", "kind": "text", "role": "indicator" },
                  { "key": "unit", "label": "Enhet", "kind": "text", "role": "unit" },
                  { "key": "baseline", "label": "Utgångsvärde", "kind": "number", "role": "baseline" },
                  { "key": "target", "label": "Mål", "kind": "number", "role": "target" },
                  { "key": "frequency", "label": "Hur ofta mäts det?", "kind": "choice", "role": "frequency",
                    "choices": [{ "key": "quarterly", "label": "Varje kvartal" }] } ] }
                """
            )
        );
        return document.ToJsonString();
    }
}
