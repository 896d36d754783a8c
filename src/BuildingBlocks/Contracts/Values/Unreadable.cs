namespace Fund.Contracts.Values;

/// <summary>Why a text could not be read as a value. Nothing is guessed: what has two readings is refused.</summary>
/// <param name="Code">The cause, for logs, tests and the API. Stable.</param>
/// <param name="Reason">The cause and the remedy as one or two plain Swedish sentences, for the field the text was written in. Never
/// repeats the text itself.</param>
public sealed record Unreadable(UnreadableCode Code, string Reason);

/// <summary>The causes for which a text is refused by the readers of this namespace.</summary>
public enum UnreadableCode
{
    /// <summary>Nothing was written.</summary>
    Empty = 1,

    /// <summary>More characters than the value can have.</summary>
    TooLong,

    /// <summary>A control character, a character that turns the writing direction, or half a character.</summary>
    ForbiddenCharacter,

    /// <summary>Not an amount at all.</summary>
    NotAnAmount,

    /// <summary>A comma or point that may part thousands or decimals (BAD-02).</summary>
    AmbiguousSeparator,

    /// <summary>Thousands that are not parted three digits at a time.</summary>
    MisplacedGroups,

    /// <summary>A minus that is doubled, comes last, or is written some other way.</summary>
    MisplacedSign,

    /// <summary>Less than whole öre.</summary>
    TooManyDecimals,

    /// <summary>Beyond <see cref="SwedishAmount.Limit"/>.</summary>
    TooLarge,

    /// <summary>Below zero where that is not allowed.</summary>
    Negative,

    /// <summary>Zero or below where that is not allowed.</summary>
    NotPositive,

    /// <summary>Not a date in the one form that is read.</summary>
    NotADate,

    /// <summary>The right form, but no such day in the calendar.</summary>
    NoSuchDate,

    /// <summary>A year outside what the product handles.</summary>
    YearOutOfRange,
}
