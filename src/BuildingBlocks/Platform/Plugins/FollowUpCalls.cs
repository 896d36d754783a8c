using System.Text.Json;
using Fund.Platform.Outbox;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;

namespace Fund.Platform.Plugins;

/// <summary>A follow-up as it waits in the outbox.</summary>
internal static class FollowUpCalls
{
    public static FollowUpCall Of(ActiveStep step, int revision, Operation operation, string? caseNumber, ActorView who) =>
        new(
            step.Package.Id,
            step.Step.Id,
            revision,
            operation.GetType().Name,
            JsonSerializer.Serialize(operation, operation.GetType()),
            caseNumber,
            who.Name,
            who.Roles
        );
}
