using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fund.Process.Profiles;

/// <summary>
/// Reads a profile document strictly: unknown or doubled keys, missing parts and references to nothing are errors with their place.
/// </summary>
public static class ProfileReader
{
    /// <summary>How profile documents are written: camelCase, enums as words, nothing unknown.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
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

    /// <summary>The profile and everything that is wrong with it; usable only when nothing is.</summary>
    public static (Profile? Profile, IReadOnlyList<string> Errors) Read(string json)
    {
        Profile? profile;
        try
        {
            profile = JsonSerializer.Deserialize<Profile>(json, Json);
        }
        catch (JsonException error)
        {
            var place = error.Path is null ? "" : $" vid {error.Path}, rad {error.LineNumber + 1}";
            return (null, [$"Profilen går inte att läsa{place}: {error.Message}"]);
        }

        if (profile is null)
        {
            return (null, ["Profilen är tom."]);
        }

        var errors = ProfileCheck.Errors(profile);
        return errors.Count == 0 ? (profile, []) : (null, errors);
    }

    /// <summary>The profile, or an <see cref="InvalidDataException"/> with all that is wrong.</summary>
    public static Profile ReadValid(string json)
    {
        var (profile, errors) = Read(json);
        return profile ?? throw new InvalidDataException(string.Join("\n", errors));
    }
}
