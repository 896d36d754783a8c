using System.Text.Json.Nodes;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>The JSON Schema of a rule version, with the operations that this product has.</summary>
public static class ProfileSchema
{
    /// <summary>The schema.</summary>
    /// <param name="product">What the product has.</param>
    /// <param name="descriptions">Texts by documentation id, see <see cref="DocumentSchema.Of"/>.</param>
    public static JsonObject Of(ProductWords product, IReadOnlyDictionary<string, string> descriptions)
    {
        ArgumentNullException.ThrowIfNull(product);
        var schema = DocumentSchema.Of<Profile>("Regelversion", descriptions);
        var operations = schema["$defs"]![nameof(Profile)]!["properties"]!["operations"]!.AsObject();
        operations["propertyNames"] = new JsonObject { ["enum"] = Words(product.Operations.Keys) };
        return schema;
    }

    private static JsonArray Words(IEnumerable<string> words) =>
        new([.. words.Order(StringComparer.Ordinal).Select(word => (JsonNode)word)]);
}
