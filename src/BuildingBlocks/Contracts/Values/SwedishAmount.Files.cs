using System.Diagnostics.CodeAnalysis;

namespace Fund.Contracts.Values;

public static partial class SwedishAmount
{
    private const int LongestCell = 128;

    /// <summary>
    /// Reads an amount from a file in the form that was declared for the file. Leading zeros, and zeros beyond the second decimal,
    /// are allowed: programs pad. A unit is not.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="format">How the file writes amounts.</param>
    /// <param name="amount">The amount, or 0 when refused.</param>
    /// <param name="unreadable">Why it was refused, or null.</param>
    /// <param name="sign">Which signs are allowed here.</param>
    /// <exception cref="ArgumentException">The format uses one mark for two things.</exception>
    public static bool TryReadFile(
        string? text,
        AmountFormat format,
        out Money amount,
        [NotNullWhen(false)] out Unreadable? unreadable,
        AmountSign sign = AmountSign.Any
    )
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!format.IsUnambiguous)
        {
            throw new ArgumentException("Thousands and decimals need different marks.", nameof(format));
        }

        amount = Money.Zero;
        var written = (text ?? string.Empty).TrimBlanks();
        unreadable =
            written.Length == 0 ? Nothing
            : written.Length > LongestCell ? TooMuch
            : SwedishText.HasForbiddenCharacter(written) ? Hidden
            : null;
        if (unreadable is not null)
        {
            return false;
        }

        var minus = TakeMinus(ref written, format.MinusMayComeLast);
        var mark = format.Decimals switch
        {
            DecimalMark.Comma => written.IndexOf(','),
            DecimalMark.Point => written.IndexOf('.'),
            _ => -1,
        };
        var whole = mark < 0 ? written : written[..mark];
        var decimals = mark < 0 ? "" : written[(mark + 1)..];
        if (!Ungroup(ref whole, format.Thousands) || (mark >= 0 && decimals.Length == 0) || !decimals.All(char.IsAsciiDigit))
        {
            unreadable = new(
                UnreadableCode.NotAnAmount,
                $"Beloppet är inte skrivet så som filen anges göra, till exempel {ForFile(new Money(123450), format)}."
            );
            return false;
        }

        var smaller = decimals.TrimEnd('0');
        if (smaller.Length > 2)
        {
            unreadable = Fraction;
            return false;
        }

        return format.InOre
            ? ReadOre(minus, whole, smaller, sign, out amount, out unreadable)
            : Weigh(minus, whole, smaller.PadRight(2, '0'), 1, sign, out amount, out unreadable);
    }

    /// <summary>
    /// Reads the number of a numeric Excel cell, in kronor. Excel keeps 15 digits, so 0,1 + 0,2 is 0,30 here and not a fraction more;
    /// a number with true fractions of an öre is refused.
    /// </summary>
    public static bool TryReadExcel(
        double cell,
        out Money amount,
        [NotNullWhen(false)] out Unreadable? unreadable,
        AmountSign sign = AmountSign.Any
    )
    {
        amount = Money.Zero;
        if (!double.IsFinite(cell))
        {
            unreadable = NoAmount;
            return false;
        }

        // Ten times the limit still converts exactly enough to be refused as too large below.
        var kronor = (decimal)Math.Clamp(cell, -1e13, 1e13);
        if (Rounding.HalfAwayFromZero(kronor, 2) != kronor)
        {
            unreadable = Fraction;
            return false;
        }

        var ore = decimal.ToInt64(Math.Abs(kronor) * 100);
        return Weigh(kronor < 0, $"{ore / 100}", $"{ore % 100:00}", 1, sign, out amount, out unreadable);
    }

    private static bool ReadOre(
        bool minus,
        string whole,
        string decimals,
        AmountSign sign,
        out Money amount,
        [NotNullWhen(false)] out Unreadable? unreadable
    )
    {
        if (decimals.Length > 0)
        {
            amount = Money.Zero;
            unreadable = Fraction;
            return false;
        }

        return Weigh(minus, whole, string.Empty, 1, sign, out amount, out unreadable);
    }

    private static bool TakeMinus(ref string written, bool mayComeLast)
    {
        if (written[0] is '-' or '\u2212')
        {
            written = written[1..];
            return true;
        }

        if (mayComeLast && written[^1] is '-' or '\u2212')
        {
            written = written[..^1];
            return true;
        }

        return false;
    }

    /// <summary>Takes the thousand marks away; false when they stand wrong or something else than digits is left.</summary>
    private static bool Ungroup(ref string whole, ThousandMark thousands)
    {
        var marks = thousands switch
        {
            ThousandMark.Blank => Blanks.All,
            ThousandMark.Comma => ",",
            ThousandMark.Point => ".",
            _ => string.Empty,
        };
        var groups = whole.Split(marks.ToCharArray());
        var wellParted =
            marks.Length == 0 || groups.Length == 1 || (groups[0].Length is 1 or 2 or 3 && groups.Skip(1).All(group => group.Length == 3));
        var digits = marks.Length == 0 ? whole : string.Concat(groups);
        whole = digits;
        return wellParted && digits.Length > 0 && digits.All(char.IsAsciiDigit);
    }
}
