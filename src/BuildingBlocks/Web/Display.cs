using System.Globalization;
using Fund.Contracts.Values;

namespace Fund.Web;

/// <summary>How values are written on pages: the one place the kit goes to.</summary>
internal static class Display
{
    /// <summary>Stands where there is no value.</summary>
    public const string Nothing = "–";

    private static readonly TimeZoneInfo Swedish = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>"1 200 000 kr".</summary>
    public static string Amount(Money amount) => SwedishAmount.ForPage(amount);

    /// <summary>"1 200 tkr", rounded half away from zero to whole thousands.</summary>
    public static string Thousands(Money amount)
    {
        var thousands = (long)decimal.Round(amount.Kronor / 1000m, 0, MidpointRounding.AwayFromZero);
        return $"{SwedishAmount.ForField(Money.FromKronor(thousands))}\u00A0tkr";
    }

    /// <summary>åååå-mm-dd.</summary>
    public static string Date(DateOnly date) => SwedishDate.ForPage(date);

    /// <summary>åååå-mm-dd hh:mm in Swedish time.</summary>
    public static string Instant(DateTimeOffset instant) => SwedishTime(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What a clock in Sweden shows.</summary>
    public static DateTime SwedishTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Swedish).DateTime;

    /// <summary>A number with space grouping and at most two decimals: "12 400,5".</summary>
    public static string Number(decimal number)
    {
        var rounded = decimal.Round(number, 2, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("#,##0.##", CultureInfo.InvariantCulture).Replace(',', '\u00A0').Replace('.', ',');
        return rounded < 0 ? "\u2212" + text : text;
    }

    /// <summary>A file's size: "412 kB", "3,1 MB".</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{bytes}\u00A0byte",
            < 1_000_000 => $"{Number(decimal.Round(bytes / 1_000m, 0, MidpointRounding.AwayFromZero))}\u00A0kB",
            _ => $"{Number(decimal.Round(bytes / 1_000_000m, 1, MidpointRounding.AwayFromZero))}\u00A0MB",
        };
}
