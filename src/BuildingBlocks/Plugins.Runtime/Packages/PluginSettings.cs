using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>A setting that is not valid.</summary>
/// <param name="Field">Its name as in JSON; null when it concerns the whole.</param>
/// <param name="Message">A Swedish sentence.</param>
public sealed record SettingFault(string? Field, string Message);

/// <summary>Reads a plugin's settings into its own class, by the class's own annotations.</summary>
public static class PluginSettings
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>
    /// What is wrong with the settings, when an administrator saves them; empty when nothing is. A misspelt name is wrong.
    /// </summary>
    /// <param name="type">The plugin's settings class; null when it has none.</param>
    /// <param name="json">The settings; null for the plugin's own.</param>
    public static IReadOnlyList<SettingFault> Check(Type? type, string? json)
    {
        if (type is null)
        {
            return string.IsNullOrWhiteSpace(json) || json.Trim() == "{}"
                ? []
                : [new SettingFault(null, "Tillägget har inga inställningar.")];
        }

        try
        {
            var settings =
                (json is null ? Activator.CreateInstance(type) : JsonSerializer.Deserialize(json, type, Strict))
                ?? Activator.CreateInstance(type)!;
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
            return
            [
                .. results.Select(result => new SettingFault(
                    result.MemberNames.Select(JsonNamingPolicy.CamelCase.ConvertName).FirstOrDefault(),
                    result.ErrorMessage ?? "Värdet är inte giltigt."
                )),
            ];
        }
        catch (JsonException error)
        {
            return [new SettingFault(error.Path?.TrimStart('$', '.'), $"Inställningarna går inte att läsa: {error.Message}")];
        }
    }

    internal static TSettings Read<TSettings>(string? json)
        where TSettings : class, new()
    {
        var settings = json is null
            ? new TSettings()
            : JsonSerializer.Deserialize<TSettings>(json, JsonSerializerOptions.Web) ?? new TSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        return settings;
    }
}
