namespace Fund.Finance.Costs;

/// <summary>
/// Whoever books costs from a file or by hand, or undoes that, holds this lock of the municipality: what a file is compared with must not
/// change meanwhile. Taken before a fund's.
/// </summary>
internal static class CostLock
{
    /// <summary>The lock's name.</summary>
    public const string Name = "costs";
}
