using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Fund.MunicipalityProfiles.Guidelines;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Guidelines;

/// <summary>The guideline page: who may read it, and what its rows say.</summary>
public sealed class GuidelinePageTests(FundFixture fund)
{
    private const string Page = "/riktlinje?fund=forebyggande";

    [Theory(DisplayName = "F-28 The guideline is read without sign-in where the municipality allows it, and nowhere else")]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Read_by_all_where_allowed(bool? allowed, bool open)
    {
        var here = await StartAsync(profile =>
        {
            if (allowed is { } said)
            {
                profile["guideline"]!["public"] = said;
            }
        });
        using var stranger = new PageDoor(here.Application, here.Key, null);
        var page = await stranger.GetAsync(stranger.Root + Page);
        if (open)
        {
            page.Status.ShouldBe(200);
            page.Document.QuerySelector("blockquote")!.TextContent.ShouldContain("Medel som inte har använts");
        }
        else
        {
            // Sent to sign in, which this house has no provider for.
            page.Status.ShouldBeOneOf(302, 500);
        }

        using var controller = new PageDoor(here.Application, here.Key, "stromvik-ekonom");
        (await controller.GetAsync(controller.Root + Page)).Status.ShouldBe(200);
        var view = await here.SendAsync("stromvik-ekonom", new GuidelineInForce("forebyggande"));
        view.Profile.Guideline.Public.ShouldBe(open);
        view.Rows.Count.ShouldBe(view.Profile.Rules.Count);
    }

    [Fact(DisplayName = "F-28 A row names what keeps it, with a link only where the reader may go")]
    public async Task Links_lead_where_the_reader_may_go()
    {
        var here = await StartAsync(profile => profile["guideline"]!["public"] = true);
        using var controller = new PageDoor(here.Application, here.Key, "stromvik-ekonom");
        using var stranger = new PageDoor(here.Application, here.Key, null);
        var (own, others) = (await RowAsync(controller), await RowAsync(stranger));
        foreach (var row in new[] { own, others })
        {
            row.QuerySelectorAll("li .ds-tag").Select(tag => tag.TextContent.Trim()).ShouldBe(["Följd", "Sida", "Steg"]);
            row.TextContent.ShouldContain("Fonden");
        }

        own.QuerySelector($"a[href='{controller.Root}/fonden']").ShouldNotBeNull();
        others.QuerySelectorAll("a").ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-28 A step of a plugin that is switched off is not claimed to be done")]
    public async Task A_step_that_is_off_is_not_claimed()
    {
        var here = await StartAsync(_ => { });
        using var controller = new PageDoor(here.Application, here.Key, "stromvik-ekonom");
        (await RowAsync(controller)).TextContent.ShouldContain("Tillägget som gör det här är avstängt");
    }

    private static async Task<IElement> RowAsync(PageDoor reader) =>
        (await reader.GetAsync(reader.Root + Page)).Document.QuerySelector("section#f-7")!;

    private Task<MunicipalityInTest> StartAsync(Action<JsonNode> change) =>
        fund.StartMunicipalityAsync(
            TestFiles.Municipality(
                "tva-fonder",
                "stromvik-" + Guid.NewGuid().ToString("N")[..8],
                profile =>
                {
                    profile["rules"]![0]!["keptBy"]!.AsArray().Add(new JsonObject { ["is"] = "step", ["key"] = "what-is-off" });
                    change(profile);
                }
            )
        );
}
