using Fund.Platform.Works;

namespace Fund.Finance.Costs.Import;

/// <summary>What the works with a file of costs are about: the file, so that it is read or booked by one at a time.</summary>
internal static class CostWork
{
    // A row of a file has at least so many bytes, nearly always.
    private const int BytesOfRow = 60;

    /// <summary>Has a file of so many bytes so many rows that a job reads it?</summary>
    public static bool IsLong(long bytes, WorkOptions options) => bytes / BytesOfRow > options.LongFrom;

    /// <summary>The key of its works.</summary>
    public static string About(Guid import) => $"costs:{import:N}";
}
