using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Process.Reading;

/// <summary>
/// Compares a document with the type that it will be read as, and tells everything that does not fit at once, in Swedish: unknown, doubled
/// and missing keys, values of the wrong kind, words outside their lists. The serialiser would tell the first, in English, without what is
/// allowed.
/// </summary>
internal sealed class ShapeCheck(JsonSerializerOptions options)
{
    private readonly List<DocumentFault> faults = [];

    public static IReadOnlyList<DocumentFault> Faults(JsonPart document, Type type, JsonSerializerOptions options)
    {
        var check = new ShapeCheck(options);
        check.Value(document, type, Place.Top, null);
        return check.faults;
    }

    /// <summary>Can a document give the property a value? What is only calculated cannot be written.</summary>
    public static bool IsWritten(JsonPropertyInfo property) => property.Set is not null || property.AssociatedParameter is not null;

    /// <summary>The words of an enum as a document writes them.</summary>
    public static IReadOnlyList<string> WordsOf(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static T? Attribute<T>(JsonPropertyInfo property)
        where T : Attribute => property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();

    /// <summary>The list that the property's text is one of; null when it is free.</summary>
    public static IReadOnlyCollection<string>? WordsOf(JsonPropertyInfo property) => Attribute<OneOfAttribute>(property)?.Words;

    /// <summary>The type that the property's value has the shape of.</summary>
    public static Type TypeOf(JsonPropertyInfo property) => Attribute<HoldsAttribute>(property)?.Document ?? property.PropertyType;

    private void Value(JsonPart part, Type type, Place place, IReadOnlyCollection<string>? words)
    {
        var info = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(part, info, place);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(part, info.ElementType!, place, words);
                break;
            case JsonTypeInfoKind.Dictionary:
                Map(part, info.ElementType!, place, words);
                break;
            default:
                Leaf(part, info.Type, place, words);
                break;
        }
    }

