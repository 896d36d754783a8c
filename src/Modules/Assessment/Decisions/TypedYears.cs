using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Assessment.Decisions;

/// <summary>Amounts by fiscal year as a form sends them, SEK. What cannot be read is told by its field, all of it at once.</summary>
internal static class TypedYears
{
    /// <summary>The years that something is typed for.</summary>
    public static Dictionary<int, Money> Read(IReadOnlyDictionary<string, string?> typed, List<Finding> unread) =>
        typed
            .Where(year => !string.IsNullOrWhiteSpace(year.Value))
            .GroupBy(year => YearOf(year.Key, unread), year => Read(year.Value, $"perYear[{year.Key}]", unread))
            .ToDictionary(year => year.Key, year => year.First());

    /// <summary>One amount; zero when it cannot be read.</summary>
    public static Money Read(string? typed, string field, List<Finding> unread)
    {
        if (SwedishAmount.TryRead(typed, out var amount, out var unreadable, AmountSign.NotNegative))
        {
            return amount;
        }

        unread.Add(new Finding(unreadable!.Reason, Field: field));
        return Money.Zero;
    }

    // The form asks for each year once: what is no year, or one twice, was not sent by it.
    private static int YearOf(string key, List<Finding> unread)
    {
        if (key.Length == 4 && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return year;
        }

        unread.Add(new Finding(T($"Året {key} är inte ett av dem som beloppet kan gälla."), Field: $"perYear[{key}]"));
        return 0;
    }
}
