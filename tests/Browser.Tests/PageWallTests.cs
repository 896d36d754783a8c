using System.Reflection;
using System.Text.RegularExpressions;
using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Browser.Tests;

/// <summary>
/// Every page of the house, found by enumeration, opened by a stranger and by the neighbour, at the neighbour's address and with a case
/// that is not theirs.
/// </summary>
public sealed partial class PageWallTests(RunningHouse house)
{
    private const string Title = "Bara för grannens ögon";

    [Fact]
    public async Task No_page_opens_for_a_stranger_or_for_the_neighbour()
    {
        await using var owner = await house.SignInAsync("uppsala", "uppsala-samordnare");
        await owner.GoToAsync("/uppsala/arenden/ny");
        await owner.FillAsync("Satsningens namn", Title);
        await owner.SelectAsync("Huvudansvarig sökande", "Socialförvaltningen");
        await owner.PressAsync("Öppna ärendet");
        var number = owner.Page.Url.Split('/')[^2];

        await using var neighbour = await house.SignInAsync("alvesta", "alvesta-samordnare");
        await using var stranger = await house.VisitAsync();
        foreach (var (path, permission) in await PagesAsync(number))
        {
            if (permission == Permission.Public)
            {
                continue;
            }

            if (permission == Permission.Operate)
            {
                (await StatusAsync(neighbour, path)).ShouldBe(404, path);
                continue;
            }

            // Each time one is sent to sign in leaves a cookie for a quarter of an hour, and no stranger comes to every page in that.
            await stranger.Page.Context.ClearCookiesAsync();
            (await StatusAsync(stranger, "/uppsala" + path)).ShouldBe(302, path);
            (await StatusAsync(neighbour, "/uppsala" + path)).ShouldBe(404, path);
            if (path.Contains(number, StringComparison.Ordinal))
            {
                // A step that is not theirs is forbidden before the number is looked up, so that it tells nothing of it.
                (await StatusAsync(neighbour, "/alvesta" + path)).ShouldBeOneOf(403, 404);
            }
        }
    }

    [Fact]
    public async Task No_page_answers_an_address_that_makes_no_sense_with_a_fault()
    {
        await using var coordinator = await house.SignInAsync("alvesta", "alvesta-samordnare");
        foreach (
            var nonsense in new[]
            {
                "0",
                "-1",
                "9223372036854775808",
                "2026-1%27%20or%201=1--",
                "%3Cscript%3E",
                "%C3%A5%C3%A4%C3%B6",
                new string('9', 300),
            }
        )
        {
            foreach (var (path, permission) in await PagesAsync(nonsense))
            {
                (await StatusAsync(coordinator, (permission == Permission.Operate ? "" : "/alvesta") + path)).ShouldBeLessThan(500, path);
            }
        }
    }

    private async Task<List<(string Path, Permission Permission)>> PagesAsync(string value)
    {
        var loader = house.Host.Services.GetRequiredService<PageLoader>();
        var pages = new HashSet<(string, Permission)>();
        foreach (var endpoint in house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                continue;
            }

            var handler = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerTypeInfo;
            var written = Key().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), $"{Guid.Empty}");
            pages.Add(("/" + Parameter().Replace(written, value), handler.GetCustomAttribute<RequiresAttribute>()!.Permission));
        }

        pages.Count.ShouldBeGreaterThan(25);
        return [.. pages];
    }

    private async Task<int> StatusAsync(Visitor visitor, string path) =>
        (await visitor.Page.Context.APIRequest.GetAsync(house.Address + path, new APIRequestContextOptions { MaxRedirects = 0 })).Status;

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
