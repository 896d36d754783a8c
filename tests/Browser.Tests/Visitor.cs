using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>A person at a browser: goes to pages, looks at each with axe, wide and at 320 px, and keeps a picture.</summary>
public sealed class Visitor(IPage page, string address, bool scripted) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    // Names what is wider than the window, unless it scrolls in a region of its own.
    private const string SticksOut = """
        document.documentElement.scrollWidth <= 320 ? "" : [...document.querySelectorAll("main *")]
            .filter(e => e.getBoundingClientRect().right > 321 && !e.closest(".fund-scroll"))
            .slice(0, 4).map(e => e.outerHTML.slice(0, 160)).join(" | ") || "outside main"
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
        await Page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            answer => answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400
        );
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Writes in the field with this label.</summary>
    public Task FillAsync(string label, string text) =>
        Page.GetByLabel(label, new PageGetByLabelOptions { Exact = false }).First.FillAsync(text);

    /// <summary>Chooses in the list with this label, by the words of the choice.</summary>
    public Task SelectAsync(string label, string choice) =>
        Page.GetByLabel(label).First.SelectOptionAsync(new SelectOptionValue { Label = choice });

    /// <summary>Ticks a box or a radio button in the group with this legend.</summary>
    public Task TickAsync(string group, string choice) =>
        Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = group })
            .First.GetByLabel(choice, new LocatorGetByLabelOptions { Exact = true })
            .CheckAsync();

    /// <summary>Opens what is folded under these words.</summary>
    public Task UnfoldAsync(string summary) =>
        Page.Locator("summary", new PageLocatorOptions { HasTextString = summary }).First.ClickAsync();

    /// <summary>Follows the link with these words.</summary>
    public async Task FollowAsync(string words)
    {
        var link = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = words, Exact = true }).First;
        await Page.RunAndWaitForResponseAsync(
            () => link.ClickAsync(),
            answer => answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400
        );
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>The page says all of this. Blanks in amounts need not be no-break.</summary>
    public async Task ReadsAsync(params string[] words)
    {
        var text = (await Page.InnerTextAsync("body")).Replace('\u00A0', ' ');
        foreach (var said in words)
        {
            text.Contains(said, StringComparison.OrdinalIgnoreCase).ShouldBeTrue($"\"{said}\" is not on {Page.Url}:\n{text}");
        }
    }

    /// <summary>Presses a button and is refused with these words; what was typed still stands.</summary>
    public async Task IsRefusedAsync(string button, params string[] words)
    {
        var typed = await TypedAsync();
        await PressAsync(button);
        await Page.Locator("[data-fund-errors]").First.WaitForAsync();
        await ReadsAsync(words);
        var left = await TypedAsync();
        typed.Where(field => !left.Contains(field)).ShouldBeEmpty("what was typed is not lost");
    }

    /// <summary>
    /// Answers every question of the form that is not answered, with words that fit its kind: on the page, or, where the page lists the
    /// form's parts, in each of them, saved, and back at the list.
    /// </summary>
    public async Task AnswerAllAsync(IReadOnlyDictionary<string, string>? own = null)
    {
        var parts = await Page.Locator(".fund-form-task a[href*='/ansokan/']")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        if (parts.Length == 0)
        {
            await AnswerPageAsync(own);
            return;
        }

        foreach (var part in parts)
        {
            await GoToAsync(part);
            await AnswerPageAsync(own);
            await PressAsync("Spara och gå till listan");
        }
    }

    private async Task AnswerPageAsync(IReadOnlyDictionary<string, string>? own)
    {
        foreach (var field in await Page.Locator("[name^='answers[']:not([type=hidden])").AllAsync())
        {
            var name = await field.GetAttributeAsync("name") ?? "";
            var key =
                name["answers[".Length..].Split(']')[0] + string.Concat(name.Split('[').Skip(3).Select(part => "." + part.TrimEnd(']')));
            var tag = await field.EvaluateAsync<string>("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()");
            var wanted = own?.GetValueOrDefault(key);
            if (tag is "radio" or "checkbox")
            {
                if (
                    wanted is null
                        ? !await Page.Locator($"[name='{name}']:checked").First.IsVisibleAsync()
                            && await field.GetAttributeAsync("value") != "yes"
                        : await field.GetAttributeAsync("value") == wanted
                )
                {
                    await field.CheckAsync();
                }
            }
            else if (tag == "select")
            {
                await field.SelectOptionAsync(
                    wanted is null ? new SelectOptionValue { Index = 1 } : new SelectOptionValue { Value = wanted }
                );
            }
            else
            {
                await field.FillAsync(wanted ?? Fitting(key, tag));
            }
        }
    }

    private static string Fitting(string key, string tag) =>
        (tag, key.Split('.')[^1]) switch
        {
            ("textarea", _) => "Vi beskriver det här kort och sakligt, med å, ä och ö.",
            (_, "startsOn") => "2026-03-01",
            (_, "endsOn") => "2027-12-31",
            (_, "on" or "day" or "date" or "when") => "2026-02-02",
            (_, "year" or "fromYear" or "toYear") => "2027",
            (_, "amount" or "value" or "requestedAmount") => "100 000",
            (_, "baseline") => "40",
            (_, "target") => "20",
            _ => "Enligt bilaga",
        };

    private async Task<string[]> TypedAsync() =>
        await Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll("main textarea, main input")]
                .filter(e => !["hidden", "file", "radio", "checkbox"].includes(e.type) && e.value && e.offsetParent)
                .map(e => e.name + "=" + e.value)
            """
        );

    /// <summary>Needs script, as axe does. Axe finds nothing, nothing sticks out at 320 px, and the picture is kept.</summary>
    public async Task LookAsync(string picture)
    {
        // Without it axe would wait for ever.
        scripted.ShouldBeTrue(picture);
        await Page.SetViewportSizeAsync(1280, 900);
        await AxeAsync(picture);
        await Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(RunningHouse.Screenshots, picture + ".png"), FullPage = true }
        );
        await Page.SetViewportSizeAsync(320, 900);
        await Page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(RunningHouse.Screenshots, picture + "-320.png"), FullPage = true }
        );
        (await Page.EvaluateAsync<string>(SticksOut)).ShouldBe("", $"{picture} at 320 px");
        await AxeAsync(picture + " at 320 px");
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>
    /// Needs script. Keeps pictures, wide and in full also narrow and dark; answers what axe finds and what sticks out, in words, nothing
    /// when all is well.
    /// </summary>
    public async Task<IReadOnlyList<string>> LookAroundAsync(string picture, bool inFull)
    {
        var faults = new List<string>();
        var folder = Directory.CreateDirectory(Path.Combine(RunningHouse.Screenshots, "lived")).FullName;
        await Page.SetViewportSizeAsync(1280, 900);
        faults.AddRange(await FoundByAxeAsync());
        await KeepAsync("");
        if (inFull)
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await KeepAsync("-dark");
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await Page.SetViewportSizeAsync(390, 844);
            await KeepAsync("-390");
        }

        await Page.SetViewportSizeAsync(320, 844);
        if (await Page.EvaluateAsync<string>(SticksOut) is { Length: > 0 } wide)
        {
            faults.Add("sticks out at 320 px: " + wide);
        }

        return [.. faults.Select(fault => $"{picture}: {fault}")];

        Task KeepAsync(string how) =>
            Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, picture + how + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task AxeAsync(string what) => (await FoundByAxeAsync()).ShouldBeEmpty(what);

    private async Task<IReadOnlyList<string>> FoundByAxeAsync() =>
        [.. (await Page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})")];
}
