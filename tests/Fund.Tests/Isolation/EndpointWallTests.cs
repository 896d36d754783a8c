using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Fund.Applications.Cases;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Api;
using Fund.Tests.Running;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Fund.Tests.Isolation;

/// <summary>
/// Every endpoint of the API, found by enumeration, attacked with no token, another municipality's, another's numbers, a role that may not,
/// and nonsense.
/// </summary>
public sealed partial class EndpointWallTests(FundFixture fund)
{
    [Fact]
    public async Task No_endpoint_answers_a_stranger_or_another_municipality()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        var theirToken = await TokenAsync(there, "lingonby-samordnare");
        foreach (var endpoint in await EndpointsAsync())
        {
            var path = PathOf(endpoint, "2026-1");
            (await SendAsync(endpoint, here, path, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            (await SendAsync(endpoint, here, path, theirToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            (await SendAsync(endpoint, here, path, "fund_nonsense")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task Another_municipalitys_case_does_not_exist()
    {
        var here = await fund.StartLingonbyAsync();
        var there = await fund.StartLingonbyAsync();
        await there.SendAsync("lingonby-projektledare", new OpenCase("Ett", "kultur"));
        var theirs = (await there.SendAsync("lingonby-projektledare", new OpenCase("Två", "kultur"))).CaseNumber;
        var everything = new Dictionary<string, string>();
        foreach (var subject in new[] { "projektledare", "chef", "samordnare", "styrgrupp", "sekreterare", "ekonom", "admin", "revisor" })
        {
            everything[subject] = await TokenAsync(here, "lingonby-" + subject);
        }

        foreach (
            var endpoint in (await EndpointsAsync()).Where(e => e.RoutePattern.RawText!.Contains("{caseNumber}", StringComparison.Ordinal))
        )
        {
            foreach (var token in everything.Values)
            {
                var answer = await SendAsync(endpoint, here, PathOf(endpoint, theirs), token);
                ((int)answer.StatusCode).ShouldBeOneOf(
                    [400, 403, 404, 422],
                    $"{endpoint.RoutePattern.RawText}: {await answer.Content.ReadAsStringAsync()}"
                );
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Två");
            }
        }
    }

    [Fact]
    public async Task A_role_without_the_permission_is_forbidden_before_the_body_is_read()
    {
        var here = await fund.StartLingonbyAsync();
        var tokens = new Dictionary<Role, string>
        {
            [Role.Auditor] = await TokenAsync(here, "lingonby-revisor"),
            [Role.ProjectManager] = await TokenAsync(here, "lingonby-projektledare"),
            [Role.Controller] = await TokenAsync(here, "lingonby-ekonom"),
        };
        var refused = 0;
        foreach (var endpoint in await EndpointsAsync())
        {
            var permission = endpoint.Metadata.GetRequiredMetadata<RequiresAttribute>().Permission;
            foreach (var (role, token) in tokens.Where(t => !Permissions.Allow(permission, [t.Key])))
            {
                (await SendAsync(endpoint, here, PathOf(endpoint, "2026-1"), token)).StatusCode.ShouldBe(
                    HttpStatusCode.Forbidden,
                    $"{role} {endpoint.RoutePattern.RawText}"
                );
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"municipalityId\":1,\"status\":\"approved\",\"role\":\"controller\"}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"title\":1e400}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"answers\":{\"\\udc00\":\"x\"}}")]
    [InlineData("{\"title\":{\"deep\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}}")]
    public async Task Nonsense_gets_a_clear_refusal_never_a_fault(string body)
    {
        var here = await fund.StartLingonbyAsync();
        var token = await TokenAsync(here, "lingonby-samordnare");
        foreach (
            var endpoint in (await EndpointsAsync()).Where(e =>
                IsPost(e) && Permissions.Allow(e.Metadata.GetRequiredMetadata<RequiresAttribute>().Permission, [Role.Coordinator])
            )
        )
        {
            var answer = await SendAsync(endpoint, here, PathOf(endpoint, "2026-1"), token, body);
            ((int)answer.StatusCode).ShouldBeInRange(
                400,
                499,
                $"{endpoint.RoutePattern.RawText}: {await answer.Content.ReadAsStringAsync()}"
            );
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", endpoint.RoutePattern.RawText);
        }

        (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows.ShouldBeEmpty("nothing is stored");
    }

    [Fact]
    public async Task Nothing_in_a_list_gets_a_clear_refusal_never_a_fault()
    {
        var here = await fund.StartLingonbyAsync();
        (Role Role, string Subject)[] senders =
        [
            (Role.Coordinator, "lingonby-samordnare"),
            (Role.TenantAdministrator, "lingonby-admin"),
            (Role.ProjectManager, "lingonby-projektledare"),
            (Role.Controller, "lingonby-ekonom"),
        ];
        var asked = 0;
        foreach (var endpoint in (await EndpointsAsync()).Where(IsPost))
        {
            var permission = endpoint.Metadata.GetRequiredMetadata<RequiresAttribute>().Permission;
            if (senders.FirstOrDefault(sender => Permissions.Allow(permission, [sender.Role])) is not { Subject: { } subject })
            {
                continue;
            }

            var token = await TokenAsync(here, subject);
            foreach (
                var list in endpoint
                    .Metadata.GetRequiredMetadata<ApiMessage>()
                    .Message.GetProperties()
                    .Where(property =>
                        property.PropertyType.IsGenericType
                        && property.PropertyType.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal)
                    )
            )
            {
                var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(list.Name);
                var answer = await SendAsync(endpoint, here, PathOf(endpoint, "2026-1"), token, $$"""{"{{name}}":[null]}""");
                ((int)answer.StatusCode).ShouldBe(400, $"{endpoint.RoutePattern.RawText}, {list.Name}");
                (await answer.Content.ReadAsStringAsync()).ShouldContain("null");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("Tid\\u0000er")]
    [InlineData("\\ud800")]
    [InlineData("\\u202egnp.exe")]
    public async Task BAD10_text_that_nobody_can_read_is_refused_in_words(string title)
    {
        var here = await fund.StartLingonbyAsync();
        var token = await TokenAsync(here, "lingonby-projektledare");
        var answer = await ClientAsync(here, token, HttpMethod.Post, "cases", $$"""{"title":"{{title}}","leadUnit":"kultur"}""");
        ((int)answer.StatusCode).ShouldBeOneOf(400, 422);
        (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task REL09_fifty_at_once_with_one_key_do_it_once_and_get_the_same_answer()
    {
        var here = await fund.StartLingonbyAsync();
        var token = await TokenAsync(here, "lingonby-projektledare");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async _ =>
                    await (
                        await ClientAsync(here, token, HttpMethod.Post, "cases", """{"title":"En gång","leadUnit":"kultur"}""", "nyckel")
                    ).Content.ReadAsStringAsync()
                )
        );
        answers.Distinct().ShouldHaveSingleItem();
        (await here.SendAsync("lingonby-samordnare", new CaseList())).Rows.Count.ShouldBe(1);
        (
            await ClientAsync(here, token, HttpMethod.Post, "cases", """{"title":"Annat","leadUnit":"kultur"}""", "nyckel")
        ).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_body_without_end_is_refused()
    {
        var here = await fund.StartLingonbyAsync();
        var token = await TokenAsync(here, "lingonby-projektledare");
        var answer = await ClientAsync(
            here,
            token,
            HttpMethod.Post,
            "cases",
            "{\"title\":\"" + new string('x', 200_000) + "\",\"leadUnit\":\"kultur\"}"
        );
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BAD13_a_hundred_megabytes_are_refused_in_swedish_and_nothing_is_kept(bool lengthIsTold)
    {
        var here = await fund.StartLingonbyAsync();
        var token = await TokenAsync(here, "lingonby-ekonom");
        using var client = new HttpClient { BaseAddress = (await fund.StartedAsync()).Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{here.Key}/api/v1/costs/files");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.ExpectContinue = lengthIsTold;
        request.Content = new Blanks(100 * 1024 * 1024, lengthIsTold);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("25 MB");
        }
        catch (HttpRequestException) when (!lengthIsTold)
        {
            // The host stopped listening after 25 MB while the rest was still on its way: refused as well.
        }

        (
            await fund.Database.AskAsSuperuserAsync<long>(
                $"select count(*) from platform.files where municipality_id = {here.Municipality.Id.Value}"
            )
        ).ShouldBe(0);
    }

    private async Task<List<RouteEndpoint>> EndpointsAsync()
    {
        var endpoints = (await fund.StartedAsync())
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ApiMessage>() is not null)
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(50);
        return endpoints;
    }

    private static string PathOf(RouteEndpoint endpoint, string caseNumber) =>
        Parameter()
            .Replace(
                endpoint.RoutePattern.RawText!,
                match =>
                    match.Groups[1].Value switch
                    {
                        "caseNumber" => caseNumber,
                        "year" => "2026",
                        "id" or "importId" or "indicator" => Guid.NewGuid().ToString(),
                        "occasion" => "2026-halv",
                        "kind" => "yearly",
                        "form" => "application",
                        _ => "x",
                    }
            );

    private Task<HttpResponseMessage> SendAsync(
        RouteEndpoint endpoint,
        MunicipalityInTest at,
        string path,
        string? token,
        string body = "{}"
    ) =>
        ClientAsync(
            at,
            token,
            IsPost(endpoint) ? HttpMethod.Post : HttpMethod.Get,
            path["/api/v1/".Length..],
            IsPost(endpoint) ? body : null
        );

    private async Task<HttpResponseMessage> ClientAsync(
        MunicipalityInTest at,
        string? token,
        HttpMethod method,
        string path,
        string? body,
        string? key = null
    )
    {
        using var client = new HttpClient { BaseAddress = (await fund.StartedAsync()).Address };
        using var request = new HttpRequestMessage(method, $"/{at.Key}/api/v1/{path}");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await client.SendAsync(request);
    }

    private static bool IsPost(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("POST");

    private static async Task<string> TokenAsync(MunicipalityInTest at, string subject) =>
        (await at.SendAsync(subject, new CreateToken("test " + Guid.NewGuid().ToString("N")[..8], 1))).Token;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
