using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Host.Pages;

/// <summary>What the start page shows the person.</summary>
/// <param name="Tasks">What waits for the person, the overdue first.</param>
/// <param name="Others">What waits for others, for the one who keeps the process going: on whom, and since when.</param>
/// <param name="Parts">What the modules put up.</param>
/// <param name="Welcome">What each fund is and how to begin, for those who may apply and have no case.</param>
internal sealed record StartBoard(
    IReadOnlyList<TaskItem> Tasks,
    IReadOnlyList<WaitingTask> Others,
    IReadOnlyList<StartPart> Parts,
    IReadOnlyList<FundWelcome> Welcome
);

/// <summary>What a fund is, for somebody who has not applied before.</summary>
/// <param name="Name">Name of the fund.</param>
/// <param name="Who">Who may apply, in the guideline's words.</param>
/// <param name="Begin">What the button says.</param>
/// <param name="Steps">The first steps of the way: name, and what happens.</param>
/// <param name="Contacts">Whom to ask: name and address.</param>
internal sealed record FundWelcome(
    string Name,
    string Who,
    string Begin,
    IReadOnlyList<(string Name, string Text)> Steps,
    IReadOnlyList<(string Name, string Email)> Contacts
);

/// <summary>The start page of the person who acts.</summary>
[Requires(Permission.SignedIn)]
internal sealed record MyStart : IQuery<StartBoard>;

internal sealed class MyStartHandler(
    TaskBoard tasks,
    TaskHolders holders,
    CurrentSetup setup,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<MyStart, StartBoard>
{
    private const int FirstSteps = 3;

    public async Task<StartBoard> Handle(MyStart request, CancellationToken cancellationToken)
    {
        var start = new GatherStart();
        await mediator.Publish(start, cancellationToken);
        var own = await tasks.OfAsync(actor.Person, actor.Held, cancellationToken);
        var others = actor.May(Permission.Coordinate) ? await tasks.OfOthersAsync(own, StockholmTime.Today(time), cancellationToken) : [];
        return new StartBoard(
            own,
            await holders.WaitingAsync(others, cancellationToken),
            [.. start.Parts.Where(part => part.Lines.Count > 0).OrderBy(part => part.Order)],
            actor.Roles.Contains(Role.ProjectManager) && !start.HasCases ? await WelcomeAsync(cancellationToken) : []
        );
    }

    private async Task<IReadOnlyList<FundWelcome>> WelcomeAsync(CancellationToken cancellation)
    {
        var known = await setup.GetAsync(cancellation);
        var today = StockholmTime.Today(time);
        var contacts = (await mediator.Send(new PersonsWithRole(Role.Coordinator), cancellation)).Select(p => (p.Name, p.Email)).ToList();
        return
        [
            .. from fund in known.Funds
            let rules = known.ProfileOn(today, fund.Key)
            where rules is not null
            select new FundWelcome(rules.Fund.Name, rules.Applicants.Message, BeginOf(rules), StepsOf(rules), contacts),
        ];
    }

    private static string BeginOf(Profile rules) => rules.Stages[0].Next == "SubmitIdea" ? "Beskriv en idé" : "Skapa ansökan";

    private static IReadOnlyList<(string Name, string Text)> StepsOf(Profile rules) =>
        [.. rules.Stages.Where(stage => stage.OnPath).Take(FirstSteps).Select(stage => (stage.Name, stage.NowText))];
}
