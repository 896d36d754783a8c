using System.Reflection;
using System.Text.Json.Nodes;
using Fund.Plugins.Runtime.Packages;
using Fund.Process.Profiles;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>What the guideline page says that the system does, something does.</summary>
public sealed class KeptClaimsTests(FundFixture fund)
{
    private static readonly ProductWords Product = ProductWordsTests.Product;

    public static readonly TheoryData<string> Shipped = ["Alvesta", "Uppsala"];

    public static readonly TheoryData<string> Municipalities = [.. Shipped.Select(row => row.Data), .. Guidelines.MadeUp.Keys];

    [Theory(DisplayName = "F-28 Every claim names what keeps it, which exists and bears the rule's id")]
    [MemberData(nameof(Municipalities))]
    public void Every_claim_is_kept(string name)
    {
        var profile = Guidelines.MadeUp.TryGetValue(name, out var json) ? ProfileReader.ReadValid(json) : Guidelines.Of(name);
        ProfileReader
            .Check(profile, Product, null)
            .Where(fault => fault.Place.ToString().Contains("rules", StringComparison.Ordinal))
            .ShouldBeEmpty();
        foreach (var text in profile.Rules)
        {
            text.KeptBy.ShouldNotBeEmpty(text.Id);
            foreach (var keeper in text.KeptBy.Where(keeper => keeper.Is is not (KeeperKind.People or KeeperKind.Step)))
            {
                var rule = keeper.Rule ?? text.Id;
                var kept = profile.Of(keeper, rule, Product);
                kept.Label.ShouldNotBeNullOrWhiteSpace($"{text.Id} {keeper}");
                kept.Label.ShouldNotBe(keeper.Key, $"{text.Id} {keeper}: people read a name, not a key");
                kept.Rules?.ShouldContain(rule, $"{text.Id} {keeper}");
            }
        }
    }

    [Theory(DisplayName = "F-28 The steps that claims name are in the plugin, and bear the rule's id")]
    [MemberData(nameof(Shipped))]
    public async Task Every_named_step_exists(string name)
    {
        var packages = (await fund.StartedAsync()).Services.GetRequiredService<PluginPackages>().All;
        var steps = packages.Single(package => package.Id == name.ToLowerInvariant()).Steps.Select(step => step.Registration).ToList();
        var named =
            from text in Guidelines.Of(name).Rules
            from keeper in text.KeptBy
            where keeper.Is == KeeperKind.Step
            select (keeper, text);
        foreach (var (keeper, text) in named)
        {
            var step = steps.FirstOrDefault(step => step.Id == keeper.Key).ShouldNotBeNull($"{text.Id} {keeper.Key}");
            step.Rule.ShouldBe(keeper.Rule ?? text.Id);
            step.Does.ShouldNotBeNullOrWhiteSpace();
        }

        // And no step that bears a rule is left untold.
        steps.Where(step => step.Rule is not null).Select(step => step.Id).ShouldBeSubsetOf(named.Select(claim => claim.keeper.Key!));
    }

    [Theory(DisplayName = "F-28 Every requirement and criterion of a shipped guideline is told on the row of its rule")]
    [MemberData(nameof(Shipped))]
    public void Nothing_that_is_kept_is_untold(string name)
    {
        var profile = Guidelines.Of(name);
        var told = profile
            .Rules.SelectMany(text => text.KeptBy, (text, keeper) => (keeper.Is, keeper.Key, Rule: keeper.Rule ?? text.Id))
            .ToHashSet();
        var kept = profile
            .Operations.SelectMany(operation => operation.Value.Requires, (o, r) => (KeeperKind.Requirement, (string?)o.Key, r.Rule))
            .Concat(profile.Criteria.Select(c => (KeeperKind.Criterion, (string?)c.Key, c.Rule)));
        kept.Distinct().Where(one => !told.Contains(one) && !IsWarningOfAnother(profile, one.Item2!, one.Item3)).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 A page that a claim can name is a page of the product")]
    public void Every_page_exists()
    {
        var routes = Fund
            .Host.Modules.All()
            .All.Select(module => module.GetType().Assembly)
            .SelectMany(assembly => assembly.GetCustomAttributes<RazorCompiledItemAttribute>())
            .SelectMany(page => page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
            .Where(known => known.Key == "RouteTemplate")
            .Select(known => known.Value)
            .ToList();
        Product.Pages.Keys.Select(page => page.StartsWith('/') ? page : "/arenden/{caseNumber}/" + page).ShouldBeSubsetOf(routes);
        Product.Consequences.Count.ShouldBeGreaterThan(6);
    }

    [Theory(DisplayName = "F-28 A claim that nothing keeps is refused with its place, and what is allowed there")]
    [InlineData("""{ "is": "field", "key": "effects/fromYer" }""", "effects/fromYear")]
    [InlineData("""{ "is": "requirement", "key": "SubmitIdea" }""", "bär inte regeln U-02")]
    [InlineData("""{ "is": "setting", "key": "fund.color" }""", "fund.amountRule")]
    [InlineData("""{ "is": "page", "key": "/utgaende" }""", "/fonden")]
    [InlineData("""{ "is": "consequence", "key": "letterByOwl" }""", "prepareSettlement")]
    [InlineData("""{ "is": "occasion", "key": "T9" }""", "T1")]
    [InlineData("""{ "is": "clock", "key": "running" }""", "idea")]
    [InlineData("""{ "is": "operation", "key": "BookTravel" }""", "SubmitIdea")]
    [InlineData("""{ "is": "field", "key": "costs", "rule": "U-999" }""", "U-62")]
    [InlineData("""{ "is": "people", "key": "alla" }""", "har ingen nyckel")]
    [InlineData("""{ "is": "page" }""", "Ange nyckeln")]
    [InlineData("", "Ange vad som gör det")]
    public void What_nothing_keeps_is_refused(string keeper, string told)
    {
        var document = JsonNode.Parse(Guidelines.UppsalaJson)!;
        var rule = document["rules"]!.AsArray().Single(text => (string)text!["id"]! == "U-02")!;
        rule["keptBy"] = JsonNode.Parse($"[{keeper}]");
        var (profile, errors) = ProfileReader.Read(document.ToJsonString(), Product);
        profile.ShouldBeNull();
        errors.ShouldContain(error => error.Contains("keptBy") && error.Contains(told));
    }

    [Fact(DisplayName = "F-28 A requirement that is taken away takes the claim with it")]
    public void What_is_taken_away_is_no_longer_claimed()
    {
        var document = JsonNode.Parse(Guidelines.UppsalaJson)!;
        document["operations"]!["RecordDecision"]!["requires"]!.AsArray().RemoveAll(r => (string)r!["rule"]! == "U-72");
        ProfileReader.Read(document.ToJsonString(), Product).Errors.ShouldContain(error => error.Contains("bär inte regeln U-72"));
    }

    // A rule's "should" beside another rule's "must" in the same place is told there.
    private static bool IsWarningOfAnother(Profile profile, string operation, string rule) =>
        profile.Operations.TryGetValue(operation, out var asked)
        && asked.Requires.Where(r => r.Rule == rule).All(r => r.Severity == Fund.Contracts.Messages.Severity.Warning);
}
