using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>
/// Reads a rule version strictly: unknown, doubled and missing keys, words outside their lists and references to nothing are faults, each
/// with its line, its place and what is allowed there, all of them at once.
/// </summary>
public static class ProfileReader
{
    /// <summary>The profile and everything that is wrong with it; usable only when nothing is.</summary>
    /// <param name="json">The document.</param>
    /// <param name="product">
    /// What this product has that a profile can name. Null where an adopted version is read again: it was judged when it was adopted, and a
    /// later product that calls a page otherwise must not lock the municipality out.
    /// </param>
    /// <param name="modules">Keys of the modules in use, which need to know what answers mean; null when that is not known.</param>
    public static (Profile? Profile, IReadOnlyList<string> Errors) Read(
        string json,
        ProductWords? product = null,
        IReadOnlySet<string>? modules = null
    )
    {
        var read = DocumentReader.Read<Profile>(json);
        var faults = read.Value is { } profile
            ? [.. Check(profile, product, modules).Select(fault => read.Fault(fault.Place, fault.Message))]
            : read.Faults;
        return faults.Count == 0 ? (read.Value, []) : (null, [.. faults.Select(fault => fault.ToString())]);
    }

    /// <summary>What a well-formed profile says wrongly, place by place.</summary>
    public static IReadOnlyList<(Place Place, string Message)> Check(
        Profile profile,
        ProductWords? product,
        IReadOnlySet<string>? modules
    ) => ProfileCheck.Faults(profile, product, modules);

    /// <summary>The profile, or an <see cref="InvalidDataException"/> with all that is wrong.</summary>
    public static Profile ReadValid(string json)
    {
        var (profile, errors) = Read(json);
        return profile ?? throw new InvalidDataException(string.Join("\n", errors));
    }
}
