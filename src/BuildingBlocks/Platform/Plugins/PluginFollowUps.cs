using System.Text.Json;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Fund.Platform.Plugins;

/// <summary>A follow-up as it waits in the outbox.</summary>
internal static class FollowUpCalls
{
    public static FollowUpCall Of(ActiveStep step, Operation operation, string? caseNumber, int depth) =>
        new(
            step.Package.Id,
            step.Package.Version,
            step.Step.Id,
            operation.GetType().Name,
            JsonSerializer.Serialize(operation, operation.GetType()),
            caseNumber,
            depth
        );
}

/// <summary>Runs plugins' follow-ups after commit, from the outbox.</summary>
public sealed class PluginFollowUps(PluginHost plugins, CaseProcess cases, IHttpClientFactory connections)
{
    /// <summary>Runs one; what it throws makes it tried again later. A step that has been switched off meanwhile is done.</summary>
    public async Task RunAsync(FollowUpCall call, Guid deliveryId, int attempt, CancellationToken cancellation)
    {
        var type = OperationTypes.Of(call.Operation) ?? throw new InvalidOperationException($"Operation {call.Operation} is unknown.");
        var operation = (Operation)JsonSerializer.Deserialize(call.OperationJson, type)!;
        var step = (await plugins.StepsAsync(cancellation))
            .For(StepKind.FollowUp, type)
            .FirstOrDefault(s => s.Package.Id == call.Plugin && s.Step.Id == call.Step);
        if (step is null)
        {
            return;
        }

        if (call.CaseNumber is { } number)
        {
            var (header, _, facts) = await cases.LoadAsync(number, cancellation);
            await PluginPipeline.FollowUpAsync(
                step,
                operation,
                plugins.See(header, facts, null),
                deliveryId,
                attempt,
                Connection,
                plugins.Record(header),
                cancellation
            );
        }
        else
        {
            await PluginPipeline.FollowUpAsync(
                step,
                operation,
                plugins.See(null, new CaseFacts(), null),
                deliveryId,
                attempt,
                Connection,
                plugins.Record(null),
                cancellation
            );
        }

        HttpClient Connection(string name) => connections.CreateClient($"plugin:{call.Plugin}:{name}");
    }
}
