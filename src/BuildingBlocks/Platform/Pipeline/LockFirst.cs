using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 6. A command about a case locks it before anything is judged: of two who act at once, the second sees what the first has done (F-01).
/// The
/// fund is locked later, by what moves money, so that the order is always case, then fund. Also begins the act that the command is.
/// </summary>
internal sealed class LockFirst<TRequest, TResponse>(MessageScope scope, IMediator mediator, ProcessContext process, CurrentAct act)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
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
        }

        return await next();
    }
}
