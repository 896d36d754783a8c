using System.Globalization;

namespace Fund.Evaluation.FollowUp;

/// <summary>A measured value as people write it.</summary>
internal static class MeasuredValue
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>"1 200", "3,5"; a dash where there is none.</summary>
    public static string Say(decimal? value) => value?.ToString("#,0.############", Swedish) ?? "–";
}
