using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Fund.Contracts.Values;

/// <summary>
/// The number by which Swedish authorities know an organisation, kept as ten digits (BAD-11). A sole trader's is a personal
/// identity number: that one is personal data, flagged and masked wherever it is not shown on purpose.
/// </summary>
public sealed partial record OrganisationNumber
{
    private OrganisationNumber(string digits, bool isPersonal) => (Digits, IsPersonal) = (digits, isPersonal);

    /// <summary>The ten digits, for storing.</summary>
    public string Digits { get; }

    /// <summary>True for a personal identity number or coordination number: a sole trader.</summary>
    public bool IsPersonal { get; }

    /// <summary>
    /// Reads ten digits, or twelve with 16 before an organisation's and the century before a person's; with or without a hyphen
    /// before the last four. The last digit must agree with the others. An organisation has 20 or more where a person has the month of
    /// birth.
    /// </summary>
    /// <param name="text">What was written; blanks around it are allowed.</param>
    /// <param name="number">The number, or null when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    public static bool TryRead(
        string? text,
        [NotNullWhen(true)] out OrganisationNumber? number,
        [NotNullWhen(false)] out Unreadable? unreadable
    )
    {
        number = null;
        var written = (text ?? string.Empty).TrimBlanks();
        var match = Form().Match(written);
        if (!match.Success)
        {
            unreadable = written.Length == 0 ? new(UnreadableCode.Empty, "Skriv ett organisationsnummer.") : NotANumber;
            return false;
        }

        var digits = match.Groups["six"].Value + match.Groups["four"].Value;
        var century = match.Groups["century"].Value;
        var isOrganisation = IsOrganisation(digits) && century is "" or "16";
        var isPerson = !isOrganisation && IsPerson(digits) && century is not "16";
        unreadable = (isOrganisation || isPerson, HasRightCheckDigit(digits)) switch
        {
            (false, _) => NotANumber,
            (true, false) => new(
                UnreadableCode.WrongCheckDigit,
                "Sista siffran stämmer inte med de övriga. Kontrollera att numret är rätt skrivet."
            ),
            _ => null,
        };
        number = unreadable is null ? new(digits, isPerson) : null;
        return number is not null;
    }

    /// <summary>
    /// The number as pages show it to those who may see it: 212000-0142. A personal number is shown whole: mind who reads.
    /// </summary>
    public string ForPage() => $"{Digits[..6]}-{Digits[6..]}";

    /// <summary>The number for logs and messages: a personal number shows nothing but that it is one.</summary>
    public override string ToString() => IsPersonal ? "******-****" : ForPage();

    private static readonly Unreadable NotANumber = new(
        UnreadableCode.NotAnOrganisationNumber,
        "Skriv organisationsnumret med tio siffror, till exempel 212000-0142."
    );

    [GeneratedRegex(@"^(?<century>16|18|19|20)?(?<six>[0-9]{6})-?(?<four>[0-9]{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    // The first digit is the kind of organisation (4 and 0 are no kind); the third and fourth are 20 or more, as no month is.
    private static bool IsOrganisation(string digits) => digits[0] is not ('0' or '4') && Pair(digits, 2) >= 20;

    // Year, month and day of birth; in a coordination number the day is 60 more. The century is not stored, so 29 February always passes.
    private static bool IsPerson(string digits)
    {
        var day = Pair(digits, 4) is > 60 and var raised ? raised - 60 : Pair(digits, 4);
        return Pair(digits, 2) is >= 1 and <= 12 and var month && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
    }

    private static int Pair(string digits, int at) => (10 * (digits[at] - '0')) + digits[at + 1] - '0';

    /// <summary>Luhn: every other digit from the first is doubled, the digits of the results are summed, and the sum ends in 0.</summary>
    private static bool HasRightCheckDigit(string digits)
    {
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(value => value > 9 ? value - 9 : value);
        return sum % 10 == 0;
    }
}
