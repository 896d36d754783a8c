using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// Every page that a person of each role comes to by links from the start page, with three years behind it: it is there, axe finds nothing,
/// nothing sticks out, and pictures are kept wide, narrow and dark, once of what is built alike. What a form says when it is sent without
/// an answer is looked at, too.
/// </summary>
[Collection(Alone)]
public sealed partial class LivedFundTests(LivedHouse house) : IClassFixture<LivedHouse>
{
    private const string Alone = "Alone";
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };
    private readonly ConcurrentDictionary<string, bool> looked = new();

    [Theory(DisplayName = "F-31 Every page that each role comes to")]
    [InlineData("alvesta", "samordnare klg ekonom ekonomichef projektledare chef-social sekreterare revisor administrator")]
    [InlineData("uppsala", "samordnare styrgrupp ekonom ekonomichef projektledare chef-social sekreterare revisor administrator")]
    public async Task Every_page_that_each_role_comes_to(string municipality, string roles)
    {
        var faults = new ConcurrentQueue<string>();
        // Two at a time: a page is drawn while another is read.
        await Parallel.ForEachAsync(
            roles.Split(' '),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (role, _) =>
            {
                await using var visitor = await house.SignInAsync(municipality, $"{municipality}-{role}");
                var pages = await WalkAsync(
                    visitor,
                    municipality,
                    faults,
                    async path =>
                    {
                        var picture = $"{municipality}-{role}{Name(path)}";
                        // How a page is built depends on the role only as far as what can be done there does.
                        if (looked.TryAdd($"{municipality} {Kind(path)} {await visitor.WhatCanBeDoneAsync()}", true))
                        {
                            await visitor.KeepPicturesAsync(picture);
                            AddTo(faults, picture, await visitor.LookAroundAsync());
                        }

                        if (looked.TryAdd($"{municipality} {Kind(path)} sent", true))
                        {
                            AddTo(faults, picture + " sent empty", await visitor.SendEmptyAsync(picture));
                        }
                    }
                );
                if (pages <= 3)
                {
                    faults.Enqueue($"{municipality}-{role} came to {pages} pages");
                }
            }
        );

        faults.ShouldBeEmpty();
    }

    [Theory(DisplayName = "Nothing that the house says is left in Swedish for one who reads English")]
    [InlineData("alvesta", "alvesta-samordnare")]
    [InlineData("uppsala", "uppsala-ekonom")]
    [InlineData("uppsala", "uppsala-administrator")]
    public async Task In_English(string municipality, string subject)
    {
        await using var visitor = await house.SignInAsync(municipality, subject);
        await visitor.FollowAsync("In English");
        var swedish = SwedishOfTheHouse();
        swedish.Count.ShouldBeGreaterThan(1_000);
        var faults = new ConcurrentQueue<string>();
        await WalkAsync(
            visitor,
            municipality,
            faults,
            async path =>
            {
                var said = await visitor.SaidAsync();
                AddTo(faults, path, [.. said.Where(swedish.Contains).Distinct().Select(text => "in Swedish: " + text)]);
                if (looked.TryAdd($"english {municipality} {Kind(path)}", true))
                {
                    await visitor.KeepPictureAsync($"{subject}-english{Name(path)}");
                }
            }
        );

        (await visitor.Page.GetAttributeAsync("html", "lang")).ShouldBe("en");
        faults.ShouldBeEmpty();
        await visitor.FollowAsync("På svenska");
        await visitor.ReadsAsync("Logga ut");
    }

    [Fact(DisplayName = "The pictures that README shows the lived fund in")]
    public async Task The_pictures_of_the_readme()
    {
        (string Subject, string Path, string Name)[] pictures =
        [
            ("samordnare", "/", "start"),
            ("samordnare", "/arenden", "cases"),
            ("samordnare", "/arenden/2025-1", "case"),
            ("chef-social", "/arenden/2026-7/underskrifter", "signing"),
            ("ekonom", "/fonden", "fund"),
            ("styrgrupp", "/portfolj", "portfolio"),
        ];
        foreach (var (subject, path, name) in pictures)
        {
            await using var visitor = await house.SignInAsync("uppsala", "uppsala-" + subject);
            (await visitor.Page.GotoAsync($"{house.Address}/uppsala{path}"))!.Status.ShouldBe(200, path);
            await visitor.KeepAsPngAsync(Path.Combine("readme", name));
        }
    }

    [Fact(DisplayName = "F-31 Every page that is open to all")]
    public async Task Every_page_that_is_open_to_all()
    {
        await using var visitor = await house.VisitAsync();
        string[] open = ["/", "/uppsala/", "/uppsala/riktlinje", "/uppsala/tillganglighet", "/uppsala/finns-inte", "/alvesta/arenden"];
        var faults = new ConcurrentQueue<string>();
        foreach (var path in open)
        {
            await visitor.Page.GotoAsync(house.Address + path);
            await visitor.KeepPicturesAsync($"alla{Name(path)}");
            AddTo(faults, path, await visitor.LookAroundAsync());
        }

        faults.ShouldBeEmpty();
    }

    // Each page that links lead to, one of a kind: of pages that differ only by the case or the year, one is looked at.
    private async Task<int> WalkAsync(Visitor visitor, string municipality, ConcurrentQueue<string> faults, Func<string, Task> look)
    {
        var waiting = new Queue<string>(["/"]);
        var kinds = new HashSet<string>(["/"]);
        while (waiting.TryDequeue(out var path))
        {
            var response = await visitor.Page.GotoAsync($"{house.Address}/{municipality}{path}");
            if (response!.Status != 200)
            {
                faults.Enqueue($"{municipality}{path}: {response.Status}");
                continue;
            }

            foreach (var link in await LinksAsync(visitor, municipality))
            {
                if (kinds.Add(Kind(link)))
                {
                    waiting.Enqueue(link);
                }
            }

            await look(path);
        }

        return kinds.Count;
    }

    // Pages of the municipality; files, the other language and the way out are not pages.
    private async Task<string[]> LinksAsync(Visitor visitor, string municipality)
    {
        var hrefs = await visitor.Page.EvaluateAsync<string[]>(
            """[...document.querySelectorAll("a[href]:not([download]):not([type]):not([hreflang])")].map(a => a.href)"""
        );
        var root = $"{house.Address}/{municipality}/";
        return
        [
            .. hrefs
                .Where(href => href.StartsWith(root, StringComparison.Ordinal))
                .Select(href => "/" + href[root.Length..].Split('#')[0])
                .Where(href =>
                    !href.Contains("handler=")
                    && !href.StartsWith("/api", StringComparison.Ordinal)
                    && !href.StartsWith("/logga", StringComparison.Ordinal)
                )
                .Distinct(),
        ];
    }

    // Whole texts that differ in English and that no municipality has for its own; those with values in them are tried by the tests of
    // translations.
    private static HashSet<string> SwedishOfTheHouse()
    {
        var own = Directory
            .GetFiles(Path.Combine(TestFiles.Root, "src", "Plugins"), "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Leaves(JsonDocument.Parse(File.ReadAllText(file), WithComments).RootElement))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Directory
                .GetFiles(Path.Combine(TestFiles.Root, "src"), "Texts.en.resx", SearchOption.AllDirectories)
                .SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
                .Select(text => (Swedish: text.Attribute("name")!.Value.Trim(), English: text.Element("value")!.Value.Trim()))
                .Where(text => text.Swedish != text.English && !text.Swedish.Contains('{') && text.Swedish.Length > 3)
                .Select(text => text.Swedish)
                .Where(text => !own.Contains(text)),
        ];
    }

    private static IEnumerable<string> Leaves(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
            // A table of answers is a text of its own.
            JsonValueKind.String when element.GetString() is ['[', '{', ..] rows => Leaves(JsonDocument.Parse(rows).RootElement),
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };

    private static void AddTo(ConcurrentQueue<string> faults, string where, IReadOnlyList<string> found)
    {
        foreach (var fault in found)
        {
            faults.Enqueue($"{where}: {fault}");
        }
    }

    // With other words after the question mark a page is looked at once more, and not for each filter and sorting.
    private static string Kind(string path) =>
        Numbers().Replace(path.Split('?')[0], "…") + (path.Contains('?', StringComparison.Ordinal) ? "?" : "");

    private static string Name(string path) => path == "/" ? "-start" : Odd().Replace(path, "-");

    [GeneratedRegex("[0-9][0-9A-Za-z]*(-[0-9A-Za-z]+)*")]
    private static partial Regex Numbers();

    [GeneratedRegex("[^0-9a-zåäö]+", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();

    /// <summary>After the others: beside them two processors are too busy for a page to come in time.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AfterTheOthers;
}
