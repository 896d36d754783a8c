using Fund.Contracts.Messages;
using Fund.Platform.Works;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// 6. A command that takes long, and that somebody waits for, is written down and done by a job in their name. What does not take long, or
/// is done by a job already, goes on. Before the locks: a job that is under way holds them, and nobody waits for it here.
/// </summary>
internal sealed class GiveToJob<TRequest, TResponse>(MessageScope scope, WorkBoard works, ILength<TRequest> length)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IMayTakeLong
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (scope.IsNested || !scope.SomebodyWaits || await length.OfAsync(request, cancellationToken) is not { } work)
        {
            return await next();
        }

        scope.GivenToJob = await works.GiveAsync(request, work, scope.RequestId, cancellationToken);
        return default!;
    }
}
