using System.Collections.Frozen;
using System.Text.Json;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Fund.Platform.Jobs;

/// <summary>Runs plugins' follow-ups after commit, from the outbox.</summary>
public sealed class PluginFollowUps(PluginHost plugins, CaseProcess cases, PluginConnections connections)
{
    /// <summary>
    /// Runs one, by the plugins that the operation was done under; what it throws makes it tried again later. A step that has been switched
    /// off
    /// meanwhile also for running cases is done.
    /// </summary>
    /// <exception cref="Refused">Its package is missing.</exception>
    public async Task RunAsync(FollowUpCall call, Guid deliveryId, int attempt, CancellationToken cancellation)
    {
        var type = OperationTypes.Of(call.Operation) ?? throw new InvalidOperationException($"Operation {call.Operation} is unknown.");
        var operation = (Operation)JsonSerializer.Deserialize(call.OperationJson, type)!;
        var steps = await plugins.StepsAsync(call.Revision, cancellation);
        if (steps.Missing.Count > 0)
        {
            throw new Refused([.. steps.Missing.Select(missing => new Finding(missing))]);
        }

        var step = steps.For(StepKind.FollowUp, type).FirstOrDefault(s => s.Package.Id == call.Plugin && s.Step.Id == call.Step);
        if (step is null)
        {
            return;
        }

        CaseHeaderView? about = null;
        var facts = new CaseFacts();
        if (call.CaseNumber is { } number)
        {
            (about, _, facts) = await cases.LoadAsync(number, cancellation);
        }

        var who = new ActorView { Name = call.ActorName, Roles = call.ActorRoles };
        await PluginPipeline.FollowUpAsync(
            step,
            operation,
            await plugins.SeeAsync(about, facts, FrozenSet<string>.Empty, cancellation, who: who),
            deliveryId,
            attempt,
            name => connections.Open(call.Plugin, name),
            plugins.Record(about),
            cancellation
        );
    }
}
