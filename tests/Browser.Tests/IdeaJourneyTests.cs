using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// The first stretch of a journey in the browser: an idea is written, refused with what is missing, handed in and answered. Without
/// JavaScript too.
/// </summary>
public sealed class IdeaJourneyTests(RunningHouse house)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_idea_goes_from_draft_to_invited(bool javaScript)
    {
        await using var writer = await house.SignInAsync("uppsala", "uppsala-projektledare", javaScript);
        await writer.GoToAsync("/uppsala/arenden/ny");
        await writer.Page.GetByLabel("Satsningens namn").FillAsync("Tidiga samtal");
        await writer.Page.GetByLabel("Huvudansvarig sökande").SelectOptionAsync("socialforvaltningen");
        await writer.PressAsync("Öppna ärendet");
        var number = writer.Page.Url.Split('/')[^2];

        await writer.PressAsync("Lämna in idén");
        (await writer.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync()).ShouldBe(
            "Idébeskrivning: Tidiga samtal"
        );
        (await writer.Page.ContentAsync()).ShouldContain("U-57");
        if (javaScript)
        {
            await writer.LookAsync("ide-saknas");
        }

        foreach (var question in await writer.Page.Locator("form[action*='Save'] textarea, form textarea").AllAsync())
        {
            await question.FillAsync("Vi beskriver det kort här, med <b>åäö</b>.");
        }

        await writer.PressAsync("Spara utkast");
        (await writer.Page.ContentAsync()).ShouldContain("Utkastet är sparat.");
        await writer.PressAsync("Lämna in idén");
        writer.Page.Url.ShouldEndWith($"/uppsala/arenden/{number}");

        await using var coordinator = await house.SignInAsync("uppsala", "uppsala-samordnare", javaScript);
        await coordinator.GoToAsync($"/uppsala/arenden/{number}/aterkoppla");
        await coordinator.Page.GetByLabel("Ja, bjud in till full ansökan").CheckAsync();
        await coordinator.PressAsync("Skicka återkoppling");
        (await coordinator.Page.ContentAsync()).ShouldContain("Inbjuden att ansöka");
        if (javaScript)
        {
            foreach (
                var tab in new[]
                {
                    "",
                    "/ansokan",
                    "/underskrifter",
                    "/handlingar",
                    "/handelser",
                    "/bedomning",
                    "/beslut",
                    "/meddelanden",
                    "/planer",
                    "/ekonomi",
                    "/uppfoljning",
                }
            )
            {
                await coordinator.GoToAsync($"/uppsala/arenden/{number}{tab}");
                await coordinator.LookAsync("arende" + tab.Replace('/', '-'));
            }
        }
    }
}
