using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>3. The outermost message is let in by what it declares; what only modules send cannot be sent from outside.</summary>
internal sealed class Admit<TRequest, TResponse>(MessageScope scope, Admission.Admission admission) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!scope.IsNested)
        {
            await admission.RequireAsync(
                typeof(TRequest),
                (request as IAboutCase)?.CaseNumber,
                (request as IAboutFund)?.Fund,
                cancellationToken
            );
        }

        return await next();
    }
}
