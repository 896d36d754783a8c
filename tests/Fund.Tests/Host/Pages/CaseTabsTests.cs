using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Pages;

/// <summary>The sides of a case: few enough to be read at a glance, and one of them is where one is.</summary>
public sealed class CaseTabsTests(FundFixture fund)
{
    [Theory(DisplayName = "A page of a case without a tab of its own belongs to one, which is the current one on it")]
    [InlineData("/handelser", "Översikt")]
    [InlineData("/bedomning", "Bedömning och beslut")]
    [InlineData("/beslut", "Bedömning och beslut")]
    [InlineData("/jav", "Bedömning och beslut")]
    [InlineData("/meddelanden/nytt", "Meddelanden")]
    public async Task A_page_belongs_to_a_tab(string path, string tab)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        using var door = new PageDoor(here.Application, here.Key, "lingonby-samordnare");
        var page = await door.GetAsync($"{door.Root}/arenden/{number}{path}");
        page.Status.ShouldBe(200, path);
        var tabs = page.Document.QuerySelectorAll(".fund-tabs a");
        tabs.Length.ShouldBeLessThan(10);
        tabs.Select(link => link.TextContent).ShouldNotContain("Händelser");
        tabs.Single(link => link.HasAttribute("aria-current")).TextContent.ShouldBe(tab);
    }
}
