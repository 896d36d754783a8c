using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>U-97, UA-9: an initiative that starts is evaluated in depth when it has been in operation for two years.</summary>
[Step(
    "in-depth-after-two-years",
    10,
    Rule = "U-97",
    Does = "När en satsning startar får samordnaren en uppgift om fördjupad utvärdering, så långt senare som riktlinjen säger."
)]
internal sealed class InDepthAfterTwoYears : IReact<StartInitiative>
{
    public ValueTask ReactAsync(StartInitiative operation, ReactContext context, CancellationToken cancellation)
    {
        if (context.Rules.InDepthAfterMonths is { } months)
        {
            context.AddTask(
                new TaskDraft
                {
                    Kind = "in-depth",
                    Title = "Gör en fördjupad utvärdering av satsningen",
                    Role = Roles.Coordinator,
                    Due = operation.StartsOn.AddMonths(months),
                }
            );
        }

        return ValueTask.CompletedTask;
    }
}
