using System.Text.Json;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>
/// What was installed, by whom and when. Lies beside the package's folder as <c>&lt;version&gt;.installed.json</c>, outside what it vouches
/// for.
/// A package that was put there with the host itself has none.
/// </summary>
public sealed record InstallRecord
{
    /// <summary>Fingerprint of the package as it was installed.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who installed it.</summary>
    public required string InstalledBy { get; init; }

    /// <summary>When, an instant in UTC.</summary>
    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>The record of a package folder; null when it was not installed through the host.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static InstallRecord? Of(string folder)
    {
        var file = FileOf(folder);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<InstallRecord>(File.ReadAllText(file), JsonSerializerOptions.Web);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Uppgiften om vad som installerats går inte att läsa: {error.Message}", error);
        }
    }

    internal void Write(string folder) => File.WriteAllText(FileOf(folder), JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    private static string FileOf(string folder) => Path.TrimEndingDirectorySeparator(folder) + ".installed.json";
}
