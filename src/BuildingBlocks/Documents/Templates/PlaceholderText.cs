using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fund.Documents.Templates;

/// <summary>What stands between double braces.</summary>
internal enum MarkKind
{
    /// <summary>A text: {{ärende.rubrik}}.</summary>
    Text,

    /// <summary>The beginning of what is repeated for each item of a list: {{#each villkor}}.</summary>
    Each,

    /// <summary>The end of it: {{/each}}.</summary>
    EndEach,
}

/// <summary>A mark in a paragraph.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The placeholder; empty for an end.</param>
/// <param name="From">Where it begins in the paragraph's text.</param>
/// <param name="Length">How long it is.</param>
internal sealed record Mark(MarkKind Kind, string Name, int From, int Length);

/// <summary>
/// Reads the marks of a paragraph. Word splits what is typed over several runs at will, for spelling, revision and layout: the texts are
/// read together.
/// </summary>
internal static partial class PlaceholderText
{
    /// <summary>The texts that are the paragraph's own, not those of a text box that is anchored in it.</summary>
    public static IReadOnlyList<Text> TextsOf(Paragraph paragraph) =>
        [.. paragraph.Descendants<Text>().Where(text => text.Ancestors<Paragraph>().First() == paragraph)];

    /// <summary>What the paragraph says.</summary>
    public static string SaidBy(Paragraph paragraph) => string.Concat(TextsOf(paragraph).Select(text => text.Text));

    /// <summary>The marks in a text, in order.</summary>
    public static IReadOnlyList<Mark> MarksIn(string text) =>
        [
            .. Written()
                .Matches(text)
                .Select(found => new Mark(
                    found.Groups["end"].Success ? MarkKind.EndEach
                        : found.Groups["each"].Success ? MarkKind.Each
                        : MarkKind.Text,
                    Known(found.Groups["name"].Value),
                    found.Index,
                    found.Length
                )),
        ];

    /// <summary>Do braces stand in the text that are no mark?</summary>
    public static bool HasLooseBraces(string text)
    {
        var rest = Written().Replace(text, "");
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal);
    }

    /// <summary>A placeholder's name however it is written: composed letters, lower case, no blanks around.</summary>
    public static string Known(string name) => name.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    [GeneratedRegex(@"\{\{\s*(?:(?<end>/each)|(?<each>#each\s+)?(?<name>[^{}#/][^{}]*?))\s*\}\}", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
