using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// Every page that a person of each role comes to by links from the start page, with three years behind it: it is there, axe finds nothing,
/// nothing sticks out, and pictures are kept wide, narrow and dark.
/// </summary>
public sealed partial class LivedFundTests(LivedHouse house) : IClassFixture<LivedHouse>
{
    [Theory(DisplayName = "F-31 Every page of every role")]
    [InlineData("alvesta", "alvesta-samordnare")]
    [InlineData("alvesta", "alvesta-projektledare")]
    [InlineData("alvesta", "alvesta-ekonom")]
    [InlineData("alvesta", "alvesta-revisor")]
    [InlineData("uppsala", "uppsala-samordnare")]
    [InlineData("uppsala", "uppsala-projektledare")]
    [InlineData("uppsala", "uppsala-chef-social")]
    [InlineData("uppsala", "uppsala-styrgrupp")]
    [InlineData("uppsala", "uppsala-sekreterare")]
    [InlineData("uppsala", "uppsala-ekonom")]
    [InlineData("uppsala", "uppsala-revisor")]
    [InlineData("uppsala", "uppsala-administrator")]
    public async Task Every_page_of_every_role(string municipality, string subject)
    {
        await using var visitor = await house.SignInAsync(municipality, subject);
        var waiting = new Queue<string>(["/"]);
        var met = new HashSet<string> { "/" };
        var kinds = new HashSet<string>();
        var faults = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            var response = await visitor.Page.GotoAsync($"{house.Address}/{municipality}{path}");
            if (response!.Status != 200)
            {
                faults.Add($"{path}: {response.Status}");
                continue;
            }

            faults.AddRange(await visitor.LookAroundAsync($"{subject}{Name(path)}"));
            // Of pages that differ only by the case or the year, one is looked at.
            foreach (var link in await LinksAsync(visitor, municipality))
            {
                var kind = Numbers().Replace(link, "…");
                if (met.Add(link) && kinds.Add(kind))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        met.Count.ShouldBeGreaterThan(3);
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

    private static string Name(string path) => path == "/" ? "-start" : Odd().Replace(path, "-");

    [GeneratedRegex("[0-9][0-9A-Za-z]*(-[0-9A-Za-z]+)*|=[^&]*")]
    private static partial Regex Numbers();

    [GeneratedRegex("[^0-9a-zåäö]+", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();
}
