using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// Every page that a person of some role comes to by links from the start page, with three years behind it: it is there, axe finds nothing,
/// nothing sticks out, and pictures are kept wide, narrow and dark.
/// </summary>
[Collection(Alone)]
public sealed partial class LivedFundTests(LivedHouse house) : IClassFixture<LivedHouse>
{
    private const string Alone = "Alone";
    private static readonly ConcurrentDictionary<string, bool> Looked = new();

    [Theory(DisplayName = "F-31 Every page that a role comes to")]
    [InlineData("alvesta", "alvesta-samordnare")]
    [InlineData("uppsala", "uppsala-samordnare", "/arenden/2025-1")]
    [InlineData("uppsala", "uppsala-chef-social", "/arenden/2026-7/underskrifter")]
    [InlineData("uppsala", "uppsala-styrgrupp")]
    [InlineData("uppsala", "uppsala-ekonom")]
    public async Task Every_page_that_a_role_comes_to(string municipality, string subject, params string[] also)
    {
        await using var visitor = await house.SignInAsync(municipality, subject);
        string[] first = ["/", .. also];
        var waiting = new Queue<string>(first);
        var met = first.ToHashSet();
        var kinds = first.Select(Kind).ToHashSet();
        var faults = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            var response = await visitor.Page.GotoAsync($"{house.Address}/{municipality}{path}");
            if (response!.Status != 200)
            {
                faults.Add($"{path}: {response.Status}");
                continue;
            }

            // How a page looks narrow and dark does not depend on the role: once in a municipality.
            var inFull = Looked.TryAdd(municipality + Kind(path), true);
            faults.AddRange(await visitor.LookAroundAsync($"{subject}{Name(path)}", inFull));
            // Of pages that differ only by the case or the year, one is looked at.
            foreach (var link in await LinksAsync(visitor, municipality))
            {
                if (met.Add(link) && kinds.Add(Kind(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        met.Count.ShouldBeGreaterThan(3);
        faults.ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-31 Every page that is open to all")]
    public async Task Every_page_that_is_open_to_all()
    {
        await using var visitor = await house.VisitAsync();
        string[] open = ["/", "/uppsala/", "/uppsala/riktlinje", "/uppsala/tillganglighet", "/uppsala/finns-inte", "/alvesta/arenden"];
        var faults = new List<string>();
        foreach (var path in open)
        {
            await visitor.Page.GotoAsync(house.Address + path);
            faults.AddRange(await visitor.LookAroundAsync($"alla{Name(path)}", inFull: true));
        }

        faults.ShouldBeEmpty();
    }

    // Pages of the municipality; files and the way out are not pages.
    private async Task<string[]> LinksAsync(Visitor visitor, string municipality)
    {
        var hrefs = await visitor.Page.EvaluateAsync<string[]>(
            """[...document.querySelectorAll("a[href]:not([download]):not([type])")].map(a => a.href)"""
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
