namespace Fund.Finance.Plans;

/// <summary>The kinds of the tasks that plans make.</summary>
internal static class PlanTasks
{
    /// <summary>Approve it.</summary>
    public static string ToApprove(string plan) => $"plan:{plan}";

    /// <summary>Write another version: what it was written for has been changed.</summary>
    public static string ToRewrite(string plan) => $"plan-rewrite:{plan}";
}
