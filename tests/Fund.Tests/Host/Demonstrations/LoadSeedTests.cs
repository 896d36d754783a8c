using Autofac;
using Fund.Applications.Cases;
using Fund.Host.Demonstrations;
using Fund.Platform.Jobs;
using Fund.Platform.Load;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Demonstrations;

/// <summary>
/// `seed-demo --cases`: a municipality full of cases that no command made, and that every page and proof takes as its own.
/// </summary>
public sealed class LoadSeedTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const int Cases = 240;

    public static TheoryData<string, string> Municipalities =>
        new()
        {
            { "lingonby", "lingonby" },
            { "tva-fonder", "stromvik" },
            { "tre-spar", "trollmark" },
            { "alvesta", "alvesta" },
            { "uppsala", "uppsala" },
        };

    [Theory(DisplayName = "Load: whatever the guideline, every kind of stage is there, every page of such a case opens and all is proved")]
    [MemberData(nameof(Municipalities))]
    public async Task Every_stage_opens_and_is_proved(string document, string people)
    {
        await house.ItIsAsync(2026, 9, 15);
        var here = await StartAsync(document, "full");
        var other = await house.StartDocumentAsync(TestFiles.Lingonby($"annan-{people}"));
        (await FillAsync(here.Key, Cases.ToString(Swedish))).Code.ShouldBe(0);

        // What is in the database: every stage of the guideline in force, several units and years.
        var stages = await CasesAsync(
            here,
            "select distinct on (fund, stage) stage, number from applications.cases where municipality_id = $1"
        );
        var wanted = (await RulesAsync(here)).SelectMany(rules => rules.Stages).Select(stage => stage.Key).ToHashSet();
        stages.Select(found => found.What).ToHashSet().ShouldBe(wanted, ignoreOrder: true);
        (
            await CountAsync(here, "select count(distinct unit_key) from applications.case_units where municipality_id = $1")
        ).ShouldBeGreaterThan(1);
        (
            await CountAsync(here, "select count(distinct substr(number, 1, 4)) from applications.cases where municipality_id = $1")
        ).ShouldBeGreaterThan(1);
        var follows = (await RulesAsync(here)).Any(rules =>
            rules.Forms.Any(form => form.Fields.Any(f => f.Role == FieldRole.FollowUpPlan))
        );
        foreach (var table in Filled.Where(table => follows || !table.StartsWith("evaluation", StringComparison.Ordinal)))
        {
            (await CountAsync(here, $"select count(*) from {table} where municipality_id = $1")).ShouldBeGreaterThan(0, table);
        }

        await house.Application.ProveAsync();

        // What people see of them: the page of each stage and all that it leads to below itself. Nobody is led to what only another may
        // open (F-27).
        using var coordinator = new PageDoor(house.Application, here.Key, $"{people}-samordnare");
        using var controller = new PageDoor(house.Application, here.Key, $"{people}-ekonom");
        foreach (var reader in new[] { coordinator, controller })
        {
            foreach (var (stage, number) in stages)
            {
                await IsLedAsync(reader, stage, $"{reader.Root}/arenden/{number}");
            }
        }

        foreach (var path in new[] { "", "/arenden", "/fonden", "/avrakning", "/portfolj" })
        {
            (await controller.GetAsync(controller.Root + path)).Status.ShouldBe(200, path);
        }

        (await controller.GetAsync($"{controller.Root}/arenden")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBeGreaterThan(20);

        // The numbers go on where these end, and nobody else sees any of it.
        var last = await CountAsync(here, "select last from platform.number_series where municipality_id = $1 and series = 'case:2026'");
        var fund = (await RulesAsync(here))[0].Fund;
        var opened = await here.SendAsync(
            $"{people}-samordnare",
            new OpenCase("Nästa", await LeadUnitAsync(here), fund.Key, (fund.Tracks is [var track, ..] ? track.Key : null))
        );
        opened.CaseNumber.ShouldBe($"2026-{last + 1}");
        using var stranger = new PageDoor(house.Application, other.Key, "lingonby-samordnare");
        (await stranger.GetAsync($"{stranger.Root}/arenden/{stages[0].Number}")).Status.ShouldBe(404);
        (await CountAsync(other, "select count(*) from applications.cases where municipality_id = $1")).ShouldBe(0);
    }

    [Fact(DisplayName = "Load: the console and the log say that no command made the cases, and a second time is refused with words")]
    public async Task It_says_what_it_did_and_does_it_once()
    {
        await house.ItIsAsync(2026, 9, 15);
        var here = await StartAsync("lingonby", "igen");
        var first = await FillAsync(here.Key, "30");
        first.Code.ShouldBe(0, first.Told);
        first.Told.ShouldContain("30 ärenden");
        first.Told.ShouldContain("inte gjorda med tjänstens kommandon");
        using (var administrator = new PageDoor(house.Application, here.Key, "lingonby-admin"))
        {
            (await administrator.GetAsync($"{administrator.Root}/logg")).Html.ShouldContain("Ärenden lades in för belastningsprov");
        }

        var again = await FillAsync(here.Key, "30");
        again.Code.ShouldBe(1);
        again.Told.ShouldContain("har redan ärenden för belastningsprov");
        (await CountAsync(here, "select count(*) from applications.cases where municipality_id = $1")).ShouldBe(30);
    }

    [Theory(DisplayName = "Load: what is no sensible number of cases is refused with words, and nothing is made")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("10000000")]
    [InlineData("1e4")]
    [InlineData("")]
    public async Task Rubbish_is_refused(string cases)
    {
        await house.ItIsAsync(2026, 9, 15);
        var here = await StartAsync("lingonby", $"skrap-{Guid.NewGuid():N}"[..20]);
        var (code, told) = await FillAsync(here.Key, cases);
        code.ShouldBe(2);
        told.ShouldContain($"från 1 till {LoadFill.Most}");
        (await CountAsync(here, "select count(*) from applications.cases where municipality_id = $1")).ShouldBe(0);
    }

    [Fact(DisplayName = "Load: a municipality that is not there is named, with those that are")]
    public async Task An_unknown_municipality_is_named()
    {
        var here = await StartAsync("lingonby", "finns");
        var (code, told) = await FillAsync("finns-inte", "10");
        code.ShouldBe(2);
        told.ShouldContain("finns-inte");
        told.ShouldContain(here.Key);
    }

    private static readonly System.Globalization.CultureInfo Swedish = System.Globalization.CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string[] Filled =
    [
        "applications.case_answers",
        "applications.case_moves",
        "applications.submissions",
        "assessment.assessments",
        "assessment.decisions",
        "assessment.granted_years",
        "finance.ledger_rows",
        "finance.case_balances",
        "finance.settlement_lines",
        "finance.settled_costs",
        "evaluation.indicators",
        "evaluation.measurements",
        "platform.tasks",
    ];

    private static async Task IsLedAsync(PageDoor reader, string stage, string about)
    {
        var page = await reader.GetAsync(about);
        if (page.Status == 404)
        {
            // Another's draft.
            return;
        }

        page.Status.ShouldBe(200, $"{stage} {about}");
        var known = new HashSet<string> { about };
        var waiting = new Queue<PageSeen>([page]);
        while (waiting.TryDequeue(out var from))
        {
            foreach (var link in from.Links(about).Where(link => known.Add(link.Split('?')[0])))
            {
                var next = await reader.GetAsync(link);
                next.Status.ShouldBeOneOf([200, 302], $"{stage}: {from.Path} leads to {link}");
                waiting.Enqueue(next);
            }
        }
    }

    private async Task<MunicipalityInTest> StartAsync(string document, string key)
    {
        if (Directory.Exists(Path.Combine(TestFiles.PluginFolder, document)))
        {
            return await house.StartAsync(document);
        }

        return await house.StartDocumentAsync(TestFiles.Municipality(document, $"{key}-{document}"));
    }

    private async Task<(int Code, string Told)> FillAsync(string municipality, string cases)
    {
        using var told = new StringWriter();
        var wanted = LoadArguments.Read(["seed-demo", "--cases", cases, $"--municipality={municipality}"])!;
        var code = await LoadSeed.RunAsync(house.Application.Services, wanted, told, CancellationToken.None);
        return (code, told.ToString());
    }

    private async Task<Setup> SetupAsync(MunicipalityInTest here)
    {
        await using var scope = MunicipalityJobRunner.Begin(house.Application.Root, here.Municipality, "test");
        using (scope.Resolve<MessageScope>().Inside())
        {
            return await scope.Resolve<CurrentSetup>().GetAsync(CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<Profile>> RulesAsync(MunicipalityInTest here)
    {
        var setup = await SetupAsync(here);
        return [.. setup.Funds.Select(fund => setup.ProfileOn(new DateOnly(2026, 9, 15), fund.Key)!)];
    }

    private async Task<string> LeadUnitAsync(MunicipalityInTest here)
    {
        var kinds = (await RulesAsync(here))[0].Applicants.LeadKinds;
        return (await SetupAsync(here)).Units.First(unit => kinds.Contains(unit.Kind)).Key;
    }

    private async Task<long> CountAsync(MunicipalityInTest here, string sql) =>
        Convert.ToInt64((await RowsAsync(here, sql))[0][0], Swedish);

    private async Task<IReadOnlyList<(string What, string Number)>> CasesAsync(MunicipalityInTest here, string sql) =>
        [.. (await RowsAsync(here, sql)).Select(row => ((string)row[0], (string)row[1]))];

    private async Task<IReadOnlyList<object[]>> RowsAsync(MunicipalityInTest here, string sql)
    {
        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = here.Municipality.Id.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
