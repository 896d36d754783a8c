using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;

namespace Fund.Contracts.Languages;

/// <summary>The English of every project of the house, read once: what one project has translated another need not.</summary>
internal static class EnglishTexts
{
    private static readonly Lazy<FrozenDictionary<string, string>> All = new(Read);

    /// <summary>The English; null where there is none.</summary>
    public static string? Find(string swedish) =>
        All.Value.TryGetValue(swedish, out var english) ? english
        : All.Value.TryGetValue(OtherCase(swedish), out var other) ? OtherCase(other)
        : null;

    // A resource file knows no difference between "ärende" and "Ärende": the one stands for the other.
    private static string OtherCase(string text) =>
        text.Length == 0 ? text
        : char.IsUpper(text[0]) ? char.ToLowerInvariant(text[0]) + text[1..]
        : char.ToUpperInvariant(text[0]) + text[1..];

    private static FrozenDictionary<string, string> Read() =>
        AssemblyLoadContext
            .Default.Assemblies.Where(assembly => assembly.GetName().Name!.StartsWith("Fund.", StringComparison.Ordinal))
            .SelectMany(In)
            .DistinctBy(text => text.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> In(Assembly assembly)
    {
        ResourceSet? texts;
        try
        {
            texts = new ResourceManager($"{assembly.GetName().Name}.Texts", assembly).GetResourceSet(
                CultureInfo.GetCultureInfo("en"),
                createIfNotExists: true,
                tryParents: false
            );
        }
        catch (MissingManifestResourceException)
        {
            // It says nothing of its own.
            return [];
        }

        return texts is null
            ? []
            : texts.Cast<DictionaryEntry>().Select(text => KeyValuePair.Create((string)text.Key, (string)text.Value!)).ToList();
    }
}
