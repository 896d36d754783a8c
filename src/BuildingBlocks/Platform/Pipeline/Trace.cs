using System.Diagnostics;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Platform.Tracing;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Fund.Platform.Pipeline;

/// <summary>1. A span, a count and a log scope around every message.</summary>
internal sealed class Trace<TRequest, TResponse>(MessageScope scope, CurrentMunicipality municipality, Actor actor, ILogger log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var inside = scope.Enter(typeof(TRequest));
        var name = typeof(TRequest).Name;
        using var span = Telemetry.Source.StartActivity(name);
        span?.SetTag("fund.municipality", municipality.IsKnown ? municipality.Value.Key : "");
        span?.SetTag("fund.actor", actor.Person?.Value.ToString());
        using var words = log.BeginScope("{Municipality} {Message}", municipality.IsKnown ? municipality.Value.Key : "", name);
        var outcome = "done";
        try
        {
            return await next();
        }
        catch (Exception error)
        {
            outcome = error is Refused or NotFound or Forbidden or Conflict ? "refused" : "failed";
            span?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
        finally
        {
            Telemetry.Messages.Add(
                1,
                new KeyValuePair<string, object?>("message", name),
                new KeyValuePair<string, object?>("outcome", outcome)
            );
        }
    }
}
