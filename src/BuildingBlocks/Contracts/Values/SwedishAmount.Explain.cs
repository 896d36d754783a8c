using System.Text.RegularExpressions;

namespace Fund.Contracts.Values;

public static partial class SwedishAmount
{
    /// <summary>Says what is wrong with an amount that people wrote, the most helpful thing first.</summary>
    private static Unreadable Explain(string written)
    {
        if (written.Length == 0)
        {
            return Nothing;
        }

        if (written.Length > LongestText)
        {
            return TooMuch;
        }

        if (SwedishText.HasForbiddenCharacter(written))
        {
            return Hidden;
        }

        if (TwoReadings().IsMatch(written))
        {
            return new(
                UnreadableCode.AmbiguousSeparator,
                T("Beloppet kan läsas på mer än ett sätt. Skriv mellanslag mellan tusental och komma före ören, till exempel 1 234,50.")
            );
        }

        if (ManyDecimals().IsMatch(written))
        {
            return Fraction;
        }

        if (OddMinus().IsMatch(written))
        {
            return OddSign;
        }

        // A number that is well written but followed by an unknown unit is no amount; the number is not what is wrong.
        return OnlyDigitsAndBlanks().IsMatch(written) && !AsPeopleWrite().IsMatch(written) ? Groups : NoAmount;
    }

    private static Unreadable Nothing => new(UnreadableCode.Empty, T("Skriv ett belopp."));

    private static Unreadable TooMuch =>
        new(UnreadableCode.TooLong, T("Texten är för lång för att vara ett belopp. Skriv bara beloppet, till exempel 1 234,50."));

    private static Unreadable Hidden =>
        new(UnreadableCode.ForbiddenCharacter, T("Beloppet innehåller ett dolt eller ogiltigt tecken. Skriv in det på nytt."));

    private static Unreadable Fraction =>
        new(
            UnreadableCode.TooManyDecimals,
            T("Beloppet har fler än två decimaler. Skriv hela kronor eller kronor och ören, till exempel 1 234,50.")
        );

    private static Unreadable OddSign => new(UnreadableCode.MisplacedSign, T("Skriv minustecknet en gång och först, till exempel -500."));

    private static Unreadable Groups =>
        new(
            UnreadableCode.MisplacedGroups,
            T("Siffrorna är inte grupperade tre och tre och börjar inte med rätt siffra. Skriv till exempel 1 200 000 eller 1200000.")
        );

    private static Unreadable NoAmount =>
        new(
            UnreadableCode.NotAnAmount,
            T("Skriv beloppet med siffror, till exempel 1 234,50. Det går också att skriva 350 tkr eller 1,2 mkr.")
        );

    // A point beside a digit; more than one comma; or exactly three digits after the comma, which may be thousands in a text of foreign
    // origin.
    [GeneratedRegex(@"[0-9]\.|\.[0-9]|[0-9],.*,|[0-9],[0-9]{3}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex TwoReadings();

    [GeneratedRegex("[0-9],[0-9]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex ManyDecimals();

    // Last, doubled, apart from the number, as a dash, as a bracket, or a plus.
    [GeneratedRegex(@"^[-\u2212\u2013\u2014+(]+[^0-9]*[0-9][^A-Za-z]*$|[0-9][-\u2212\u2013\u2014)]$", RegexOptions.CultureInvariant)]
    private static partial Regex OddMinus();

    [GeneratedRegex(
        @"^[-\u2212]?[0-9\u0020\u00A0\u202F\u2009]+(,[0-9]{1,2})?[\u0020\u00A0\u202F\u2009]?([A-Za-z]{2,6}|:-)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OnlyDigitsAndBlanks();
}
