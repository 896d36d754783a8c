using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Platform.Api;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Tests.Running;

/// <summary>
/// Sends a message as another system would: over HTTP to /api/v1, with the person's token, at the address that the endpoint of the message
/// has.
/// What the answer refuses is thrown as the house throws it, so that a journey reads the same through either door.
/// </summary>
internal sealed partial class ApiDoor(MunicipalityInTest inside) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = inside.Application.Address };
    private readonly ConcurrentDictionary<string, string> tokens = new();

    public async Task<T> SendAsync<T>(string subject, IRequest<T> message)
    {
        var endpoint = EndpointOf(message.GetType());
        var post = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("POST");
        var content = (JsonObject)JsonSerializer.SerializeToNode(message, message.GetType(), ApiRoutes.Json)!;
        var path = Parameter().Replace(endpoint.RoutePattern.RawText!, match => Uri.EscapeDataString(Take(content, match.Groups[1].Value)));
        using var request = new HttpRequestMessage(
            post ? HttpMethod.Post : HttpMethod.Get,
            $"/{inside.Key}{path}{(post ? "" : Query(content))}"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(subject));
        if (post)
        {
            request.Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw Meaning(answer.StatusCode, text, $"{request.Method} {request.RequestUri}");
        }

        return text.Length == 0 ? default! : JsonSerializer.Deserialize<T>(text, ApiRoutes.Json)!;
    }

    public void Dispose() => client.Dispose();

    // A token holds for at most a year, and a journey takes longer: one for each day of the clock.
    private async Task<string> TokenAsync(string subject)
    {
        var key = $"{subject} {inside.Application.Clock.GetUtcNow():yyyy-MM-dd}";
        return tokens.TryGetValue(key, out var known)
            ? known
            : tokens[key] = (await inside.SendInsideAsync(subject, new CreateToken($"Ett annat system {Guid.NewGuid():N}", 1), null)).Token;
    }

    private RouteEndpoint EndpointOf(Type message) =>
        inside
            .Application.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .FirstOrDefault(e => e.Metadata.GetMetadata<ApiMessage>()?.Message == message)
        ?? throw new InvalidOperationException($"{message.Name} cannot be sent over the API.");

    private static string Take(JsonObject content, string parameter)
    {
        var property = content.First(p => string.Equals(p.Key, parameter, StringComparison.OrdinalIgnoreCase));
        content.Remove(property.Key);
        return property.Value!.ToString();
    }

    private static string Query(JsonObject content)
    {
        var given = content
            .Where(p => p.Value is not null)
            .Select(p => $"{p.Key}={Uri.EscapeDataString(Convert.ToString(p.Value, CultureInfo.InvariantCulture)!)}")
            .ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    private static Exception Meaning(HttpStatusCode status, string text, string sent)
    {
        var problem = text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
        var title = problem?["title"]?.GetValue<string>() ?? "";
        return status switch
        {
            HttpStatusCode.UnprocessableEntity => new Refused([
                .. problem!["findings"]!
                    .AsArray()
                    .Select(f => new Finding(
                        f!["message"]!.GetValue<string>(),
                        f["rule"]?.GetValue<string>(),
                        f["field"]?.GetValue<string>(),
                        Enum.Parse<Severity>(f["severity"]!.GetValue<string>(), ignoreCase: true),
                        f["link"]?.GetValue<string>()
                    )),
            ]),
            HttpStatusCode.Conflict => new Conflict(title),
            HttpStatusCode.NotFound => new NotFound(title),
            HttpStatusCode.Forbidden => new Forbidden(title),
            _ => new InvalidOperationException($"{sent}: {(int)status} {text}"),
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
