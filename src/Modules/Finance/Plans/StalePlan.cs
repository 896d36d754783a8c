using Fund.Contracts.Messages;
using Fund.Process.Calendar;

namespace Fund.Finance.Plans;

/// <summary>Somebody has handed in another version than the one that was read (F-02).</summary>
internal static class StalePlan
{
    /// <summary>The conflict, which tells of both.</summary>
    public static Conflict Of(int seen, CasePlan latest)
    {
        var read = seen > 0 ? T($"Du läste version {seen}") : T("När du öppnade sidan var planen inte inlämnad");
        return new Conflict(
            T(
                $"{read}, nu gäller version {latest.Version} som lämnades in av {latest.SubmittedByName} "
                    + $"{StockholmTime.At(latest.SubmittedAt):yyyy-MM-dd HH:mm}. Läs den först."
            )
        );
    }
}
