using System.Globalization;

namespace Fund.Finance.Reading;

/// <summary>A share as people read it.</summary>
internal static class Percent
{
    /// <summary>0.005 → "0,5 %", with a space that does not break.</summary>
    public static string Of(decimal share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',') + "\u00A0%";
}
