using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fund.Process.Reading;

/// <summary>A converter whose value is written in a shape of its own: it judges the shape itself, and tells the schema of it.</summary>
internal interface IOwnShape
{
    /// <summary>JSON Schema of the value.</summary>
    JsonObject Schema { get; }
}

/// <summary>What such converters say.</summary>
internal static class OwnShape
{
    /// <summary>The value is wrong: says in Swedish what is wanted. The reader takes the words, and adds where it is.</summary>
    public static JsonException Wrong(string wanted) => new(wanted, new FormatException(wanted));
}
