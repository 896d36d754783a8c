using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>A person at a browser: goes to pages, looks at each with axe, wide and at 320 px, and keeps a picture.</summary>
public sealed class Visitor(IPage page, string address, bool scripted) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    // For a page that is on its way; no measure of speed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // Names what is wider than the window, unless it scrolls in a region of its own.
    private const string SticksOut = """
        document.documentElement.scrollWidth <= 320 ? "" : [...document.querySelectorAll("main *")]
            .filter(e => e.getBoundingClientRect().right > 321 && !e.closest(".fund-scroll"))
            .slice(0, 4).map(e => e.outerHTML.slice(0, 160)).join(" | ") || "outside main"
        """;

    // Empties the form with this number among those that are written in, and answers how many they are.
    private const string Emptied = """
        place => {
            const written = "textarea, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit])";
            const forms = [...document.querySelectorAll("main form")].filter(f => f.method === "post" && f.querySelector(written));
            for (const field of forms[place]?.querySelectorAll("textarea, select, input:not([type=hidden])") ?? []) {
                if (["checkbox", "radio"].includes(field.type)) { field.checked = false; }
                else if (field.type !== "submit") { field.value = ""; }
            }
            return forms.length;
        }
        """;

    private const string Sent = """
        place => {
            const written = "textarea, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit])";
            const form = [...document.querySelectorAll("main form")].filter(f => f.method === "post" && f.querySelector(written))[place];
            form.noValidate = true;
            window.sentFrom = true;
            (form.querySelector("button[type=submit]:not([data-variant=tertiary])") ?? form.querySelector("button")).click();
        }
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
        try
        {
            await Page.WaitForLoadStateAsync(LoadState.Load, new PageWaitForLoadStateOptions { Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            // Now and then the event of a page that is whole is not heard of: the page itself says whether it is.
            (await Page.EvaluateAsync<string>("document.readyState")).ShouldBe("complete", name);
        }
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

    /// <summary>Chooses a file of plain text in the field with this label.</summary>
    public Task GiveAsync(string label, string name, string text) =>
        Page.GetByLabel(label, new PageGetByLabelOptions { Exact = false })
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/plain",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(text),
                }
            );

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

    /// <summary>The page says all of this, if need be when it has come whole. Blanks in amounts need not be no-break.</summary>
    public async Task ReadsAsync(params string[] words)
    {
        // A click comes back when the next page has begun; what is read at once may be half of it.
        var since = Stopwatch.StartNew();
        while (true)
        {
            await Page.WaitForLoadStateAsync(LoadState.Load);
            var text = (await Page.InnerTextAsync("body")).Replace('\u00A0', ' ');
            var missing = words.Where(said => !text.Contains(said, StringComparison.OrdinalIgnoreCase)).ToList();
            if (missing.Count == 0)
            {
                return;
            }

            since.Elapsed.ShouldBeLessThan(Patience, $"\"{missing[0]}\" is not on {Page.Url}:\n{text}");
            await Task.Delay(200);
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

    /// <summary>Keeps pictures of the page, wide, dark and narrow.</summary>
    public async Task KeepPicturesAsync(string picture)
    {
        await KeepPictureAsync(picture);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await KeepPictureAsync(picture + "-dark");
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(390, 844);
        await KeepPictureAsync(picture + "-390");
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Keeps a picture of the page as it stands.</summary>
    public Task KeepPictureAsync(string picture) =>
        Page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(Directory.CreateDirectory(Path.Combine(RunningHouse.Screenshots, "lived")).FullName, picture + ".jpg"),
                Type = ScreenshotType.Jpeg,
                Quality = 70,
                FullPage = true,
            }
        );

    /// <summary>Keeps a picture of the page, unharmed by compression.</summary>
    public Task KeepAsPngAsync(string picture)
    {
        var path = Path.Combine(RunningHouse.Screenshots, picture + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
    }

    /// <summary>What the page is built of: two that answer the same differ by their words alone.</summary>
    public Task<string> WhatCanBeDoneAsync() =>
        Page.EvaluateAsync<string>(
            """
            [...new Set([...document.querySelectorAll("body *")].map(e => e.tagName + "." + e.className + (e.name ?? "")))].sort().join()
            """
        );

    /// <summary>Needs script. What axe finds wide, and what sticks out at 320 px, in words; nothing when all is well.</summary>
    public async Task<IReadOnlyList<string>> LookAroundAsync()
    {
        var faults = new List<string>(await FoundByAxeAsync());
        await Page.SetViewportSizeAsync(320, 844);
        if (await Page.EvaluateAsync<string>(SticksOut) is { Length: > 0 } wide)
        {
            faults.Add("sticks out at 320 px: " + wide);
        }

        await Page.SetViewportSizeAsync(1280, 900);
        return faults;
    }

    /// <summary>
    /// Sends each form of the page in which something is written, with nothing in it, and looks at the answer where it is a refusal. What
    /// is taken without a word is no error state.
    /// </summary>
    public async Task<IReadOnlyList<string>> SendEmptyAsync(string picture)
    {
        var faults = new List<string>();
        var path = Page.Url;
        for (var form = 0; form < await Page.EvaluateAsync<int>(Emptied, -1); form++)
        {
            await Page.EvaluateAsync<int>(Emptied, form);
            var answer = await Page.RunAndWaitForResponseAsync(
                () => Page.EvaluateAsync(Sent, form),
                response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400
            );
            if (answer.Headers.ContainsKey("content-disposition"))
            {
                // A file, and the page still stands.
                continue;
            }

            await Page.WaitForFunctionAsync("() => !window.sentFrom && document.readyState === 'complete'");
            if (answer.Status >= 500)
            {
                faults.Add($"form {form} answers {answer.Status}");
            }

            if (await Page.Locator("[data-fund-errors]").CountAsync() > 0)
            {
                await KeepPictureAsync($"{picture}-fel{form}");
                faults.AddRange(await LookAroundAsync());
            }

            await Page.GotoAsync(path);
        }

        return faults;
    }

    /// <summary>Each text on the page, also those that only a screen reader says.</summary>
    public Task<string[]> SaidAsync() =>
        Page.EvaluateAsync<string[]>(
            """
            (() => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const said = [document.title];
                while (walker.nextNode()) {
                    // A paper is the municipality's, in Swedish whoever reads it, and the page says so.
                    if (!walker.currentNode.parentElement.closest("main [lang=sv]")) { said.push(walker.currentNode.data); }
                }
                for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [data-label]")) {
                    said.push(e.ariaLabel, e.title, e.placeholder, e.dataset.label);
                }
                return said.filter(text => text).map(text => text.replace(/[ \n]+/g, " ").trim());
            })()
            """
        );

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task AxeAsync(string what) => (await FoundByAxeAsync()).ShouldBeEmpty(what);

    private async Task<IReadOnlyList<string>> FoundByAxeAsync() =>
        [.. (await Page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})")];
}
