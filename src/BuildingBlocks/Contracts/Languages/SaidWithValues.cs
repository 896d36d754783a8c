using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fund.Contracts.Languages;

/// <summary>
/// A text with values in it, taken apart by the compiler: for a Swedish reader it is put together at once; for an English one its key and
/// its values are kept apart, so that the translation may place them in another order.
/// </summary>
[InterpolatedStringHandler]
public ref struct SaidWithValues
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private readonly StringBuilder? key;
    private readonly List<object?>? values;
    private DefaultInterpolatedStringHandler swedish;

    /// <summary>Called by the compiler.</summary>
    public SaidWithValues(int literalLength, int formattedCount)
    {
        if (ReadersLanguage.IsSwedish)
        {
            swedish = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
        }
        else
        {
            key = new StringBuilder(literalLength + (3 * formattedCount));
            values = new List<object?>(formattedCount);
        }
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text)
    {
        if (key is null)
        {
            swedish.AppendLiteral(text);
        }
        else
        {
            key.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<TValue>(TValue value) => AppendFormatted(value, null);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<TValue>(TValue value, string? format)
    {
        // A number with a format of its own is written as Swedes write numbers; one without is only digits.
        var written = value is IFormattable formattable
            ? formattable.ToString(format, format is null ? CultureInfo.InvariantCulture : Swedish)
            : value?.ToString();
        if (key is null)
        {
            swedish.AppendFormatted(written);
            return;
        }

        key.Append('{').Append(CultureInfo.InvariantCulture, $"{values!.Count}").Append('}');
        values.Add(written);
    }

    internal string ToText()
    {
        if (key is null)
        {
            return swedish.ToStringAndClear();
        }

        var said = key.ToString();
        var english = EnglishTexts.Find(said) ?? said;
        return ReadersLanguage.Kept is { } kept
            ? Texts.Said(Put(said, values!), Put(english, [.. values!.Select(value => AsRead(value, kept))]))
            : Put(english, values!);
    }

    private static string Put(string said, List<object?> values) => string.Format(CultureInfo.InvariantCulture, said, [.. values]);

    // A value that is itself something said.
    private static object? AsRead(object? value, Dictionary<string, string> kept) =>
        value is string text && kept.TryGetValue(text, out var read) ? read : value;
}
