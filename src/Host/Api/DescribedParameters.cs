using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fund.Platform.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fund.Host.Api;

/// <summary>
/// Says in the description of the API what a message takes from the address: its route's values and, where it reads, what the query
/// string may hold. The endpoints read both out of the request by hand, so that nothing finds them by itself.
/// </summary>
internal sealed partial class DescribedParameters : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiMessage>().FirstOrDefault() is not { } message)
        {
            return;
        }

        var inRoute = RouteValue()
            .Matches(context.Description.RelativePath ?? "")
            .Select(value => value.Groups[1].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reads = context.Description.HttpMethod == "GET";
        operation.Parameters = [];
        foreach (var property in Taken(message.Message).Where(p => inRoute.Contains(p.Name) || reads))
        {
            var own = inRoute.Contains(property.Name);
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = own ? inRoute.First(n => n.Equals(property.Name, StringComparison.OrdinalIgnoreCase)) : NameOf(property),
                    In = own ? ParameterLocation.Path : ParameterLocation.Query,
                    Required = own || IsDemanded(message.Message, property),
                    Schema = await context.GetOrCreateSchemaAsync(property.PropertyType, null, cancellationToken),
                }
            );
        }

        // What stands in the address is refused in the content.
        if (!reads && operation.RequestBody?.Content is { } contents)
        {
            var content = await context.GetOrCreateSchemaAsync(message.Message, null, cancellationToken);
            foreach (var property in Taken(message.Message).Where(p => inRoute.Contains(p.Name)))
            {
                content.Properties?.Remove(NameOf(property));
                content.Required?.Remove(NameOf(property));
            }

            contents["application/json"] = new OpenApiMediaType { Schema = content };
        }
    }

    // What a message is told, and not what it says of itself.
    private static IEnumerable<PropertyInfo> Taken(Type message) =>
        message.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    private static bool IsDemanded(Type message, PropertyInfo property) =>
        message
            .GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .FirstOrDefault(parameter => parameter.Name == property.Name)
            is { HasDefaultValue: false }
        && new NullabilityInfoContext().Create(property).WriteState != NullabilityState.Nullable;

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    [GeneratedRegex(@"\{([A-Za-z]+)[^}]*\}")]
    private static partial Regex RouteValue();
}