    private void Object(JsonPart part, JsonTypeInfo info, Place place)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            Wrong(part, place, T("ett objekt, { … }"));
            return;
        }

        var discriminator = info.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        if (discriminator is not null)
        {
            if (KindOf(part, info, discriminator, place) is not { } kind)
            {
                return;
            }

            info = options.GetTypeInfo(kind);
        }

        var known = info.Properties.Where(IsWritten).ToDictionary(property => property.Name);
        var seen = new HashSet<string>();
        foreach (var (name, line, value) in part.Members)
        {
            if (!seen.Add(name))
            {
                faults.Add(new DocumentFault(place, line, T($"Nyckeln ”{name}” står två gånger.")));
            }
            else if (name != discriminator && !known.ContainsKey(name))
            {
                faults.Add(new DocumentFault(place, line, Words.Unknown(T("Nyckeln"), name, known.Keys)));
            }
            else if (name != discriminator)
            {
                Member(value, line, known[name], place[name]);
            }
        }

        foreach (var missing in known.Values.Where(property => IsRequired(property) && !seen.Contains(property.Name)))
        {
            faults.Add(new DocumentFault(place, part.Line, T($"Nyckeln ”{missing.Name}” saknas.")));
        }
    }

    private void Member(JsonPart value, int line, JsonPropertyInfo property, Place place)
    {
        if (value.Kind == JsonValueKind.Null)
        {
            if (!MayBeNull(property))
            {
                faults.Add(new DocumentFault(place, line, T("Ett värde saknas här (null).")));
            }

            return;
        }

        // A shape of its own is judged by its converter.
        if (property.CustomConverter is not IOwnShape)
        {
            Value(value, TypeOf(property), place, WordsOf(property));
        }
    }

    /// <summary>Must a document have the key?</summary>
    public static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    /// <summary>May the value be null?</summary>
    public static bool MayBeNull(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable));

    private Type? KindOf(JsonPart part, JsonTypeInfo info, string discriminator, Place place)
    {
        var kinds = info.PolymorphismOptions!.DerivedTypes.ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType);
        var (_, line, value) = part.Members.FirstOrDefault(member => member.Name == discriminator);
        if (value is null)
        {
            faults.Add(
                new DocumentFault(
                    place,
                    part.Line,
                    T($"Nyckeln ”{discriminator}” saknas. Den är något av: {string.Join(", ", kinds.Keys)}.")
                )
            );
            return null;
        }

        if (value.Text is { } word && value.Kind == JsonValueKind.String && kinds.TryGetValue(word, out var type))
        {
            return type;
        }

        faults.Add(new DocumentFault(place[discriminator], line, Words.Unknown(T("Ordet"), Written(value), kinds.Keys)));
        return null;
    }

    private void List(JsonPart part, Type element, Place place, IReadOnlyCollection<string>? words)
    {
        if (part.Kind != JsonValueKind.Array)
        {
            Wrong(part, place, T("en lista, [ … ]"));
            return;
        }

        for (var i = 0; i < part.Items.Count; i++)
        {
            Element(part.Items[i], element, place[i], words);
        }
    }

    private void Map(JsonPart part, Type element, Place place, IReadOnlyCollection<string>? words)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            Wrong(part, place, T("ett objekt, { … }"));
            return;
        }

        var seen = new HashSet<string>();
        foreach (var (name, line, value) in part.Members)
        {
            if (!seen.Add(name))
            {
                faults.Add(new DocumentFault(place, line, T($"Nyckeln ”{name}” står två gånger.")));
            }

            Element(value, element, place[name], words);
        }
    }

    private void Element(JsonPart part, Type type, Place place, IReadOnlyCollection<string>? words)
    {
        if (part.Kind == JsonValueKind.Null)
        {
            faults.Add(new DocumentFault(place, part.Line, T("Ett värde saknas här (null).")));
            return;
        }

        Value(part, type, place, words);
    }

    private void Leaf(JsonPart part, Type type, Place place, IReadOnlyCollection<string>? words)
    {
        if (type.IsEnum)
        {
            words ??= WordsOf(type);
        }

        if (words is not null)
        {
            if (part.Kind != JsonValueKind.String || !words.Contains(part.Text!))
            {
                faults.Add(new DocumentFault(place, part.Line, Words.Unknown(T("Ordet"), Written(part), words)));
            }

            return;
        }

        if (Expected(part, type) is { } expected)
        {
            Wrong(part, place, expected);
        }
        else if (part.Text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            faults.Add(new DocumentFault(place, part.Line, T("Texten har ett tecken som inte kan lagras (\\u0000).")));
        }
    }

    // Null when the value is of the kind; types of the product's own are judged by their converters.
    private static string? Expected(JsonPart part, Type type) =>
        type switch
        {
            _ when type == typeof(string) => part.Kind == JsonValueKind.String ? null : T("en text"),
            _ when type == typeof(bool) => part.Kind is JsonValueKind.True or JsonValueKind.False ? null : T("true eller false"),
            _ when type == typeof(int) => part.Kind == JsonValueKind.Number && int.TryParse(part.Text, CultureInfo.InvariantCulture, out _)
                ? null
                : T("ett heltal"),
            _ when type == typeof(long) => part.Kind == JsonValueKind.Number
            && long.TryParse(part.Text, CultureInfo.InvariantCulture, out _)
                ? null
                : T("ett heltal"),
            _ when type == typeof(decimal) => part.Kind == JsonValueKind.Number
            && decimal.TryParse(part.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? null
                : T("ett tal"),
            _ when type == typeof(DateOnly) => part.Kind == JsonValueKind.String
            && DateOnly.TryParseExact(part.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? null
                : T("en dag som finns, skriven \"åååå-mm-dd\""),
            _ => null,
        };

    private void Wrong(JsonPart part, Place place, string expected) =>
        faults.Add(new DocumentFault(place, part.Line, T($"Här ska det stå {expected}, men det står {Found(part)}.")));

    private static string Found(JsonPart part) =>
        part.Kind switch
        {
            JsonValueKind.Object => T("ett objekt"),
            JsonValueKind.Array => T("en lista"),
            JsonValueKind.String => $"texten ”{Written(part)}”",
            JsonValueKind.Number => $"talet {part.Text}",
            _ => Written(part),
        };

    private static string Written(JsonPart part) =>
        part.Kind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "null",
            JsonValueKind.Object => "{ … }",
            JsonValueKind.Array => "[ … ]",
            _ => part.Text!.Length > 60 ? part.Text[..60] + "…" : part.Text,
        };
}
