using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>Every page that the menus lead to, as persons of both municipalities see it: there, accessible, whole at 320 px.</summary>
public sealed class PagesTests(RunningHouse house)
{
    [Theory]
    [InlineData(
        "alvesta",
        "alvesta-ekonom",
        "/",
        "/arenden",
        "/fonden",
        "/fonden/avsattning",
        "/fonden/avsattning/registrera",
        "/fonden/bokslut",
        "/fonden/bokslut/not",
        "/fonden/ataganden",
        "/kostnader",
        "/avrakning",
        "/avrakning/2026-delar",
        "/avrakning/2026-delar/forbered",
        "/fonden/prognos",
        "/portfolj",
        "/uppfoljning",
        "/riktlinje",
        "/nycklar",
        "/tillganglighet"
    )]
    [InlineData(
        "uppsala",
        "uppsala-styrgrupp",
        "/",
        "/arenden",
        "/rangordning",
        "/fonden",
        "/avrakning/2026-T1",
        "/aterbetalning",
        "/aterbetalning/underlag",
        "/portfolj",
        "/uppfoljning",
        "/riktlinje"
    )]
    [InlineData("alvesta", "alvesta-administrator", "/administration", "/logg")]
    [InlineData("uppsala", "uppsala-projektledare", "/arenden/ny")]
    public async Task Pages_are_there_and_accessible(string municipality, string subject, params string[] paths)
    {
        await using var visitor = await house.SignInAsync(municipality, subject);
        foreach (var path in paths)
        {
            await visitor.GoToAsync($"/{municipality}{path}");
            await visitor.LookAsync($"{subject}{path.Replace('/', '-')}");
        }
    }

    [Fact]
    public async Task Who_belongs_to_one_municipality_finds_nothing_in_the_other()
    {
        await using var visitor = await house.SignInAsync("alvesta", "alvesta-ekonom");
        foreach (
            var path in new[]
            {
                "/uppsala/arenden",
                "/uppsala/fonden",
                "/uppsala/portfolj",
                "/uppsala/administration",
                "/uppsala/arenden/2026-1",
            }
        )
        {
            (await visitor.Page.GotoAsync(house.Address + path))!.Status.ShouldBe(404, path);
        }

        (await visitor.Page.GotoAsync(house.Address + "/drift"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_operator_sees_the_municipalities_and_no_case()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.Page.GotoAsync($"{house.Address}/drift");
        await visitor.Page.Locator("a[href*='login_hint=operator']").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{house.Address}/drift");
        (await visitor.Page.ContentAsync()).ShouldContain("Alvesta kommun");
        await visitor.LookAsync("operator-drift");
        (await visitor.Page.GotoAsync(house.Address + "/alvesta/arenden"))!.Status.ShouldBe(404);
    }
}
