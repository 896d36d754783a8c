using Fund.Contracts.Applications;
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
/// <param name="Figures">The numbers that the person comes for, in order.</param>
/// <param name="Cards">What to take a stand on, with what it comes to; what they ask for is not among the tasks.</param>
/// <param name="Tasks">What waits for the person, the overdue first.</param>
/// <param name="Others">What waits for others, for the one who keeps the process going: on whom, and since when.</param>
/// <param name="CaseTitles">Names of the cases that the tasks are about, by number.</param>
/// <param name="Parts">What the modules put up.</param>
/// <param name="Welcome">What each fund is and how to begin, for those who may apply.</param>
/// <param name="HasCases">Does the person take part in a case that has not ended? Who does not meets the welcome first.</param>
internal sealed record StartBoard(
    IReadOnlyList<StartFigure> Figures,
    IReadOnlyList<StartCard> Cards,
    IReadOnlyList<TaskItem> Tasks,
    IReadOnlyList<WaitingTask> Others,
    IReadOnlyDictionary<string, string> CaseTitles,
    IReadOnlyList<StartPart> Parts,
    IReadOnlyList<FundWelcome> Welcome,
    bool HasCases
)
{
    /// <summary>Before anything is known.</summary>
    public static StartBoard Empty { get; } = new([], [], [], [], new Dictionary<string, string>(), [], [], false);
}

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
        var today = StockholmTime.Today(time);
        var own = await tasks.OfAsync(actor.Person, actor.Held, cancellationToken);
        IReadOnlyList<TaskItem> others = [];
        if (actor.May(Permission.Coordinate))
        {
            others = await tasks.OfOthersAsync(own, today, cancellationToken);
            start.Figures.AddRange(StartFigures.Of(own, others, today));
        }

        var titles = await mediator.Send(
            new VisibleCases([.. own.Concat(others).Select(task => task.CaseNumber).OfType<string>().Distinct()]),
            cancellationToken
        );
        return new StartBoard(
            [.. start.Figures.OrderBy(figure => figure.Order)],
            start.Cards,
            own,
            await holders.WaitingAsync(others, cancellationToken),
            titles,
            [.. start.Parts.Where(part => part.Lines.Count > 0).OrderBy(part => part.Order)],
            actor.Roles.Contains(Role.ProjectManager) ? await WelcomeAsync(cancellationToken) : [],
            start.HasCases
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

    private static string BeginOf(Profile rules) => rules.Stages[0].Next == "SubmitIdea" ? T("Beskriv en idé") : T("Skapa ansökan");

    private static IReadOnlyList<(string Name, string Text)> StepsOf(Profile rules) =>
        [.. rules.Stages.Where(stage => stage.OnPath).Take(FirstSteps).Select(stage => (stage.Name, stage.NowText))];
}
