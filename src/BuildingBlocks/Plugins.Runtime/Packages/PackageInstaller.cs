using System.IO.Compression;
using Fund.Plugins.Runtime.Manifest;
using Fund.Plugins.Runtime.Packages.Verification;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>A package that has been put in its place.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Record">What was recorded.</param>
public sealed record InstalledPackage(PluginManifest Manifest, string Folder, InstallRecord Record);

/// <summary>
/// Puts a zip package in <c>&lt;id&gt;/&lt;version&gt;/</c> of the plugin folder, after it has been judged without running any of it. A
/// version never replaces itself.
/// The host takes it in at once, beside the versions that run (<see cref="PluginPackages.Find"/>).
/// </summary>
/// <param name="pluginFolder">The folder of all packages.</param>
/// <param name="time">The clock of the record.</param>
public sealed class PackageInstaller(string pluginFolder, TimeProvider time)
{
    /// <summary>The most bytes that a package may hold, unpacked.</summary>
    public const long MaxBytes = 50 * 1024 * 1024;

    /// <summary>The most files that a package may hold.</summary>
    public const int MaxFiles = 500;

    /// <summary>Unpacks, judges and installs.</summary>
    /// <exception cref="InvalidDataException">The package is not to be installed; the message is a Swedish sentence.</exception>
    public InstalledPackage Install(Stream zip, string installedBy)
    {
        Directory.CreateDirectory(pluginFolder);
        // In the plugin folder, so that the last move is a rename on one disk; with a dot, so that nobody takes it for a package.
        var waiting = Path.Combine(pluginFolder, $".{Guid.NewGuid():n}");
        try
        {
            Unpack(zip, waiting);
            var manifest = PluginManifest.Read(waiting);
            if (manifest.Unsupported() is { } unsupported)
            {
                throw new InvalidDataException(unsupported);
            }

            var found = PluginVerifier.Verify(waiting, manifest.Assembly);
            if (found.Count > 0)
            {
                throw new InvalidDataException(PluginPackage.RefusalOf(found));
            }

            var place = Path.Combine(pluginFolder, manifest.Id, manifest.Version);
            if (Directory.Exists(place))
            {
                throw new InvalidDataException(
                    $"{manifest.Name} {manifest.Version} är redan installerat. Ge det nya paketet ett nytt versionsnummer."
                );
            }

            var record = new InstallRecord
            {
                Sha256 = PackageHash.Of(waiting),
                InstalledBy = installedBy,
                InstalledAt = time.GetUtcNow(),
            };
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            record.Write(place);
            Directory.Move(waiting, place);
            return new InstalledPackage(manifest, place, record);
        }
        finally
        {
            if (Directory.Exists(waiting))
            {
                Directory.Delete(waiting, recursive: true);
            }
        }
    }

    private static void Unpack(Stream zip, string folder)
    {
        using var archive = Open(zip);
        if (archive.Entries.Count > MaxFiles)
        {
            throw new InvalidDataException($"Paketet har fler än {MaxFiles} filer.");
        }

        Directory.CreateDirectory(folder);
        var left = MaxBytes;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (IsLink(entry) || !IsSafe(entry.FullName) || !seen.Add(entry.FullName))
            {
                throw new InvalidDataException($"Paketet innehåller en otillåten sökväg: {entry.FullName}");
            }

            var file = Path.Combine(folder, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var from = entry.Open();
            using var to = File.Create(file);
            left = Copy(from, to, left);
        }
    }

    private static ZipArchive Open(Stream zip)
    {
        try
        {
            return new ZipArchive(zip, ZipArchiveMode.Read);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or IOException)
        {
            // The reader looks for the end of an archive before the beginning of a short file, which streams answer in different ways.
            throw new InvalidDataException("Filen är inget zip-paket.", error);
        }
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    /// <summary>Does the path stay in the package's folder on every file system: plain letters, no part that is only dots?</summary>
    internal static bool IsSafe(string path) =>
        path.Length <= 200
        && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or 'å' or 'ä' or 'ö' or 'Å' or 'Ä' or 'Ö' or ' ')
        && path.Split('/').All(part => part.Trim('.', ' ').Length > 0);

    // Counts what really comes: the sizes that an archive states may be false.
    private static long Copy(Stream from, Stream to, long left)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw new InvalidDataException($"Paketet är större än {MaxBytes / 1024 / 1024} MB uppackat.");
            }

            to.Write(buffer.AsSpan(0, read));
        }

        return left;
    }
}
