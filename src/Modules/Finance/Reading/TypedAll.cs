using Fund.Contracts.Messages;
using Fund.Contracts.Values;

namespace Fund.Finance.Reading;

/// <summary>
/// Reads all that was typed on a page before anything is refused: whoever mistyped twice is told of both at once, and nothing is lost.
/// </summary>
internal sealed class TypedAll
{
    private readonly List<Finding> findings = [];

    /// <summary>SEK; nothing when it cannot be read, which is then refused.</summary>
    public Money Amount(string? text, string field, AmountSign sign = AmountSign.NotNegative)
    {
        if (SwedishAmount.TryRead(text, out var amount, out var unreadable, sign))
        {
            return amount;
        }

        findings.Add(new Finding(unreadable.Reason, Field: field));
        return Money.Zero;
    }

    /// <summary>A Swedish calendar date; the first of days when it cannot be read, which is then refused.</summary>
    public DateOnly Date(string? text, string field)
    {
        if (SwedishDate.TryRead(text, out var date, out var unreadable))
        {
            return date;
        }

        findings.Add(new Finding(unreadable.Reason, Field: field));
        return default;
    }

    /// <summary>Something that must be so.</summary>
    public void Require(bool isSo, string message, string field)
    {
        if (!isSo)
        {
            findings.Add(new Finding(message, Field: field));
        }
    }

    /// <summary>Refuses everything that was wrong.</summary>
    /// <exception cref="Refused">Something was.</exception>
    public void ThrowIfAny()
    {
        if (findings.Count > 0)
        {
            throw new Refused(findings);
        }
    }
}
