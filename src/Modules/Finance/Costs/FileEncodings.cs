using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>Reading bytes as text, strictly: bytes without meaning are found, never replaced by U+FFFD (BAD-08).</summary>
internal static class FileEncodings
{
    private static readonly SearchValues<byte> NoWindows1252 = SearchValues.Create(0x81, 0x8D, 0x8F, 0x90, 0x9D);
    private static readonly string Pc8Letters = Table(437);
    private static readonly string Windows1252Letters = Table(1252);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name a person knows the encoding by.</summary>
    public static string SwedishName(this FileEncoding encoding) =>
        encoding switch
        {
            FileEncoding.Pc8 => T("PC8 (teckentabell 437)"),
            FileEncoding.Windows1252 => "Windows-1252",
            _ => "UTF-8",
        };

    /// <summary>Do all bytes mean something in the encoding?</summary>
    public static bool IsValid(this FileEncoding encoding, ReadOnlySpan<byte> bytes) =>
        encoding switch
        {
            FileEncoding.Pc8 => true,
            FileEncoding.Windows1252 => !bytes.ContainsAny(NoWindows1252),
            _ => Utf8.IsValid(bytes),
        };

    /// <summary>The bytes as text. Call only with bytes that are valid in the encoding; throws otherwise for UTF-8.</summary>
    public static string Decode(this FileEncoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        if (encoding == FileEncoding.Utf8)
        {
            return StrictUtf8.GetString(bytes);
        }

        return string.Create(
            bytes.Length,
            new Letters(bytes, encoding == FileEncoding.Pc8 ? Pc8Letters : Windows1252Letters),
            static (text, letters) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = letters.Table[letters.Bytes[i]];
                }
            }
        );
    }

    /// <summary>The .NET encoding, strict both ways.</summary>
    public static Encoding Strict(this FileEncoding encoding) =>
        encoding switch
        {
            FileEncoding.Pc8 => CodePage(437),
            FileEncoding.Windows1252 => CodePage(1252),
            _ => StrictUtf8,
        };

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new NotSupportedException($"Code page {number} is missing.");

    private static string Table(int codePage)
    {
        var bytes = new byte[256];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)i;
        }

        return CodePage(codePage).GetString(bytes);
    }

    private readonly ref struct Letters(ReadOnlySpan<byte> bytes, string table)
    {
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public string Table { get; } = table;
    }
}
