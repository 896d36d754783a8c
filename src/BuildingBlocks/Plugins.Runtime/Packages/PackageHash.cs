using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fund.Plugins.Runtime.Packages;

/// <summary>The fingerprint of a package folder: every file's path, length and content.</summary>
public static class PackageHash
{
    /// <summary>SHA-256 over all files, sorted by path; lower-case hexadecimal.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        var paths = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var content = File.ReadAllBytes(Path.Combine(folder, path));
            // Both lengths go in, so that no two sets of files can read as the same bytes.
            var name = Encoding.UTF8.GetBytes(path);
            BinaryPrimitives.WriteInt64BigEndian(length, name.Length);
            hash.AppendData(length);
            hash.AppendData(name);
            BinaryPrimitives.WriteInt64BigEndian(length, content.Length);
            hash.AppendData(length);
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
