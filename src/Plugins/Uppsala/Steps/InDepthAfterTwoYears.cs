using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>U-97, UA-9: an initiative that starts is evaluated in depth when it has been in operation for two years.</summary>
[Step(
    "in-depth-after-two-years",
    10,
    Rule = "U-97",
    Does = "När en satsning startar får samordnaren en uppgift om fördjupad utvärdering två år senare."
)]
internal sealed class InDepthAfterTwoYears : IReact<StartInitiative>
{
    public ValueTask ReactAsync(StartInitiative operation, ReactContext context, CancellationToken cancellation)
    {
        context.AddTask(
            new TaskDraft
            {
                Kind = "in-depth",
                Title = "Gör en fördjupad utvärdering av satsningen",
                Role = "Coordinator",
                Due = operation.StartsOn.AddMonths(context.Settings<UppsalaSettings>().InDepthAfterMonths),
            }
        );
        return ValueTask.CompletedTask;
    }
}
