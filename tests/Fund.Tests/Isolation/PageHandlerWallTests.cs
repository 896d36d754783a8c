using System.Reflection;
using System.Text.RegularExpressions;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Isolation;

/// <summary>
/// Everything that a page can be asked to do, found by enumeration, asked by a stranger, by the neighbour, and by a page that is not the
/// house's own.
/// </summary>
public sealed partial class PageHandlerWallTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly string[] Neighbours =
    [
        "alvesta-projektledare",
        "alvesta-samordnare",
        "alvesta-klg",
        "alvesta-sekreterare",
        "alvesta-ekonom",
        "alvesta-administrator",
        "alvesta-revisor",
    ];

    [Fact]
    public async Task No_page_does_anything_for_a_stranger_the_neighbour_or_a_foreign_page()
    {
        var here = await house.StartAsync("uppsala");
        await house.StartAsync("alvesta");
        var number = (
            await here.SendAsync("uppsala-projektledare", new OpenCase("Bara för grannens ögon", "socialforvaltningen"))
        ).CaseNumber;
        var handlers = await HandlersAsync(number);
        var before = await house.Database.FingerprintAsync();

        using var stranger = new PageDoor(house.Application, "", null);
        using var owner = new PageDoor(house.Application, "uppsala", "uppsala-projektledare");
        foreach (var (path, permission) in handlers.Where(h => h.Permission != Permission.Public))
        {
            var at = permission == Permission.Operate ? path : "/uppsala" + path;
            (await stranger.PostAsync(at, [])).Status.ShouldBeOneOf([302, 400, 401, 404], $"a stranger: {at}");
            (await owner.PostAsync(at, [])).Status.ShouldBeOneOf([400, 404], $"without the token that the house's own pages carry: {at}");
        }

        foreach (var subject in Neighbours)
        {
            using var neighbour = new PageDoor(house.Application, "alvesta", subject);
            var token = await neighbour.TokenAsync();
            foreach (var (path, permission) in handlers.Where(h => h.Permission != Permission.Public))
            {
                (await neighbour.PostAsync(permission == Permission.Operate ? path : "/uppsala" + path, [token])).Status.ShouldBe(
                    404,
                    $"{subject}: {path}"
                );
                if (path.Contains(number, StringComparison.Ordinal))
                {
                    (await neighbour.PostAsync("/alvesta" + path, [token])).Status.ShouldBeOneOf(
                        [403, 404, 422],
                        $"{subject} at home: {path}"
                    );
                }
            }
        }

        (await house.Database.FingerprintAsync()).ShouldBe(before, "nothing is stored");
    }

    [Fact]
    public async Task What_no_handler_takes_is_never_a_fault()
    {
        var here = await house.StartAsync("uppsala");
        var number = (await here.SendAsync("uppsala-projektledare", new OpenCase("Utan mottagare", "socialforvaltningen"))).CaseNumber;
        string[] paths = [.. (await HandlersAsync(number)).Select(handler => handler.Path.Split('?')[0]).Distinct()];
        foreach (var subject in new[] { "uppsala-projektledare", "uppsala-samordnare", "uppsala-ekonom", "uppsala-administrator" })
        {
            using var person = new PageDoor(house.Application, "uppsala", subject);
            var token = await person.TokenAsync();
            foreach (var path in paths)
            {
                // A page with one thing to do takes it as that, and refuses what is not filled in.
                (await person.PostAsync($"/uppsala{path}?handler=finnsinte", [token])).Status.ShouldBeInRange(302, 499, path);
            }
        }
    }

    private async Task<List<(string Path, Permission Permission)>> HandlersAsync(string number)
    {
        var services = house.Application.Services;
        var loader = services.GetRequiredService<PageLoader>();
        var handlers = new HashSet<(string, Permission)>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                continue;
            }

            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), number);
            var permission = compiled.HandlerTypeInfo.GetCustomAttribute<RequiresAttribute>()!.Permission;
            foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod == "Post"))
            {
                handlers.Add((path + (handler.Name is { Length: > 0 } name ? "?handler=" + name : ""), permission));
            }
        }

        handlers.Count.ShouldBeGreaterThan(25);
        return [.. handlers];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
