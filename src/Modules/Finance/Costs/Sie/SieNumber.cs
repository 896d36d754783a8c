using System.Buffers.Text;
using Fund.Contracts.Values;

namespace Fund.Finance.Costs.Sie;

/// <summary>The numbers, amounts and dates of SIE, by SIE's own grammar: one way to write each, nothing guessed.</summary>
internal static class SieNumber
{
    /// <summary>A whole number, such as a dimension or a year number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int number) =>
        Utf8Parser.TryParse(bytes, out number, out var used) && used == bytes.Length && bytes[0] != (byte)'+';

    /// <summary>
    /// An amount: minus before, point as decimal mark, at most two decimals; plus, comma and grouping are forbidden.
    /// Returns why not in Swedish, or null.
    /// </summary>
    public static string? ReadAmount(ReadOnlySpan<byte> bytes, out Money amount)
    {
        amount = default;
        var negative = !bytes.IsEmpty && bytes[0] == (byte)'-';
        var digits = negative ? bytes[1..] : bytes;
        if (digits.IsEmpty)
        {
            return T("Beloppet saknas.");
        }

        long ore = 0;
        var decimals = -1;
        foreach (var letter in digits)
        {
            var digit = letter - '0';
            if ((uint)digit <= 9)
            {
                if (decimals == 2)
                {
                    return T("Beloppet har fler än två decimaler.");
                }

                // 9 × 10^16 öre leaves room for two more digits without overflow; no municipality books more.
                if (ore > 90_000_000_000_000_000)
                {
                    return T("Beloppet är för stort.");
                }

                ore = (ore * 10) + digit;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (letter == (byte)'.' && decimals < 0 && digits[0] != (byte)'.')
            {
                decimals = 0;
            }
            else
            {
                return letter == (byte)','
                    ? T("Beloppet har decimalkomma. SIE kräver decimalpunkt.")
                    : T("Beloppet är inte ett tal. Tillåtet är siffror, minustecken först och decimalpunkt.");
            }
        }

        if (decimals == 0)
        {
            return T("Beloppet har decimalpunkt men inga decimaler.");
        }

        var scale = decimals switch
        {
            2 => 1,
            1 => 10,
            _ => 100,
        };
        if (ore > long.MaxValue / scale)
        {
            return T("Beloppet är för stort.");
        }

        ore *= scale;
        amount = new(negative ? -ore : ore);
        return null;
    }

    /// <summary>A date ÅÅÅÅMMDD that exists.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> bytes, out DateOnly date)
    {
        date = default;
        if (bytes.Length != 8 || !IsDigits(bytes))
        {
            return false;
        }

        var (year, month, day) = ((Two(bytes, 0) * 100) + Two(bytes, 2), Two(bytes, 4), Two(bytes, 6));
        // Every month has 28 days: only the last ones need the calendar.
        if (year < 1900 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    /// <summary>Nothing but the digits 0–9.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static int Two(ReadOnlySpan<byte> digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
