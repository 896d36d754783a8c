using System.Text;
using Fund.Applications.CaseLists;
using Fund.Applications.Cases;
using Fund.Applications.Conversations;
using Fund.Applications.Documents;
using Fund.Applications.Drafts;
using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Platform.Tasks;
using Fund.Tests.Running;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>From the draft to the closed case.</summary>
internal static class ApplicationSituations
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const long Kronor = 10_000;

    public static void Add(SituationBook book)
    {
        AddViews(book);
        book.When<OpenCase, OpenedCase>(Manager, _ => Task.FromResult(new OpenCase("Öppnas av många", "kultur")));
        book.When(
            Manager,
            async here =>
            {
                var (number, version) = await WrittenAsync(here, "Svaren");
                return new SaveAnswers(number, "application", Problem("Ett annat problem."), version);
            }
        );
        book.When(
            Manager,
            async here =>
            {
                var (number, version) = await WrittenAsync(here, "Utkastet");
                return new SaveDraft(number, "application", Problem("Ett tredje."), [new("kultur", true, true)], version);
            }
        );
        book.When(
            Manager,
            async here =>
            {
                var (number, version) = await WrittenAsync(here, "Deltagarna");
                return new SaveParticipants(number, [new("kultur", true, true), new("omsorg", true, false)], version);
            }
        );
        book.When<AttachDocument, DocumentRow>(
            Manager,
            async here => new AttachDocument(
                (await WrittenAsync(here, "Handlingen")).Number,
                "impact",
                "konsekvenser.txt",
                Encoding.UTF8.GetBytes("Konsekvenserna är goda.")
            )
        );
        book.When("lingonby-chef", async here => new SignApplication((await WrittenAsync(here, "Underskriften")).Number, "kultur"));
        book.When(
            "lingonby-chef",
            async here => new RefuseSignature((await WrittenAsync(here, "Nejet")).Number, "kultur", "Pengarna räcker inte.")
        );
        book.When<StartConversation, StartedConversation>(
            Manager,
            async here => new StartConversation(
                (await WrittenAsync(here, "Samtalet")).Number,
                Circle.Applicants,
                "Hyran",
                "Får hyran tas ur beloppet?",
                "hyra.txt",
                Encoding.UTF8.GetBytes("Hyran för lokalen."),
                await CoordinatorAsync(here)
            )
        );
        book.When(
            Coordinator,
            async here =>
            {
                var (number, conversation) = await BegunAsync(here, "Svaret i samtalet");
                return new AnswerConversation(number, conversation, "Det får den.");
            }
        );
        book.When(
            Coordinator,
            async here =>
            {
                var (number, conversation) = await BegunAsync(here, "Läst av många");
                return new MarkConversationRead(number, conversation);
            }
        );
        book.When(
            Manager,
            async here =>
            {
                var (number, conversation) = await BegunAsync(here, "En till som läser");
                var other = await here.SendAsync(Manager, new PossibleReaders(number, conversation));
                return new AddReader(number, conversation, other[0].Id);
            }
        );
        book.When(Manager, async here => new RequestSignatures((await WrittenAsync(here, "Frågan till cheferna")).Number));
        book.When(Manager, async here => new SubmitIdea((await WrittenAsync(here, "Idén")).Number));
        book.When(
            Coordinator,
            async here =>
            {
                var (number, _) = await WrittenAsync(here, "Svaret på idén");
                await here.SendAsync(Manager, new SubmitIdea(number));
                return new AnswerIdea(number, "invited", "Gå vidare.");
            }
        );
        book.When(
            Manager,
            async here =>
            {
                var (number, _) = await WrittenAsync(here, "Inlämningen");
                await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
                return new SubmitApplication(number);
            }
        );
        book.When<RemindOfTask, IReadOnlyList<string>>(
            Coordinator,
            async here =>
            {
                var number = (await LingonbyCase.AssessedAsync(here, "Påminnelsen", Kronor)).Number;
                return new RemindOfTask(number, (await here.SendAsync(Coordinator, new WaitingFor(number)))[0].Id);
            }
        );
        book.When(
            Manager,
            async here => new WithdrawCase((await LingonbyCase.AssessedAsync(here, "Återtaget", Kronor)).Number, "Vi ångrade oss.")
        );
        book.When(
            Manager,
            async here => new StartInitiative((await LingonbyCase.GrantedAsync(here, "Starten", Kronor)).Number, LingonbyCase.Today(here))
        );
        book.When(
            "lingonby-ekonom",
            async here =>
            {
                var number = (await LingonbyCase.RunningAsync(here, "Projektkoden", Kronor)).Number;
                return new SetProjectCode(number, "P700", await here.VersionAsync(number));
            }
        );
        book.When(
            Coordinator,
            async here => new CloseCase((await LingonbyCase.RunningAsync(here, "Avslutet", Kronor)).Number, "implemented", "Infört.")
        );
    }

    private static async Task<Guid> CoordinatorAsync(MunicipalityInTest here) =>
        (await here.EverybodyAsync()).Single(person => person.Name == "Sara Samordnare").Id.Value;

    private static async Task<(string Number, Guid Conversation)> BegunAsync(MunicipalityInTest here, string title)
    {
        var number = (await LingonbyCase.AssessedAsync(here, title, Kronor)).Number;
        return (
            number,
            (await here.SendAsync(Manager, new StartConversation(number, Circle.Applicants, "Hyran", "Får hyran tas ur beloppet?"))).Id
        );
    }

    private static void AddViews(SituationBook book)
    {
        book.When(Manager, _ => Task.FromResult(new SaveCaseView("Sparas av många", "vy=alla")));
        book.When(
            Manager,
            async here =>
            {
                await here.SendAsync(Manager, new SaveCaseView("Tas bort", "vy=alla&unit=kultur"));
                var views = (await here.SendAsync(Manager, new CaseBoard())).Views;
                return new RemoveCaseView(views.Single(view => view.Name == "Tas bort").Own!.Value);
            }
        );
    }

    private static async Task<(string Number, uint Version)> WrittenAsync(MunicipalityInTest here, string title)
    {
        var number = (await LingonbyCase.WrittenAsync(here, title, Kronor)).Number;
        return (number, await here.VersionAsync(number));
    }

    private static Dictionary<string, string?> Problem(string text) => new() { ["problem"] = text };
}
