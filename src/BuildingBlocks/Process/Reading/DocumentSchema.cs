using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Process.Reading;

/// <summary>
/// The JSON Schema (2020-12) of a document: what <see cref="DocumentReader"/> accepts, for an editor that helps while one writes. Made from
/// the same contract and the same lists of words as the reading, so that they cannot drift apart.
/// </summary>
public sealed class DocumentSchema
{
    private readonly JsonObject definitions = [];
    private readonly IReadOnlyDictionary<string, string> descriptions;

    private DocumentSchema(IReadOnlyDictionary<string, string> descriptions) => this.descriptions = descriptions;

    /// <summary>The schema of a document.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="title">What it is called, Swedish.</param>
    /// <param name="descriptions">
    /// Texts by documentation id: "T:Type", "P:Type.Property", and "T:Type#parameter" for what a constructor gives.
    /// </param>
    public static JsonObject Of<T>(string title, IReadOnlyDictionary<string, string> descriptions)
    {
        var schema = new DocumentSchema(descriptions);
        var top = schema.Value(typeof(T), null);
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in top.ToList())
        {
            top.Remove(key);
            document[key] = value;
        }

        document["$defs"] = schema.definitions;
        return document;
    }

    private JsonObject Value(Type type, IReadOnlyCollection<string>? words)
    {
        var info = DocumentReader.Json.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info.Kind switch
        {
            _ when info.Converter is IOwnShape own => own.Schema,
            JsonTypeInfoKind.Object => Reference(info),
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Value(info.ElementType!, words) },
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Value(info.ElementType!, words),
            },
            _ => Leaf(info.Type, words),
        };
    }

    // Each type once, so that conditions can hold conditions.
    private JsonObject Reference(JsonTypeInfo info)
    {
        var name = info.Type.Name;
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Definition(info);
        }

        return new JsonObject { ["$ref"] = "#/$defs/" + name };
    }

    private JsonObject Definition(JsonTypeInfo info)
    {
        if (info.PolymorphismOptions is not { } kinds)
        {
            return Object(info, null, null);
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(kinds.TypeDiscriminatorPropertyName),
            ["oneOf"] = new JsonArray([
                .. kinds.DerivedTypes.Select(kind =>
                    Object(
                        DocumentReader.Json.GetTypeInfo(kind.DerivedType),
                        kinds.TypeDiscriminatorPropertyName,
                        (string)kind.TypeDiscriminator!
                    )
                ),
            ]),
        };
        Describe(schema, "T:" + info.Type.FullName);
        return schema;
    }

    private JsonObject Object(JsonTypeInfo info, string? discriminator, string? kind)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (discriminator is not null)
        {
            properties[discriminator] = new JsonObject { ["const"] = kind };
            required.Add(discriminator);
        }

        foreach (var property in info.Properties.Where(ShapeCheck.IsWritten))
        {
            properties[property.Name] = Property(info.Type, property);
            if (ShapeCheck.IsRequired(property))
            {
                required.Add(property.Name);
            }
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
        Describe(schema, "T:" + info.Type.FullName);
        return schema;
    }

    private JsonObject Property(Type owner, JsonPropertyInfo property)
    {
        var schema = property.CustomConverter is IOwnShape own
            ? own.Schema
            : Value(ShapeCheck.TypeOf(property), ShapeCheck.WordsOf(property));
        if (ShapeCheck.MayBeNull(property))
        {
            schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        var member = (property.AttributeProvider as MemberInfo)?.Name ?? property.Name;
        Describe(schema, $"P:{owner.FullName}.{member}", $"T:{owner.FullName}#{member}");
        return schema;
    }

    private static JsonObject Leaf(Type type, IReadOnlyCollection<string>? words)
    {
        if (type.IsEnum)
        {
            words ??= ShapeCheck.WordsOf(type);
        }

        return type switch
        {
            _ when words is not null => new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) },
            _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            _ when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
            _ when type == typeof(decimal) => new JsonObject { ["type"] = "number" },
            _ when type == typeof(DateOnly) => new JsonObject { ["type"] = "string", ["format"] = "date" },
            _ when type == typeof(JsonElement) => [],
            _ => new JsonObject { ["type"] = "string" },
        };
    }

    private void Describe(JsonObject schema, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (descriptions.TryGetValue(id, out var text))
            {
                schema["description"] = text;
                return;
            }
        }
    }
}
