using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.Platform.Pipeline;

/// <summary>
/// After a command about a case: if what was done has made the case ready for another to lead on, that one is asked (F-21).
/// </summary>
internal sealed class HandOn<TRequest, TResponse>(
    MessageScope scope,
    ProcessContext process,
    CurrentSetup setup,
    StageClock clock,
    IMediator mediator
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (
            !scope.IsNested
            && (process.CaseNumber ?? process.Locked?.Number) is { } number
            && (process.RuleVersion ?? process.Locked?.RuleVersion) is { } code
        )
        {
            var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(code);
            if (profile.Stages.Any(stage => clock.WaitsForAnother(profile, stage)))
            {
                await clock.HandOnAsync(await mediator.Send(new GetCase(number), cancellationToken), profile, cancellationToken);
            }
        }

        return response;
    }
}
