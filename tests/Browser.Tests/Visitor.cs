using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>A person at a browser: goes to pages, looks at each with axe, wide and at 320 px, and keeps a picture.</summary>
public sealed class Visitor(IPage page, string address) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    // Names what is wider than the window, unless it scrolls in a region of its own.
    private const string SticksOut =
        """
        document.documentElement.scrollWidth <= 320 ? "" : [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > 321 && !e.closest(".fund-scroll")).slice(0, 4).map(e => e.outerHTML.slice(0, 160)).join(" | ") || "outside main"
        """;

    /// <summary>Goes to a page and expects it to be there.</summary>
    public async Task GoToAsync(string path)
    {
        var response = await Page.GotoAsync(address + path);
        response!.Status.ShouldBe(200, path);
    }

    /// <summary>Presses a button and waits for the page that answers.</summary>
    public async Task PressAsync(string name)
    {
        var button = Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First;
        await Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), answer => answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400);
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Axe finds nothing, nothing sticks out at 320 px, and the picture is kept.</summary>
    public async Task LookAsync(string picture)
    {
        await Page.SetViewportSizeAsync(1280, 900);
        await AxeAsync(picture);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningHouse.Screenshots, picture + ".png"), FullPage = true });
        await Page.SetViewportSizeAsync(320, 900);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RunningHouse.Screenshots, picture + "-320.png"), FullPage = true });
        (await Page.EvaluateAsync<string>(SticksOut)).ShouldBe("", $"{picture} at 320 px");
        await AxeAsync(picture + " at 320 px");
        await Page.SetViewportSizeAsync(1280, 900);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task AxeAsync(string what)
    {
        var found = await Page.RunAxe();
        found.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})").ShouldBeEmpty(what);
    }
}
