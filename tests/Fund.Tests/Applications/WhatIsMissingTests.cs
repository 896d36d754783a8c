using AngleSharp.Html.Dom;
using Fund.Applications.Cases;
using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications;

/// <summary>The list of what is missing, the box, the button and the refusal are one answer.</summary>
public sealed class WhatIsMissingTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-27 What the list says is missing is what the refusal says, word for word")]
    public async Task The_list_and_the_refusal_are_one()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("ettsvar"));
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Tomt utkast", "kultur"))).CaseNumber;
        var listed = (await here.SendAsync("lingonby-projektledare", new CaseOverview(number))).Missing;
        var refused = await here.RefusedAsync("lingonby-projektledare", new SubmitApplication(number));
        listed.Count(f => f.Severity == Severity.Refusal).ShouldBeGreaterThan(1);
        refused.Findings.ShouldBe(listed);
    }

    [Theory(DisplayName = "F-27 Every link of what is missing leads to a page that has the field, with the button in the box")]
    [InlineData("alvesta", "utbildningsnamnden")]
    [InlineData("uppsala", "socialforvaltningen")]
    public async Task Links_land(string municipality, string unit)
    {
        var here = await house.StartAsync(municipality);
        var writer = $"{municipality}-projektledare";
        var number = (await here.SendAsync(writer, new OpenCase("Länkar som landar", unit))).CaseNumber;
        using var door = new PageDoor(house.Application, municipality, writer);
        var followed = 0;
        foreach (var path in new[] { $"/{municipality}/arenden/{number}", $"/{municipality}/arenden/{number}/ansokan" })
        {
            foreach (var link in (await PageAsync(door, path)).QuerySelectorAll(".fund-missing a").OfType<IHtmlAnchorElement>())
            {
                var href = link.GetAttribute("href")!;
                var (address, fragment) = (href.Split('#')[0], href.Split('#').ElementAtOrDefault(1));
                var target = await PageAsync(door, address.Length == 0 ? path : address);
                if (fragment is not null)
                {
                    target.GetElementById(fragment).ShouldNotBeNull($"{path}: {href}");
                    followed++;
                }
            }
        }

        followed.ShouldBeGreaterThan(3);
    }

    [Fact(DisplayName = "F-27 An empty draft says all that is left to answer, and its box has the way there")]
    public async Task An_empty_draft_says_all_that_is_left()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("tomt"));
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Tomt utkast", "kultur"))).CaseNumber;
        var overview = await here.SendAsync("lingonby-projektledare", new CaseOverview(number));
        overview.LeftToAnswer.ShouldBeGreaterThan(0);
        overview.Operations.ShouldContain(o => o.LeadsOn && o.Mine && o.Page == "ansokan");
    }

    private static async Task<IHtmlDocument> PageAsync(PageDoor door, string path)
    {
        var answer = await door.GetAsync(path);
        answer.Status.ShouldBe(200, path);
        return answer.Document;
    }
}
