using System.Globalization;
using System.Text;

namespace Fund.Contracts.Values;

public static partial class SwedishAmount
{
    /// <summary>The minus of running Swedish text, U+2212. Read back by <see cref="TryRead"/>; never written in machine files.</summary>
    private const char Minus = '\u2212';

    /// <summary>
    /// An amount for pages and documents: "1 200 000 kr", "1 200 000,50 kr", "−5 kr". Blanks are no-break; öre are shown only when there
    /// are some.
    /// </summary>
    public static string ForPage(Money amount) => $"{ForField(amount)}{Blanks.NoBreak}kr";

    /// <summary>An amount for a form field that has its unit beside it: as <see cref="ForPage"/> without "kr".</summary>
    public static string ForField(Money amount)
    {
        var (kronor, ore) = Parts(amount);
        var decimals = ore == 0 ? string.Empty : $",{ore:D2}";
        return $"{(amount.IsNegative ? Minus : string.Empty)}{Group(kronor, Blanks.NoBreak)}{decimals}";
    }

    /// <summary>An amount for a numeric Excel cell: kronor as an exact decimal.</summary>
    public static decimal ForExcel(Money amount) => amount.Kronor;

    // Unsigned, so that also the lowest amount of all can be written.
    private static (UInt128 Kronor, UInt128 Ore) Parts(Money amount)
    {
        var ore = (UInt128)Int128.Abs(amount.Ore);
        return (ore / 100, ore % 100);
    }

    private static string Group(UInt128 kronor, char mark)
    {
        var digits = kronor.ToString(CultureInfo.InvariantCulture);
        var grouped = new StringBuilder(digits);
        for (var place = digits.Length - 3; place > 0; place -= 3)
        {
            grouped.Insert(place, mark);
        }

        return grouped.ToString();
    }
}
