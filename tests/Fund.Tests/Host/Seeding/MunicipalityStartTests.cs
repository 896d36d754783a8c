using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Host.Seeding;
using Fund.MunicipalityProfiles.RuleVersions;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Seeding;

/// <summary>A municipality is started whole or not at all.</summary>
public sealed class MunicipalityStartTests(FundFixture fund)
{
    [Fact(DisplayName = "F-42 A start that fails late leaves nothing, and the same key can be started again")]
    public async Task All_or_nothing()
    {
        var key = "halv-" + Guid.NewGuid().ToString("N")[..8];
        var wrong = JsonNode.Parse(TestFiles.Municipality("tva-fonder", key))!;
        wrong["ruleVersions"]![1]!["profile"]!["operations"]!["RecordDecision"]!["form"] = "aplication";
        var refused = await StartRefusedAsync(wrong.ToJsonString());
        refused.Findings.ShouldHaveSingleItem().Field.ShouldBe("document");
        refused.Message.ShouldContain("ruleVersions[1] → profile → operations → RecordDecision → form");
        refused.Message.ShouldContain("Menade du ”application”?");
        (await OrphansAsync()).ShouldBe(0);
        (await RowsOfAsync(key)).ShouldBe(0);
        (await fund.Database.AskAsSuperuserAsync<long>($"select count(*) from platform.municipalities where key = '{key}'")).ShouldBe(0);

        var here = await fund.StartMunicipalityAsync(TestFiles.Municipality("tva-fonder", key));
        (await here.SendAsync("stromvik-admin", new RuleVersionList()))
            .Select(v => v.Fund)
            .ShouldBe(["Framtidsfonden", "Medel till förebyggande arbete"], ignoreOrder: true);
        var rows = await RowsOfAsync(key);
        rows.ShouldBeGreaterThan(20);
        await fund.StartMunicipalityAsync(TestFiles.Municipality("tva-fonder", key));
        (await RowsOfAsync(key)).ShouldBe(rows);
    }

    [Fact(DisplayName = "F-42 Everything that is wrong in a municipality's file is told at once, with place and allowed words")]
    public async Task Every_fault_at_once()
    {
        var wrong = JsonNode.Parse(TestFiles.Lingonby("fel-" + Guid.NewGuid().ToString("N")[..8]))!;
        wrong["modules"]!.AsArray().Add("finans");
        wrong["units"]![0]!["parent"] = "kulturen";
        wrong["persons"]![0]!["roles"]![0]!["unit"] = "kulur";
        wrong["persons"]![1]!["email"] = "ingen adress";
        wrong["persons"]![2]!["subject"] = "lingonby-annan";
        wrong["ruleVersions"]![0]!["profile"]!["plans"] = new JsonArray(
            new JsonObject { ["key"] = "p", ["name"] = "Plan" },
            new JsonObject { ["key"] = "p", ["name"] = "Plan" }
        );
        var refused = await StartRefusedAsync(wrong.ToJsonString());
        string[] told =
        [
            "modules[3]: Modulen ”finans”",
            "units[0] → parent: Enheten ”kulturen”",
            "persons[0] → roles[0] → unit: Enheten ”kulur” finns inte. Menade du ”kultur”?",
            "persons[1] → email",
            "persons[2]: Personen ”lingonby-annan” finns två gånger",
            "profile → plans[1]: Planen ”p” finns två gånger",
        ];
        foreach (var one in told)
        {
            refused.Findings.ShouldContain(f => f.Message.Contains(one), $"{one} in {refused.Message}");
        }

        var shape = JsonNode.Parse(TestFiles.Lingonby("fel-" + Guid.NewGuid().ToString("N")[..8]))!;
        shape["theme"] = "havv";
        shape["units"]![0]!["kind"] = "nämnd";
        shape["persons"]![0]!["roles"]![0]!["role"] = "system";
        shape["persons"]![1]!["namn"] = "Alva";
        var misshapen = await StartRefusedAsync(shape.ToJsonString());
        misshapen.Findings.Count.ShouldBe(4);
        misshapen.Message.ShouldContain("theme: Ordet ”havv” finns inte. Menade du ”hav”?");
        misshapen.Message.ShouldContain("units[0] → kind");
        misshapen.Message.ShouldContain("projectManager");
        misshapen.Message.ShouldContain("Nyckeln ”namn” finns inte. Menade du ”name”?");
    }

