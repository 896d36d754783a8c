using System.Buffers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fund.Contracts.Languages;
using Fund.Host.Demonstrations;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Demonstrations;

/// <summary>The stories that demonstration municipalities live through: true to the product to the last step.</summary>
public sealed class StoryTests(FundFixture fund)
{
    private static readonly string[] Packages =
    [
        .. Directory
            .GetFiles(TestFiles.PluginFolder, "demonstration.json", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!),
    ];

    [Fact]
    public async Task They_are_told_to_the_end_once_and_the_ledger_proves_itself()
    {
        var house = await fund.Houses.BorrowAsync();
        // Everybody in the stories reads English, and that must not show in anything that is kept.
        using (ReadersLanguage.Speak(Language.English))
        {
            await DemonstrationSeed.RunAsync(house.Application.Services, CancellationToken.None);
        }

        (await EnglishIn(house)).ShouldBeEmpty();
        var stories = Packages.Select(folder => Story.In(folder)!).ToList();
        stories.Count.ShouldBe(2);

        // Whoever opens the house finds something in every state (issue: a fund that has lived).
        var kinds = await CountAsync(house, "select stage_kind || ' ' || municipality_id, count(*) from applications.cases group by 1");
        kinds
            .Keys.Select(kind => kind.Split(' ')[0])
            .Distinct()
            .ShouldBe(["Draft", "Handling", "Granted", "Running", "Ended"], ignoreOrder: true);
        kinds.Count.ShouldBeGreaterThanOrEqualTo(9, "in both municipalities");
        (await CountAsync(house, "select state, count(*) from finance.settlement_runs group by 1")).Keys.ShouldBe(
            ["Prepared", "Approved"],
            ignoreOrder: true
        );
        (await CountAsync(house, "select 'waiting', count(*) from platform.tasks where done_at is null and due < '2026-09-15'"))["waiting"]
            .ShouldBeGreaterThan(0, "something is overdue");
        (
            await CountAsync(
                house,
                "select 'old', count(*) from platform.outbox where kind = 'mail' and delivered_at is null and created_at < '2026-09-01'"
            )
        )["old"]
            .ShouldBe(0, "three years of letters do not stand in the mail box");

        var before = await CountAsync(house, "select 'all', count(*) from platform.audit where what <> 'InstallMunicipality'");
        await DemonstrationSeed.RunAsync(house.Application.Services, CancellationToken.None);
        (await CountAsync(house, "select 'all', count(*) from platform.audit where what <> 'InstallMunicipality'")).ShouldBe(
            before,
            "twice does nothing new"
        );
        await fund.Houses.GiveBackAsync(house);
    }

    [Fact]
    public void Nobody_works_at_night_and_every_walk_begins_as_somebody()
    {
        foreach (var folder in Packages)
        {
            var story = Story.In(folder)!;
            var people = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "demonstration.json")))!["persons"]!
                .AsArray()
                .Select(person => person!["subject"]!.GetValue<string>())
                .ToHashSet();
            story.Walks.Select(walk => walk.Name).Count().ShouldBe(3);
            story.Walks.ShouldAllBe(walk => people.Contains(walk.As) && walk.Path.StartsWith('/'));
            story.Steps.Where(step => step.On.Hour is < 7 or > 18 || !people.Contains(step.Who)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_value_that_nothing_kept_is_named()
    {
        var values = new StoryValues(Path.GetTempPath());
        values.Keep("day", JsonNode.Parse("""{"rows":[{"id":1,"name":"Närvaro"}]}"""));
        MessageOf(new JsonObject { ["id"] = "{day.rows[name=Närvaro].id}" })["id"]!.GetValue<int>().ShouldBe(1);
        MessageOf(new JsonObject { ["id"] = "{day.rows.0.name}" })["id"]!.GetValue<string>().ShouldBe("Närvaro");
        Should
            .Throw<InvalidOperationException>(() => MessageOf(new JsonObject { ["id"] = "{day.rows.1.id}" }))
            .Message.ShouldContain("day.rows.1.id");
        Should.Throw<InvalidOperationException>(() => MessageOf(new JsonObject { ["id"] = "{other}" })).Message.ShouldContain("other");

        JsonObject MessageOf(JsonObject with) =>
            values.MessageOf(new StoryStep(new DateTime(2026, 1, 2), "x", "Y", null, with), aboutCase: false);
    }

    // What three years have left behind, row by row, in which some English text of the house stands.
    private static async Task<IReadOnlyList<string>> EnglishIn(House house)
    {
        var english = SearchValues.Create(EnglishSentences(), StringComparison.Ordinal);
        var found = new List<string>();
        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync();
        foreach (var table in await TablesAsync(connection))
        {
            await using var command = new NpgsqlCommand($"select to_jsonb(t)::text from {table} t", connection);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var row = rows.GetString(0);
                var at = row.AsSpan().IndexOfAny(english);
                if (at >= 0)
                {
                    found.Add($"{table}: …{row[at..Math.Min(row.Length, at + 120)]}");
                }
            }
        }

        return found;
    }

    // Of a text with values, each part between them that is long enough to be a sentence of its own.
    private static string[] EnglishSentences() =>
        [
            .. Directory
                .GetFiles(Path.Combine(TestFiles.Root, "src"), "Texts.en.resx", SearchOption.AllDirectories)
                .SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
                .SelectMany(text => Regex.Split(text.Element("value")!.Value, @"\{\d+\}", RegexOptions.None, TimeSpan.FromSeconds(1)))
                .Select(part => part.Trim())
                .Where(part => part.Length >= 15 && part.Contains(' ', StringComparison.Ordinal)),
        ];

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        const string sql = """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname in ('applications', 'assessment', 'finance', 'evaluation', 'profiles', 'platform')
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        found.Count.ShouldBeGreaterThan(40);
        return found;
    }

    private static async Task<Dictionary<string, long>> CountAsync(House house, string sql)
    {
        await using var connection = new NpgsqlConnection(house.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, long>();
        while (await rows.ReadAsync())
        {
            found[rows.GetString(0)] = rows.GetInt64(1);
        }

        return found;
    }
}
