using Fund.Platform.Numbers;
using Fund.Process.Profiles;

namespace Fund.Applications.Submission;

/// <summary>Registry numbers as each authority writes them (A-07, U-01).</summary>
internal static class RegistryNumbers
{
    public static async Task<string> NextAsync(Numbers numbers, Authority authority, int year, CancellationToken cancellation) =>
        authority.Written(year, await numbers.NextAsync(SeriesOf(authority, year), cancellation));

    public static string SeriesOf(Authority authority, int year) => $"registry:{authority.Key}:{year}";
}