    [Theory(DisplayName = "F-42 What is no municipality file is refused in words")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"key\": \"drift\", \"name\": \"Drift\" }")]
    [InlineData("{ \"key\": \"schema\", \"name\": \"Schema\" }")]
    [InlineData("{ \"key\": \"a-b\", \"key\": \"a-c\" }")]
    [InlineData("{ \"key\": \"a-b\", ")]
    public async Task Nonsense(string document) => (await StartRefusedAsync(document)).Findings.ShouldAllBe(f => f.Field == "document");

    [Fact(DisplayName = "F-42 A rule version is stored and adopted only when it names what there is, and its fund has no other then")]
    public async Task Rule_versions()
    {
        var here = await fund.StartLingonbyAsync();
        var adopted = JsonNode.Parse(TestFiles.MunicipalityText("lingonby"))!["ruleVersions"]![0]!["profile"]!;
        var next = adopted.DeepClone();
        next["code"] = "2026";
        next["operations"]!["SubmitApplication"]!["form"] = "ansöka";
        (await here.RefusedAsync("lingonby-admin", new ImportRuleVersion(next.ToJsonString()))).Message.ShouldContain(
            "operations → SubmitApplication → form: Formuläret ”ansöka” finns inte."
        );

        next["operations"]!["SubmitApplication"]!["form"] = "application";
        await here.SendAsync("lingonby-admin", new ImportRuleVersion(next.ToJsonString()));
        (await here.RefusedAsync("lingonby-admin", new AdoptRuleVersion("2026"))).Message.ShouldContain("samma fond");

        next["guideline"]!["inForceFrom"] = "2026-01-01";
        await here.SendAsync("lingonby-admin", new ImportRuleVersion(next.ToJsonString()));
        await here.SendAsync("lingonby-admin", new AdoptRuleVersion("2026"));
        (await here.SendAsync("lingonby-admin", new RuleVersionList())).Count(v => v.Adopted).ShouldBe(2);
    }

    [Fact(DisplayName = "F-42 The schema of a rule version is public")]
    public async Task The_schema_is_public()
    {
        var app = await fund.StartedAsync();
        using var client = new HttpClient();
        var answer = await client.GetAsync(new Uri(app.Address, "/schema/regelversion.json"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["$defs"]!["Profile"].ShouldNotBeNull();
    }

    private async Task<Refused> StartRefusedAsync(string document)
    {
        var app = await fund.StartedAsync();
        return await Should.ThrowAsync<Refused>(() => MunicipalityStart.RunAsync(app.Services, document, CancellationToken.None));
    }

    // Rows of a municipality that is in no catalogue, in every table of the house.
    private async Task<long> OrphansAsync() =>
        await fund.Database.AskAsSuperuserAsync<long>(
            $"select count(*) from ({await EveryOwnerAsync()}) rows where id not in (select id from platform.municipalities)"
        );

    // But for the log, which notes that it was done again.
    private async Task<long> RowsOfAsync(string key) =>
        await fund.Database.AskAsSuperuserAsync<long>(
            $"select count(*) from ({await EveryOwnerAsync()}) rows where id = (select id from platform.municipalities where key = '{key}')"
        );

    private async Task<string> EveryOwnerAsync() =>
        (
            await fund.Database.AskAsSuperuserAsync<string>(
                """
                select string_agg(format('select municipality_id as id from %I.%I', table_schema, table_name), ' union all ')
                from information_schema.columns
                where column_name = 'municipality_id' and table_name not like '%audit%'
                """
            )
        )!;
}
