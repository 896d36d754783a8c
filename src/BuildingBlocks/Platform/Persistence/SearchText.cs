using Fund.Contracts.Messages;

namespace Fund.Platform.Persistence;

/// <summary>What a person searches for, as a pattern for ILIKE with '\' as escape.</summary>
public static class SearchText
{
    /// <summary>Longest text that can be searched for, characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Finds the text anywhere; nothing in it is read as a wildcard (BAD-20).</summary>
    /// <exception cref="Refused">Longer than <see cref="MaxLength"/>.</exception>
    public static string Anywhere(string text, string field)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw new Refused(T($"Söktexten är för lång, högst {MaxLength} tecken."), field: field);
        }

        return "%" + text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
    }
}
