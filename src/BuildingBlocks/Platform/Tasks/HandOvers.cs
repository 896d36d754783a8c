using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;

namespace Fund.Platform.Tasks;

/// <summary>
/// Hands something over: a task for those whose turn it is, and a mail to each of them that says what, why and by when, with the way to the
/// page where it is done (F-21). Whoever hands over to themselves knows already.
/// </summary>
public sealed class HandOvers(TaskBoard board, TaskHolders holders, Notices notices, Actor actor)
{
    /// <summary>Asks, unless the same is asked already.</summary>
    public async Task AskAsync(TaskItem task, CancellationToken cancellation)
    {
        if (!await board.AskAsync(task, cancellation))
        {
            return;
        }

        var others = (await holders.OfAsync(task, cancellation)).Where(person => person.Id != actor.Person);
        await notices.TellAsync(new Notice(MailKind.Task, task.Title, TextOf(task), task.Link), others, cancellation);
    }

    /// <summary>What is asked, in the words of a mail.</summary>
    internal static string TextOf(TaskItem task)
    {
        var by = task.Due is { } due
            ? $"\n\nSka vara klart senast {SwedishDate.ForPage(due)}{(task.Rule is null ? "" : $" ({task.Rule})")}."
            : "";
        return $"{task.Title}{(task.Why is null ? "" : $"\n\n{task.Why}")}{by}";
    }
}
