using Fund.Process.Profiles;

namespace Fund.Finance.Vouchers;

/// <summary>Line endings as characters.</summary>
internal static class LineEndings
{
    /// <summary>The characters.</summary>
    public static string Text(this LineEnding ending) => ending == LineEnding.Lf ? "\n" : "\r\n";
}
