using Fund.Contracts.Messages;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Host.Pages;

/// <summary>What is asked of the person, the soonest due first.</summary>
[Requires(Permission.SignedIn)]
internal sealed record MyTasks : IQuery<IReadOnlyList<TaskItem>>;

internal sealed class MyTasksHandler(TaskBoard tasks, Actor actor) : IRequestHandler<MyTasks, IReadOnlyList<TaskItem>>
{
    public Task<IReadOnlyList<TaskItem>> Handle(MyTasks request, CancellationToken cancellationToken) => tasks.OfAsync(actor, cancellationToken);
}
