using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Process;
using Fund.Process.Profiles;

namespace Fund.Applications.Answers;

/// <summary>Where and when a form of a profile is written.</summary>
internal static class FormRules
{
    /// <exception cref="NotFound">The profile has no such form.</exception>
    public static Form Of(Profile profile, string key) =>
        profile.Forms.FirstOrDefault(f => f.Key == key) ?? throw new NotFound(T("Formuläret finns inte."));

    /// <summary>Can the form be written in the stage: where the profile says so, else where it is handed in?</summary>
    public static bool IsEditable(Profile profile, string form, string stage) => profile.IsWrittenIn(Of(profile, form), stage);

    /// <summary>The form that is being written in a stage: the first whose hand-in is still ahead.</summary>
    public static string? Current(Profile profile, string stage) => profile.FormWrittenIn(stage);

    /// <summary>Rows of a table, as stored or as sent.</summary>
    /// <exception cref="JsonException">They are no rows.</exception>
    public static IReadOnlyList<Dictionary<string, string?>> Rows(string? value)
    {
        var rows = string.IsNullOrWhiteSpace(value) ? [] : JsonSerializer.Deserialize<List<Dictionary<string, string?>?>>(value) ?? [];
        return rows.Contains(null)
            ? throw new JsonException(T("En rad i tabellen är tom."))
            : [.. rows.OfType<Dictionary<string, string?>>()];
    }
}
