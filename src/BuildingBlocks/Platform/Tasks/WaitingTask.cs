using Fund.Contracts.Messages;
using Fund.Process.Calendar;

namespace Fund.Platform.Tasks;

/// <summary>Something that is waited for: from whom, since when, until when.</summary>
/// <param name="Id">Key of the task.</param>
/// <param name="CaseNumber">The case; null for the fund's own.</param>
/// <param name="Title">What is asked, with the case's name.</param>
/// <param name="Role">Whose role.</param>
/// <param name="Unit">Name of the unit that the role is held for; null for the whole municipality.</param>
/// <param name="Person">The person's name; null when several could do it, or nobody can.</param>
/// <param name="Nobody">Is there nobody who could do it?</param>
/// <param name="Since">The day it was asked, a Swedish calendar date.</param>
/// <param name="Due">The last day; null for none.</param>
/// <param name="Link">Path below the municipality where it is done.</param>
/// <param name="PromptedOn">The day the coordinator last reminded; null if never.</param>
/// <param name="PromptedBy">Name of who did.</param>
public sealed record WaitingTask(
    Guid Id,
    string? CaseNumber,
    string Title,
    Role Role,
    string? Unit,
    string? Person,
    bool Nobody,
    DateOnly Since,
    DateOnly? Due,
    string Link,
    DateOnly? PromptedOn,
    string? PromptedBy
)
{
    /// <summary>Of a task and the names of those who could do it.</summary>
    internal static WaitingTask Of(TaskItem task, string? unit, IReadOnlyList<string> names) =>
        new(
            task.Id,
            task.CaseNumber,
            task.Title,
            task.Role,
            unit,
            names is [var only] ? only : null,
            names.Count == 0,
            StockholmTime.DateOf(task.AskedAt),
            task.Due,
            task.Link,
            task.PromptedAt is { } at ? StockholmTime.DateOf(at) : null,
            task.PromptedBy
        );
}
