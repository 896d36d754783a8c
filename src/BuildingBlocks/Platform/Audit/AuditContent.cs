using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Platform.Audit;

/// <summary>Kept out of the audit log: a token, words that only some may read.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotInAuditAttribute : Attribute;

/// <summary>Writes a message as the audit log keeps it.</summary>
internal static class AuditContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => LeaveOut(type, hidden: true) } },
    };

    private static readonly JsonSerializerOptions WithWhatIsHidden = new(Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => LeaveOut(type, hidden: false) } },
    };

    public static string Of(object message) => JsonSerializer.Serialize(message, message.GetType(), Options);

    /// <summary>The message with what the log leaves out, but for bytes: to tell two messages apart, not to be kept.</summary>
    public static string Whole(object message) => JsonSerializer.Serialize(message, message.GetType(), WithWhatIsHidden);

    /// <summary>Does an answer hold a secret that is shown once and kept nowhere?</summary>
    public static bool HoldsSecret(Type answer) =>
        answer.GetProperties().Any(property => property.IsDefined(typeof(NotInAuditAttribute), inherit: true));

    private static void LeaveOut(JsonTypeInfo type, bool hidden)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var hides = hidden && property.AttributeProvider?.IsDefined(typeof(NotInAuditAttribute), inherit: true) == true;
            if (hides || property.PropertyType == typeof(byte[]) || typeof(Stream).IsAssignableFrom(property.PropertyType))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
