using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace Fund.Platform.Files;

/// <summary>What a file is by its first bytes and inner parts; names and declared types are not believed (BAD-13).</summary>
internal static class FileContent
{
    private const int MaxEntries = 5_000;
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const int MaxRatio = 100;

    private static readonly FrozenSet<string> Run = new[]
    {
        ".bat",
        ".cmd",
        ".com",
        ".cpl",
        ".dll",
        ".docm",
        ".exe",
        ".hta",
        ".htm",
        ".html",
        ".iso",
        ".jar",
        ".js",
        ".jse",
        ".lnk",
        ".mht",
        ".msi",
        ".pptm",
        ".ps1",
        ".py",
        ".reg",
        ".scr",
        ".sh",
        ".shtml",
        ".svg",
        ".url",
        ".vbe",
        ".vbs",
        ".wsf",
        ".xhtml",
        ".xlsm",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type, or null when the content is of no kind that is taken.</summary>
    public static string? MediaTypeOf(byte[] content)
    {
        ReadOnlySpan<byte> head = content;
        if (head.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]))
        {
            return OfficeType(content);
        }

        return IsPlainText(content) ? "text/plain" : null;
    }

    /// <summary>The name without folders and control characters, at most 200 characters.</summary>
    public static string SafeName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var kept = new string([
            .. last.Normalize(NormalizationForm.FormC)
                .Where(c => !char.IsControl(c) && c is not ('\u202E' or '\u202D' or '"' or ':' or '*' or '?' or '<' or '>' or '|')),
        ]).Trim(' ', '.');
        if (kept.Length == 0)
        {
            return "fil";
        }

        return kept.Length <= 200 ? kept : kept[..200];
    }

    /// <summary>
    /// Is the name none that a machine runs or shows as a page? A text that is called .bat or .html does something else on the machine of
    /// whoever opens it.
    /// </summary>
    public static bool MayBeCalled(string name) => !Run.Contains(Path.GetExtension(SafeName(name)));

    private static string? OfficeType(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            // The declared sizes are checked before anything is unpacked; .NET stops at the declared size.
            if (
                zip.Entries.Count > MaxEntries
                || zip.Entries.Sum(e => e.Length) > MaxUnpacked
                || zip.Entries.Any(e => e.CompressedLength > 0 && e.Length / e.CompressedLength > MaxRatio && e.Length > 10_000_000)
            )
            {
                return null;
            }

            if (zip.GetEntry("[Content_Types].xml") is not null)
            {
                if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                {
                    return null;
                }

                if (zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.Ordinal)))
                {
                    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                }

                if (zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)))
                {
                    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                }

                return null;
            }

            if (zip.GetEntry("mimetype") is { Length: < 200 } mime)
            {
                using var reader = new StreamReader(mime.Open());
                var type = reader.ReadToEnd();
                return type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) ? type : null;
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsPlainText(byte[] content)
    {
        // A web page or a picture in XML is text too, but it can carry script.
        var start = Encoding
            .Latin1.GetString(content, 0, Math.Min(content.Length, 512))
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return !content.Contains((byte)0) && !start.StartsWith('<');
    }
}
