using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Platform.Audit;

/// <summary>Kept out of the audit log: the bytes of a file, a token.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotInAuditAttribute : Attribute;

/// <summary>Writes a message as the audit log keeps it.</summary>
internal static class AuditContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSecretsAndBytes } },
    };

    public static string Of(object message) => JsonSerializer.Serialize(message, message.GetType(), Options);

    /// <summary>Does an answer hold a secret that is shown once and kept nowhere?</summary>
    public static bool HoldsSecret(Type answer) =>
        answer.GetProperties().Any(property => property.IsDefined(typeof(NotInAuditAttribute), inherit: true));

    private static void LeaveOutSecretsAndBytes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var hidden = property.AttributeProvider?.IsDefined(typeof(NotInAuditAttribute), inherit: true) == true;
            if (hidden || property.PropertyType == typeof(byte[]) || typeof(Stream).IsAssignableFrom(property.PropertyType))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
