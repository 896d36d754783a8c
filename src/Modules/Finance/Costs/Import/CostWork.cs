namespace Fund.Finance.Costs.Import;

/// <summary>What the works with a file of costs are about: the file, so that it is read or booked by one at a time.</summary>
internal static class CostWork
{
    /// <summary>The key of its works.</summary>
    public static string About(Guid import) => $"costs:{import:N}";
}
