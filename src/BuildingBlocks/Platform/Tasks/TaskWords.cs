namespace Fund.Platform.Tasks;

/// <summary>How a task is said.</summary>
public static class TaskWords
{
    /// <summary>
    /// What to do, without the name of the case that a task's title ends with: for where the case is named beside. A case that has got
    /// another name since is left as it was written.
    /// </summary>
    /// <param name="title">Title of the task.</param>
    /// <param name="caseTitle">Name of its case; null for the fund's own.</param>
    public static string Without(string title, string? caseTitle) =>
        caseTitle is not null && title.EndsWith(": " + caseTitle, StringComparison.Ordinal) ? title[..^(caseTitle.Length + 2)] : title;
}
