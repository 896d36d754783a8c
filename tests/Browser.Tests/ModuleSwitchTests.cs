using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>A municipality's administrator switches a module off: it is gone everywhere, the rest goes on, and all comes back.</summary>
public sealed class ModuleSwitchTests(HouseOfItsOwn house) : IClassFixture<HouseOfItsOwn>
{
    [Fact]
    public async Task Evaluation_is_gone_everywhere_and_comes_back()
    {
        await using var coordinator = await house.SignInAsync("alvesta", "alvesta-samordnare");
        await coordinator.GoToAsync("/alvesta/arenden/ny");
        await coordinator.FillAsync("Projektets namn", "Trygga vägar");
        await coordinator.SelectAsync("Huvudansvarig sökande", "Utbildningsnämnden");
        await coordinator.PressAsync("Öppna ärendet");
        var number = coordinator.Page.Url.Split('/')[^2];
        await coordinator.GoToAsync("/alvesta/portfolj");
        await coordinator.ReadsAsync("Inget är beviljat än.");

        await using var administrator = await house.SignInAsync("alvesta", "alvesta-administrator");
        await administrator.GoToAsync("/alvesta/administration");
        (await administrator.Page.ContentAsync()).ShouldNotContain("Uppsala", Case.Insensitive, "the neighbour's package");
        await administrator.LookAsync("alvesta-administration");
        await administrator.PressAsync("Stäng av Uppföljning och utvärdering");
        await administrator.ReadsAsync("Modulen är av.");

        await coordinator.GoToAsync("/alvesta/");
        (await coordinator.Page.InnerTextAsync("nav.fund-menu")).ShouldNotContain("Portfölj");
        await coordinator.GoToAsync($"/alvesta/arenden/{number}");
        (await coordinator.Page.InnerTextAsync("main")).ShouldNotContain("Uppföljning");
        foreach (var gone in new[] { "/alvesta/portfolj", $"/alvesta/arenden/{number}/uppfoljning" })
        {
            (await coordinator.Page.GotoAsync(house.Address + gone))!.Status.ShouldBe(404, gone);
        }

        await using var neighbour = await house.SignInAsync("uppsala", "uppsala-samordnare");
        await neighbour.GoToAsync("/uppsala/portfolj");

        await administrator.PressAsync("Slå på Uppföljning och utvärdering");
        await coordinator.GoToAsync("/alvesta/portfolj");
        await coordinator.ReadsAsync("Inget är beviljat än.");
    }
}
