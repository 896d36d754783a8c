using System.Text.Json;
using System.Text.Json.Nodes;
using Autofac;
using Fund.Contracts.Values;
using Fund.Platform.Api;
using Fund.Tests.Running;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Api;

/// <summary>The description of the API is what the API takes: another system needs nothing but it.</summary>
public sealed class DescribedApiTests(FundFixture fund)
{
    [Fact(DisplayName = "The description of the API names what each operation takes, where it takes it, and what an amount is")]
    public async Task Every_operation_says_what_it_takes()
    {
        var here = await fund.StartLingonbyAsync();
        using var client = new HttpClient { BaseAddress = here.Application.Address };
        var paths = JsonNode.Parse(await client.GetStringAsync($"/{here.Key}/api/v1/openapi.json"))!["paths"]!;
        var faults = new List<string>();
        var looked = 0;
        foreach (var endpoint in Endpoints(here))
        {
            var message = endpoint.Metadata.GetRequiredMetadata<ApiMessage>().Message;
            var reads = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains("GET");
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var operation = paths[Unconstrained(endpoint)]?[reads ? "get" : "post"];
            var declared = (operation?["parameters"] as JsonArray ?? []).ToDictionary(p => (string)p!["name"]!, p => (string)p!["in"]!);
            var inRoute = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
            var taken = message
                .GetProperties()
                .Where(p => p.SetMethod is not null)
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            var expected = inRoute.Select(name => (name, "path"));
            if (reads)
            {
                expected = expected.Concat(
                    taken.Where(name => !inRoute.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => (name, "query"))
                );
            }
            else if (operation?["requestBody"]?["content"]?["application/json"]?["schema"]?["properties"] is JsonObject content)
            {
                faults.AddRange(
                    inRoute
                        .Where(name => content.Any(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                        .Select(name => $"{path}: {name} is in the address and in the content")
                );
            }

            looked++;
            var told = declared.Select(p => (p.Key, p.Value)).Order().ToList();
            if (operation is null || !told.SequenceEqual(expected.Order()))
            {
                faults.Add($"{path}: declares {string.Join(", ", told)}, takes {string.Join(", ", expected)}");
            }
        }

        faults.ShouldBeEmpty();
        looked.ShouldBeGreaterThan(100);
    }

    [Fact(DisplayName = "What the API answers can be read by a program in .NET as it was written: no set that only reads")]
    public async Task Every_answer_can_be_read()
    {
        var here = await fund.StartLingonbyAsync();
        var seen = new HashSet<Type>();
        var answers = Endpoints(here)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<ApiMessage>().Message)
            .SelectMany(message => message.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>))
            .Select(face => face.GetGenericArguments()[0])
            .ToList();
        answers.ForEach(answer => Walk(answer, seen));
        seen.Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>)).ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(100);
    }

    private static void Walk(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Walk(argument, seen);
        }

        if (type.Namespace?.StartsWith("Fund.", StringComparison.Ordinal) == true)
        {
            foreach (var property in type.GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.GetIndexParameters() is []))
            {
                Walk(property.PropertyType, seen);
            }
        }
    }

    [Fact(DisplayName = "The description of the API says that an amount is whole öre")]
    public async Task An_amount_is_whole_ore()
    {
        var here = await fund.StartLingonbyAsync();
        using var client = new HttpClient { BaseAddress = here.Application.Address };
        var schemas = JsonNode.Parse(await client.GetStringAsync($"/{here.Key}/api/v1/openapi.json"))!["components"]!["schemas"]!;
        ((string)schemas[nameof(Money)]!["type"]!).ShouldBe("integer");
        ((string)schemas[nameof(Money)]!["description"]!).ShouldBe("Hela öre.");
    }

    private static IEnumerable<RouteEndpoint> Endpoints(MunicipalityInTest here) =>
        here
            .Application.Root.Resolve<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiMessage>() is not null)
            .DistinctBy(endpoint => endpoint.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName);

    // As the description writes it: without what a value must look like.
    private static string Unconstrained(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.PathSegments.Aggregate("", (path, segment) =>
            path
            + "/"
            + string.Concat(
                segment.Parts.Select(part =>
                    part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                        ? "{" + parameter.Name + "}"
                        : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content
                )
            )
        );
}
