using Fund.Plugins;

namespace Fund.Alvesta.Steps;

/// <summary>
/// A-09, W-05: the money may be used only once there are rules, so no grant is dated before them.
/// The council may set money aside earlier, and did: an allocation with an earlier date is let through with a reminder.
/// </summary>
[Step(
    "no-money-before-the-rules",
    10,
    Rule = "A-09",
    Does = "Ett beslut om medel kan inte dateras före den dag då riktlinjen började gälla; en tidigare avsättning går igenom med en "
        + "påminnelse."
)]
internal sealed class NoMoneyBeforeTheRules : ICheck<RecordDecision>, ICheck<AllocateToFund>
{
    public ValueTask CheckAsync(RecordDecision operation, CheckContext context, CancellationToken cancellation)
    {
        var first = context.Rules.InForceFrom;
        if (operation.Outcome is "granted" or "partiallyGranted" && operation.DecidedOn < first)
        {
            context.Refuse(
                $"Medlen får användas först när det finns ett regelverk. Beslutet kan inte dateras före {first:yyyy-MM-dd}, då "
                    + $"riktlinjen började gälla.",
                "decidedOn"
            );
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CheckAsync(AllocateToFund operation, CheckContext context, CancellationToken cancellation)
    {
        var first = context.Rules.InForceFrom;
        if (operation.DecidedOn < first)
        {
            context.Warn(
                $"Beslutet att avsätta är äldre än riktlinjen. Medlen får användas först från {first:yyyy-MM-dd}.",
                "decidedOn"
            );
        }

        return ValueTask.CompletedTask;
    }
}
