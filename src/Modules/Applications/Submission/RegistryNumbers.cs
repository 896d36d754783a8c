using Fund.Platform.Numbers;
using Fund.Process.Profiles;

namespace Fund.Applications.Submission;

/// <summary>Registry numbers as each authority writes them (A-07, U-01).</summary>
internal static class RegistryNumbers
{
    public static async Task<string> NextAsync(Numbers numbers, Profile profile, int year, CancellationToken cancellation)
    {
        var authority = profile.Authorities[0];
        var next = await numbers.NextAsync($"registry:{authority.Key}:{year}", cancellation);
        return Written(authority.NumberPattern, year, next);
    }

    /// <summary>"KS {year}-{number:00000}" with 2026 and 7 is "KS 2026-00007".</summary>
    public static string Written(string pattern, int year, int number)
    {
        var start = pattern.IndexOf("{number", StringComparison.Ordinal);
        var end = pattern.IndexOf('}', start);
        var format = pattern[(start + "{number".Length)..end].TrimStart(':');
        return pattern[..start].Replace("{year}", year.ToString(System.Globalization.CultureInfo.InvariantCulture))
            + number.ToString(format.Length == 0 ? "0" : format, System.Globalization.CultureInfo.InvariantCulture)
            + pattern[(end + 1)..];
    }
}
