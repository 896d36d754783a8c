using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Platform.Tasks;

/// <summary>
/// The coordinator reminds those who are waited for, by mail, at most once a day for each task; who did it and when is kept.
/// </summary>
/// <param name="CaseNumber">The case; null for the fund's own tasks.</param>
/// <param name="Task">Key of the task.</param>
[Requires(Permission.Coordinate)]
[InCase(CasePart.Acts)]
[LoggedAs("Den som är på tur påmindes")]
public sealed record RemindOfTask(string? CaseNumber, Guid Task) : ICommand<IReadOnlyList<string>>, IAboutCase;

internal sealed class RemindOfTaskHandler(PlatformDb db, TaskHolders holders, Notices notices, CurrentAct act)
    : IRequestHandler<RemindOfTask, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(RemindOfTask request, CancellationToken cancellationToken)
    {
        var task =
            await db.Tasks.FirstOrDefaultAsync(
                t => t.Id == request.Task && t.CaseNumber == request.CaseNumber && t.DoneAt == null,
                cancellationToken
            ) ?? throw new NotFound(T("Uppgiften är redan klar, eller finns inte."));
        if (task.PromptedAt is { } last && StockholmTime.DateOf(last) == StockholmTime.DateOf(act.Now.At))
        {
            throw new Conflict(T($"{task.PromptedBy} har redan påmint i dag. I morgon går det att påminna igen."));
        }

        var people = await holders.OfAsync(task, cancellationToken);
        if (people.Count == 0)
        {
            throw new Refused(T("Ingen har rollen som krävs, så det finns ingen att påminna. Be administratören att ge någon rollen."));
        }

        (task.PromptedAt, task.PromptedBy) = (act.Now.At, act.Now.Who);
        await db.SaveChangesAsync(cancellationToken);
        await notices.TellAsync(
            new Notice(
                MailKind.Deadline,
                T($"Påminnelse: {task.Title}"),
                T($"{act.Now.Who} påminner om det här.\n\n{HandOvers.TextOf(task)}"),
                task.Link
            ),
            people,
            cancellationToken
        );
        return [.. people.Select(person => person.Name)];
    }
}
