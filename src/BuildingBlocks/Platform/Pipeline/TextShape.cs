using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Fund.Contracts.Messages;

namespace Fund.Platform.Pipeline;

/// <summary>
/// Text that no database and no reader can take is refused for every message alike: NUL, lone surrogates, direction overrides, texts
/// without end, lines where one is meant, and what seems written but shows nothing (BAD-10, BAD-16).
/// </summary>
internal static class TextShape
{
    private const int MaxLength = 100_000;
    private const int MaxReason = 4_000;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\t\u0085\u2028\u2029");

    // What stands on one line on every paper and in every file that it goes to.
    private static readonly FrozenSet<string> OneLine = FrozenSet.Create(
        "Paragraph",
        "CarryParagraph",
        "Voucher",
        "Code",
        "Title",
        "Name",
        "Label",
        "Email",
        "FileName"
    );

    // Why somebody did something is read in a list of many.
    private static readonly FrozenSet<string> Reasons = FrozenSet.Create("Reason", "Because", "Comment");

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static void Check(object message)
    {
        foreach (
            var property in Properties.GetOrAdd(message.GetType(), static type =>
                [
                    .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0),
                ]
            )
        )
        {
            Value(property.Name, property.GetValue(message), 0);
        }
    }

    private static void Value(string name, object? value, int depth)
    {
        switch (value)
        {
            case string text:
                Text(name, text);
                break;
            case null or byte[] or Stream:
                break;
            case IDictionary rows:
                foreach (DictionaryEntry entry in rows)
                {
                    Value(name, entry.Key, depth + 1);
                    Value(entry.Key as string ?? name, entry.Value, depth + 1);
                }

                break;
            case IEnumerable list when depth < 4:
                foreach (var item in list)
                {
                    Value(name, item, depth + 1);
                }

                break;
            default:
                if (
                    depth < 4
                    && value.GetType() is { IsClass: true, IsPrimitive: false } type
                    && type.Namespace?.StartsWith("Fund.", StringComparison.Ordinal) == true
                )
                {
                    Check(value);
                }

                break;
        }
    }

    // Blanks alone are an empty answer, and told as that; marks that show nothing look like an answer to every check of emptiness.
    private static bool IsUnseen(string text) =>
        text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format)
        && text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    private static void Text(string name, string text)
    {
        var field = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
        var longest = Reasons.Contains(name) ? MaxReason : MaxLength;
        if (text.Length > longest)
        {
            throw new Refused(T($"Texten är för lång: {text.Length:N0} tecken. Högst {longest:N0} ryms."), field: field);
        }

        if (IsUnseen(text))
        {
            throw new Refused(T("Texten har bara osynliga tecken. Skriv något som syns, eller lämna fältet tomt."), field: field);
        }

        if (OneLine.Contains(name) && text.AsSpan().ContainsAny(LineBreaks))
        {
            throw new Refused(T("Skriv det på en rad, utan radbrytning."), field: field);
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var broken = char.IsHighSurrogate(c)
                ? i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1])
                : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
            if (
                broken
                || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
            )
            {
                throw new Refused(T($"Texten har ett otillåtet osynligt tecken på plats {i + 1}. Skriv om den delen."), field: field);
            }
        }
    }
}
