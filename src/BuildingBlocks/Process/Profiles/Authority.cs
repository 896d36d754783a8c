using System.Globalization;
using System.Text.RegularExpressions;

namespace Fund.Process.Profiles;

/// <summary>
/// An authority and its registry numbers. Pattern: {year} and {number}, zeros give the width: "KS {year}-{number:00000}".
/// </summary>
public sealed partial record Authority(string Key, string Name, string NumberPattern)
{
    /// <summary>"KS {year}-{number:00000}" with 2026 and 7 is "KS 2026-00007".</summary>
    public string Written(int year, int number) =>
        Placeholder()
            .Replace(
                NumberPattern,
                found =>
                    found.Groups["zeros"] is { Success: true } zeros ? number.ToString(zeros.Value, CultureInfo.InvariantCulture)
                    : found.Value == "{number}" ? number.ToString(CultureInfo.InvariantCulture)
                    : year.ToString(CultureInfo.InvariantCulture)
            );

    /// <summary>Does the pattern number every case by itself: exactly one {number}, and no other braces than {year}'s?</summary>
    internal bool IsUsable =>
        Placeholder().Matches(NumberPattern).Count(found => found.Value != "{year}") == 1
        && Placeholder().Replace(NumberPattern, "").AsSpan().IndexOfAny('{', '}') < 0;

    [GeneratedRegex(@"\{year\}|\{number(:(?<zeros>0{1,9}))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
