namespace Fund.Contracts.Values;

/// <summary>The blanks that are met between thousands and around values in Swedish text (BAD-01).</summary>
internal static class Blanks
{
    /// <summary>Space, no-break space, narrow no-break space and thin space.</summary>
    public const string All = " \u00A0\u202F\u2009";

    /// <summary>What pages write between thousands: does not break over lines.</summary>
    public const char NoBreak = '\u00A0';

    /// <summary>Takes away blanks, and tabs from pasted cells, around a value.</summary>
    public static string TrimBlanks(this string text) => text.Trim(' ', '\u00A0', '\u202F', '\u2009', '\t');
}
