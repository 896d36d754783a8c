using System.Collections.Frozen;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fund.Plugins.Runtime.Manifest;

namespace Fund.Plugins.Runtime.Packages.Verification;

/// <summary>
/// Judges a package by its metadata, before any of its code is loaded. It keeps honest authors within what a plugin is for;
/// it is no security boundary, which .NET does not have inside a process.
/// </summary>
public static class PluginVerifier
{
    private static readonly FrozenSet<string> FileTypes = new[]
    {
        ".dll",
        ".json",
        ".xml",
        ".pdb",
        ".md",
        ".txt",
        ".html",
        ".liquid",
        ".css",
        ".svg",
        ".png",
        ".docx",
        ".xlsx",
        ".csv",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What in a package folder is out of bounds, Swedish, without repetition; empty when nothing is.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="mainAssembly">File name of the plugin's own assembly; its libraries need not be without state.</param>
    public static IReadOnlyList<string> Verify(string folder, string mainAssembly)
    {
        var found = new List<string>();
        var files = new DirectoryInfo(folder).GetFileSystemInfos("*", SearchOption.AllDirectories);
        found.AddRange(files.Where(file => file.LinkTarget is not null).Select(file => $"{file.Name} är en länk"));
        found.AddRange(
            files
                .OfType<FileInfo>()
                .Where(file => !FileTypes.Contains(file.Extension))
                .Select(file => $"{file.Name} är ingen filtyp för ett tillägg")
        );

        var assemblies = files
            .OfType<FileInfo>()
            .Where(file => file.LinkTarget is null && file.Extension.Equals(".dll", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var names = assemblies.Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in assemblies)
        {
            found.AddRange(Verify(file, names, isMain: file.Name.Equals(mainAssembly, StringComparison.OrdinalIgnoreCase)));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static List<string> Verify(FileInfo file, IReadOnlySet<string> own, bool isMain)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        if (name == typeof(Operation).Assembly.GetName().Name || Framework.Has(name))
        {
            return [$"{file.Name} ska inte ligga i paketet: värden har den redan"];
        }

        using var stream = file.OpenRead();
        using var image = new PEReader(stream);
        try
        {
            if (!image.HasMetadata)
            {
                return [$"{file.Name} är inte .NET-kod"];
            }

            var reader = image.GetMetadataReader();
            var scan = new AssemblyScan(reader, file.Name, own);
            var found = new List<string>([.. scan.References(), .. scan.Uses(), .. scan.Loopholes()]);
            if (isMain)
            {
                found.AddRange([.. scan.Memories(), .. new StepScan(reader, scan).Faults()]);
            }

            return found;
        }
        catch (BadImageFormatException)
        {
            return [$"{file.Name} är inte .NET-kod"];
        }
    }
}
