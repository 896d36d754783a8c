using Fund.Plugins;

namespace Fund.Uppsala.Steps;

/// <summary>U-78: the steering group takes part of the ideas and applications that come in.</summary>
[Step("tell-the-steering-group", 20, Rule = "U-78", Does = "Styrgruppen får ett meddelande när en idé eller ansökan kommer in.")]
internal sealed class TellTheSteeringGroup : IReact<SubmitIdea>, IReact<SubmitApplication>
{
    public ValueTask ReactAsync(SubmitIdea operation, ReactContext context, CancellationToken cancellation)
    {
        if (context.After is { } idea)
        {
            context.Notify(
                Roles.SteeringGroupMember,
                $"Ny idé: {idea.Title}",
                $"{Applicant(idea)} har lämnat in en idébeskrivning. Samordnaren återkopplar inom en månad."
            );
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ReactAsync(SubmitApplication operation, ReactContext context, CancellationToken cancellation)
    {
        if (context.After is { } application)
        {
            context.Notify(
                Roles.SteeringGroupMember,
                $"Ny ansökan: {application.Title}",
                $"{Applicant(application)} har lämnat in en ansökan. Styrgruppen bedömer den efter det första mötet."
            );
        }

        return ValueTask.CompletedTask;
    }

    private static string Applicant(CaseView about) => about.Participants.FirstOrDefault(unit => unit.IsLead)?.Name ?? "En enhet";
}
