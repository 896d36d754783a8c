using System.Reflection;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 6. A command about a case locks it before anything is judged: of two who act at once, the second sees what the first has done (F-01).
/// A command about no case waits for others of its kind, and one that changes the setup for all that do, so that what was judged still
/// holds when it is stored (F-12, F-13). The fund is locked later, by what moves money, so that the order is always case or kind, then
/// fund.
/// Also begins the act that the command is.
/// </summary>
internal sealed class LockFirst<TRequest, TResponse>(
    MessageScope scope,
    IMediator mediator,
    ProcessContext process,
    CurrentAct act,
    TenantTransaction transaction,
    CurrentSetup setup
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private static readonly string Kind = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.Permission
        is Permission.Administer
            or Permission.StartMunicipality
        ? "setup"
        : typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!scope.IsNested)
        {
            act.Begin();
            process.Begin();
            if (request is IAboutCase { CaseNumber: { } number })
            {
                process.Locked = await mediator.Send(new LockCase(number), cancellationToken);
            }
            else if (transaction.IsOpen)
            {
                await transaction.LockAsync(Kind, cancellationToken);
                setup.Forget();
            }
        }

        return await next();
    }
}
