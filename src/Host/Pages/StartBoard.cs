using Fund.Contracts.Messages;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;

namespace Fund.Host.Pages;

/// <summary>
/// What the start page shows the person: own tasks, tasks of others that are late for the one who keeps the process going, and what the
/// modules put up.
/// </summary>
internal sealed record StartBoard(IReadOnlyList<TaskItem> Tasks, IReadOnlyList<StartPart> Parts);

/// <summary>The start page of the person who acts.</summary>
[Requires(Permission.SignedIn)]
internal sealed record MyStart : IQuery<StartBoard>;

internal sealed class MyStartHandler(TaskBoard tasks, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<MyStart, StartBoard>
{
    public async Task<StartBoard> Handle(MyStart request, CancellationToken cancellationToken)
    {
        var start = new GatherStart();
        if (actor.May(Permission.Coordinate))
        {
            start.Parts.Add(
                new StartPart(
                    "Försenat hos andra",
                    10,
                    "Skulle varit klart",
                    [.. (await tasks.LateOfOthersAsync(actor, StockholmTime.Today(time), cancellationToken)).Select(Line)]
                )
            );
        }

        await mediator.Publish(start, cancellationToken);
        return new StartBoard(
            await tasks.OfAsync(actor, cancellationToken),
            [.. start.Parts.Where(part => part.Lines.Count > 0).OrderBy(part => part.Order)]
        );
    }

    private static StartLine Line(TaskItem task) =>
        new(
            task.Title,
            task.Link,
            RoleNames.Of(task.Role) + (task.CaseNumber is null ? "" : $", ärende {task.CaseNumber}"),
            task.Due,
            StartMark.Late
        );
}
