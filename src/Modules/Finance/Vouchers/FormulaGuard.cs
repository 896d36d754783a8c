namespace Fund.Finance.Vouchers;

/// <summary>Keeps a spreadsheet from running what a person wrote (BAD-12, OWASP on CSV injection).</summary>
internal static class FormulaGuard
{
    /// <summary>
    /// The text, with an apostrophe first when a spreadsheet could take it, or a part of it after a quote or a delimiter, for a formula.
    /// Not for amounts: a negative number is a number.
    /// </summary>
    public static string Harmless(string text, char delimiter)
    {
        var atStart = true;
        foreach (var letter in text)
        {
            if (atStart && (letter is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'))
            {
                return "'" + text;
            }

            atStart = letter is '"' or ';' or '\n' || letter == delimiter || (atStart && letter == ' ');
        }

        return text;
    }
}
