using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// Nothing that was typed is lost: not when two write at once, not when handing in is refused, not when the window is closed.
/// </summary>
public sealed class DraftTests(RunningHouse house)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_who_saved_at_once_see_both_versions(bool javaScript)
    {
        await using var writer = await house.SignInAsync("uppsala", "uppsala-projektledare", javaScript);
        var number = await OpenAsync(writer, "Två skriver");
        await using var coordinator = await house.SignInAsync("uppsala", "uppsala-samordnare", javaScript);
        await coordinator.GoToAsync($"/uppsala/arenden/{number}/ansokan");

        await Questions(writer).First.FillAsync("Så skrev projektledaren.");
        await writer.PressAsync("Spara utkast");
        await Questions(coordinator).First.FillAsync("Så skrev samordnaren.");
        await coordinator.PressAsync("Spara utkast");

        var page = await coordinator.Page.InnerTextAsync("main");
        page.ShouldContain("medan du skrev");
        page.ShouldContain("Sparat av den andra: Så skrev projektledaren.");
        (await Questions(coordinator).First.InputValueAsync()).ShouldBe("Så skrev samordnaren.");
        if (javaScript)
        {
            await coordinator.LookAsync("utkast-tva-versioner");
        }

        await coordinator.PressAsync("Spara utkast");
        await writer.GoToAsync($"/uppsala/arenden/{number}/ansokan");
        (await Questions(writer).First.InputValueAsync()).ShouldBe("Så skrev samordnaren.");
    }

    [Fact]
    public async Task What_is_handed_in_too_early_is_kept_as_a_draft()
    {
        await using var writer = await house.SignInAsync("uppsala", "uppsala-projektledare", javaScript: false);
        var number = await OpenAsync(writer, "För tidigt");
        await Questions(writer).First.FillAsync("Skrivet men inte sparat.");
        await writer.PressAsync("Lämna in idén");
        (await writer.Page.InnerTextAsync("main")).ShouldContain("U-57");
        (await Questions(writer).First.InputValueAsync()).ShouldBe("Skrivet men inte sparat.");

        await writer.GoToAsync($"/uppsala/arenden/{number}/ansokan");
        (await Questions(writer).First.InputValueAsync()).ShouldBe("Skrivet men inte sparat.");
    }

    [Fact]
    public async Task A_draft_saves_itself_while_one_writes()
    {
        await using var writer = await house.SignInAsync("uppsala", "uppsala-projektledare");
        var number = await OpenAsync(writer, "Sparas själv");
        await Questions(writer).First.FillAsync("Skrivet utan att spara.");
        await writer.Page.GetByText("Utkastet sparades kl.").WaitForAsync();
        await Questions(writer).First.FillAsync("Skrivet en gång till.");
        await writer.PressAsync("Spara utkast");
        (await writer.Page.InnerTextAsync("main")).ShouldContain("Utkastet är sparat.");

        await using var another = await house.SignInAsync("uppsala", "uppsala-projektledare");
        await another.GoToAsync($"/uppsala/arenden/{number}/ansokan");
        (await Questions(another).First.InputValueAsync()).ShouldBe("Skrivet en gång till.");
    }

    [Fact(DisplayName = "F-30 Saving while the draft saves itself is no conflict with oneself; opening it again makes no second draft")]
    public async Task Saving_while_it_saves_itself_is_no_conflict()
    {
        await using var writer = await house.SignInAsync("uppsala", "uppsala-projektledare");
        var number = await OpenAsync(writer, "Öppnas två gånger");
        (await OpenAsync(writer, "Öppnas två gånger")).ShouldBe(number);

        await writer.Page.RouteAsync(
            "**/*",
            async route =>
            {
                if (!route.Request.IsNavigationRequest && route.Request.Method == "POST")
                {
                    await Task.Delay(1500);
                }

                await route.ContinueAsync();
            }
        );
        var itself = writer.Page.WaitForRequestAsync(_ => true, new PageWaitForRequestOptions { Timeout = 20_000 });
        await Questions(writer).First.FillAsync("Skrivet medan det sparas.");
        await itself;
        await writer.PressAsync("Spara utkast");
        (await writer.Page.InnerTextAsync("main")).ShouldContain("Utkastet är sparat.");
    }

    private static async Task<string> OpenAsync(Visitor writer, string title)
    {
        await writer.GoToAsync("/uppsala/arenden/ny");
        await writer.Page.GetByLabel("Satsningens namn").FillAsync(title);
        await writer.Page.GetByLabel("Huvudansvarig sökande").SelectOptionAsync("socialforvaltningen");
        await writer.PressAsync("Öppna ärendet");
        return writer.Page.Url.Split('/')[^2];
    }

    private static ILocator Questions(Visitor at) => at.Page.Locator("textarea");
}
