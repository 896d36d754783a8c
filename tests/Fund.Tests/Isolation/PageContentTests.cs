using Fund.Applications.Cases;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Isolation;

/// <summary>What pages do with content that is too much, or that a reader's browser could run.</summary>
public sealed class PageContentTests(FundFixture fund)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BAD13_a_hundred_megabytes_through_a_page_are_refused_and_nothing_is_kept(bool lengthIsTold)
    {
        var here = await fund.StartLingonbyAsync();
        using var controller = new PageDoor(here.Application, here.Key, "lingonby-ekonom");
        try
        {
            var answer = await controller.PostAsync(
                controller.Root + "/kostnader?handler=Read",
                [await controller.TokenAsync()],
                [new FileField("file", "kostnader.se", new Blanks(100 * 1024 * 1024, lengthIsTold))]
            );
            answer.Status.ShouldBe(413);
            answer.Document.QuerySelector("main")!.TextContent.ShouldContain("högst 20 MB");
        }
        catch (HttpRequestException)
        {
            // The host stopped listening while the rest was still on its way: refused as well.
        }

        (
            await fund.Database.AskAsSuperuserAsync<long>(
                $"select count(*) from platform.files where municipality_id = {here.Municipality.Id.Value}"
            )
        ).ShouldBe(0);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{constructor.constructor('alert(1)')()}}")]
    public async Task BAD14_a_script_is_text_wherever_it_is_shown(string title)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase(title, "kultur"))).CaseNumber;
        using var applicant = new PageDoor(here.Application, here.Key, "lingonby-projektledare");
        foreach (var path in new[] { "/", "/arenden", $"/arenden/{number}", $"/arenden/{number}/ansokan", $"/arenden/{number}/handelser" })
        {
            var page = await applicant.GetAsync(applicant.Root + path);
            page.Status.ShouldBe(200, path);
            page.Document.QuerySelectorAll("script").ShouldAllBe(script => script.HasAttribute("src"), path);
            page.Document.QuerySelectorAll("[onerror]").ShouldBeEmpty(path);
        }

        (await applicant.GetAsync($"{applicant.Root}/arenden/{number}")).Document.QuerySelector("h1")!.TextContent.Trim().ShouldBe(title);
    }
}
