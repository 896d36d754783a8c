using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Pipeline;
using Fund.Platform.Process;
using Fund.Platform.Works;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Platform.Api;

/// <summary>
/// The REST interface of a module: each line maps a route to the very message that the page sends, so that both always obey the same rules.
/// </summary>
public sealed class ApiRoutes(IEndpointRouteBuilder routes, string module)
{
    /// <summary>
    /// How messages are written in JSON: camelCase, enums as words, money as whole öre, nothing unknown and nothing twice.
    /// </summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatMayBeNull } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new MoneyAsOreJson(),
            new CaseIdJson(),
            new PersonIdJson(),
        },
    };

    /// <summary>
    /// The header in which an answer carries what the guideline says should be ("bör") and was not: a JSON array of message, rule and
    /// field, in ASCII.
    /// </summary>
    public const string WarningsHeader = "Fund-Warnings";

    private static readonly JsonSerializerOptions InHeader = new(JsonSerializerDefaults.Web);

    /// <summary>A message that reads; its properties come from the route and the query string.</summary>
    public void Get<TMessage, TResult>(string path)
        where TMessage : IQuery<TResult> => Map<TMessage, TResult>("GET", path);

    /// <summary>
    /// What a message reads, as a file: admitted and read as the message always is, and written when the message is done.
    /// </summary>
    /// <param name="path">The route.</param>
    /// <param name="contentType">What kind of file: "application/pdf".</param>
    /// <param name="write">Writes what was read, with the request's services.</param>
    public void GetFile<TMessage, TResult>(
        string path,
        string contentType,
        Func<IServiceProvider, TResult, CancellationToken, Task<ApiFile>> write
    )
        where TMessage : IQuery<TResult>
    {
        ArgumentNullException.ThrowIfNull(write);
        var endpoint = routes.MapMethods(
            path,
            ["GET"],
            async (HttpContext context) =>
            {
                var message = await ReadAsync<TMessage>(context);
                var services = context.RequestServices;
                var read = await services.GetRequiredService<IMediator>().Send(message, context.RequestAborted);
                var file = await write(services, read, context.RequestAborted);
                return Results.File(file.Content, contentType, file.Name);
            }
        );
        Describe<TMessage, TResult>(endpoint, $"GET{typeof(TMessage).Name}File")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, contentType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A message that changes; its properties come from the route and the body.</summary>
    public void Post<TMessage, TResult>(string path)
        where TMessage : ICommand<TResult> => Map<TMessage, TResult>("POST", path);

    /// <summary>A message that changes and answers nothing.</summary>
    public void Post<TMessage>(string path)
        where TMessage : ICommand<Unit> => Map<TMessage, Unit>("POST", path);

    // What may be null need not be sent.
    private static void LeaveOutWhatMayBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter is { IsNullable: true }))
        {
            property.IsRequired = false;
        }
    }

    private void Map<TMessage, TResult>(string verb, string path)
        where TMessage : IRequest<TResult>
    {
        var endpoint = routes.MapMethods(
            path,
            [verb],
            async (HttpContext context) =>
            {
                var message = await ReadAsync<TMessage>(context);
                var scope = context.RequestServices.GetRequiredService<MessageScope>();
                scope.RequestId = context.Request.Headers["Idempotency-Key"].FirstOrDefault();
                scope.NothingFollows = true;
                scope.SomebodyWaits = true;
                var result = await context.RequestServices.GetRequiredService<IMediator>().Send(message, context.RequestAborted);
                if (scope.GivenToJob is { } work)
                {
                    return Results.Accepted($"{context.Request.PathBase}/api/v1/works/{work}");
                }

                if (context.RequestServices.GetRequiredService<ProcessContext>().Warnings is { Count: > 0 } warnings)
                {
                    context.Response.Headers[WarningsHeader] = JsonSerializer.Serialize(
                        warnings.Select(w => new
                        {
                            w.Message,
                            w.Rule,
                            w.Field,
                        }),
                        InHeader
                    );
                }

                return result is null or Unit ? Results.NoContent() : Results.Json(result, Json);
            }
        );
        Describe<TMessage, TResult>(endpoint, $"{verb}{typeof(TMessage).Name}")
            .Produces(
                typeof(TResult) == typeof(Unit) ? StatusCodes.Status204NoContent : StatusCodes.Status200OK,
                typeof(TResult) == typeof(Unit) ? null : typeof(TResult)
            );
        if (typeof(TMessage).IsAssignableTo(typeof(IMayTakeLong)))
        {
            endpoint.Produces(StatusCodes.Status202Accepted);
        }

        if (verb == "POST")
        {
            endpoint.Accepts<TMessage>("application/json");
        }
    }

    private RouteHandlerBuilder Describe<TMessage, TResult>(RouteHandlerBuilder endpoint, string name)
    {
        var requires =
            typeof(TMessage).GetCustomAttribute<RequiresAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TMessage).Name} declares no permission.");
        return endpoint
            .WithMetadata(requires, new ApiMessage(typeof(TMessage), typeof(TResult)))
            .WithName(name)
            .WithTags(module)
            .WithSummary(typeof(TMessage).Name)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<JsonObject> ReadObjectAsync(Stream body, CancellationToken cancellation)
    {
        JsonNode? node;
        try
        {
            node = await JsonNode.ParseAsync(
                body,
                null,
                new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false },
                cancellation
            );
        }
        catch (JsonException twice) when (twice.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            throw new JsonException(T("Samma namn står två gånger i innehållet."), twice);
        }
        catch (InvalidOperationException broken)
        {
            // Half a surrogate pair is valid JSON and no name.
            throw new JsonException(T("Innehållet har ett namn som inte går att läsa."), broken);
        }

        RefuseNothingInLists(node);
        return node as JsonObject ?? throw new JsonException(T("Innehållet ska vara ett JSON-objekt."));
    }

    // The serializer's own check of null stops at lists, and no message has a list of what may be nothing.
    private static void RefuseNothingInLists(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            if (list.Any(part => part is null))
            {
                throw new JsonException(T($"Listan {list.GetPath()} innehåller null."));
            }

            list.ToList().ForEach(RefuseNothingInLists);
        }
        else if (node is JsonObject members)
        {
            members.Select(member => member.Value).ToList().ForEach(RefuseNothingInLists);
        }
    }

    private static async Task<TMessage> ReadAsync<TMessage>(HttpContext context)
    {
        var request = context.Request;
        var content = new JsonObject();
        if (request.Method == "POST" && request.ContentLength is not 0)
        {
            if (!request.HasJsonContentType())
            {
                throw new BadHttpRequestException(
                    T("Innehållet ska vara JSON (application/json)."),
                    StatusCodes.Status415UnsupportedMediaType
                );
            }

            content = await ReadObjectAsync(request.Body, context.RequestAborted);
        }

        foreach (var (key, value) in request.RouteValues)
        {
            Put(key, value?.ToString());
        }

        if (request.Method == "GET")
        {
            foreach (var (key, value) in request.Query)
            {
                if (value.Count != 1)
                {
                    throw new JsonException(T($"{key} får anges en gång."));
                }

                Put(key, value[0]);
            }
        }

        try
        {
            return content.Deserialize<TMessage>(Json) ?? throw new JsonException(T("Innehållet är tomt."));
        }
        catch (InvalidOperationException broken)
        {
            // Half a surrogate pair is valid JSON and no text.
            throw new JsonException(T("Innehållet har text som inte går att läsa."), broken);
        }

        void Put(string key, string? value)
        {
            var property = PropertyOf(typeof(TMessage), key) ?? throw new JsonException(T($"{key} är okänt."));
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var isNumber = type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(Money);
            if (content.ContainsKey(JsonNamingPolicy.CamelCase.ConvertName(property.Name)))
            {
                throw new JsonException(T($"{key} anges i adressen, inte i innehållet."));
            }

            content[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] =
                value is null ? null
                : isNumber && long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number)
                    ? JsonValue.Create(number)
                : type == typeof(bool) && bool.TryParse(value, out var yes) ? JsonValue.Create(yes)
                : JsonValue.Create(value);
        }
    }

    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    private static PropertyInfo? PropertyOf(Type type, string key) =>
        Properties.GetOrAdd(
            (type, key),
            static k => k.Item1.GetProperty(k.Item2, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
        );
}

/// <summary>The message behind an endpoint, for the tests that enumerate endpoints.</summary>
public sealed record ApiMessage(Type Message, Type Result);

/// <summary>A file that an endpoint answers with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">What is in it.</param>
public sealed record ApiFile(string Name, byte[] Content);

internal sealed class MoneyAsOreJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Ore);
}

internal sealed class CaseIdJson : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class PersonIdJson : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
