using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
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

/// <summary>Names under which the house reports itself.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and the meter.</summary>
    public const string Name = "Fund";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    internal static readonly Counter<long> Messages = Meter.CreateCounter<long>(
        "fund.messages",
        description: "Messages by name and outcome"
    );
    internal static readonly Counter<long> PluginSteps = Meter.CreateCounter<long>(
        "fund.plugin.steps",
        description: "Plugin steps by id and outcome"
    );
}
