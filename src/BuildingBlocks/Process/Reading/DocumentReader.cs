using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Process.Reading;

/// <summary>
/// Reads the documents that people write, rule versions and municipalities, strictly: nothing unknown, nothing doubled, nothing missing.
/// Every fault at once, in Swedish, with its place and what is allowed there.
/// </summary>
public static class DocumentReader
{
    /// <summary>How such documents are written: camelCase, enums as words, nothing unknown.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>What makes a file no JSON at all; null when it is.</summary>
    public static DocumentFault? Unreadable(string json) => JsonPart.Parse(json).Fault;

    /// <summary>The document, or what is wrong with its shape.</summary>
    public static ReadDocument<TDocument> Read<TDocument>(string json)
        where TDocument : class
    {
        var (source, unreadable) = JsonPart.Parse(json);
        if (source is null)
        {
            return new ReadDocument<TDocument>(null, null, [unreadable!]);
        }

        var faults = ShapeCheck.Faults(source, typeof(TDocument), Json);
        if (faults.Count > 0)
        {
            return new ReadDocument<TDocument>(null, source, faults);
        }

        try
        {
            return new ReadDocument<TDocument>(JsonSerializer.Deserialize<TDocument>(json, Json), source, []);
        }
        catch (JsonException error)
        {
            // Only a converter of the product's own gets here, and it says in Swedish what it wants.
            var wanted = error.InnerException is FormatException told ? told.Message : T("Värdet går inte att läsa.");
            return new ReadDocument<TDocument>(
                null,
                source,
                [new DocumentFault(Place.Top[error.Path ?? "$"], (int)(error.LineNumber ?? 0) + 1, wanted)]
            );
        }
    }
}

/// <summary>A document that has been read.</summary>
/// <typeparam name="T">What it is.</typeparam>
public sealed class ReadDocument<T>
    where T : class
{
    private readonly JsonPart? source;

    internal ReadDocument(T? value, JsonPart? source, IReadOnlyList<DocumentFault> faults)
    {
        (Value, this.source, Faults) = (value, source, faults);
    }

    /// <summary>The document; null when its shape is wrong.</summary>
    public T? Value { get; }

    /// <summary>What is wrong with its shape.</summary>
    public IReadOnlyList<DocumentFault> Faults { get; }

    /// <summary>A fault that was found in what the document says, with the line it stands on.</summary>
    public DocumentFault Fault(Place place, string message) => new(place, source?.LineOf(place) ?? 1, message);
}
