using System.Text;
using Fund.Applications.Conversations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Host.Pages;
using Fund.MunicipalityProfiles.Log;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Applications.Conversations;

/// <summary>Messages on a case: who reads, who is told, who is asked, and what nobody else learns.</summary>
public sealed class ConversationTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Head = "lingonby-chef";
    private const string Coordinator = "lingonby-samordnare";
    private const string SteeringGroup = "lingonby-styrgrupp";
    private const string Secretary = "lingonby-sekreterare";
    private const string Controller = "lingonby-ekonom";
    private const string OtherUnit = "lingonby-annan";
    private const string Auditor = "lingonby-revisor";
    private const string Secret = "Kalkylen håller inte för granskning.";

    [Theory(DisplayName = "Messages: the applicant's side and the coordinator write, read, are told by mail and marked as having read")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_is_had(bool api)
    {
        var inside = await fund.StartLingonbyAsync();
        var here = api ? inside.OverTheApi() : inside;
        var number = (await LingonbyCase.AssessedAsync(inside, "Läsande barn", 100_000)).Number;

        var started = await here.SendAsync(
            Manager,
            new StartConversation(
                number,
                Circle.Applicants,
                "Hyran",
                "Får hyran tas ur beloppet?",
                "hyra.txt",
                Encoding.UTF8.GetBytes("Hyra")
            )
        );
        (await here.SendAsync(Coordinator, new CaseConversations(number))).Conversations.Single().New.ShouldBe(1);
        await here.SendAsync(Coordinator, new MarkConversationRead(number, started.Id));
        (await here.SendAsync(Coordinator, new CaseConversations(number))).Conversations.Single().New.ShouldBe(0);
        await here.SendAsync(Coordinator, new AnswerConversation(number, started.Id, "Det får den."));

        var read = await here.SendAsync(Manager, new ReadConversation(number, started.Id));
        read.Messages.Select(m => (m.Who, m.Part, m.Text))
            .ShouldBe([
                ("Pia Projekt", "Projektledare", "Får hyran tas ur beloppet?"),
                ("Sara Samordnare", "Samordnare", "Det får den."),
            ]);
        read.Messages[0].ReadBy.ShouldBe(["Sara Samordnare"]);
        read.Messages[0].FileName.ShouldBe("hyra.txt");
        read.Messages[1].New.ShouldBeTrue();
        read.Readers.Select(r => r.Name).ShouldBe(["Pia Projekt", "Carl Chef", "Sara Samordnare"]);

        var letters = (await inside.MailsAsync())
            .Where(mail => mail.Link?.Contains("meddelanden", StringComparison.Ordinal) == true)
            .ToList();
        letters
            .Where(mail => mail.Text.Contains("Får hyran tas ur beloppet?", StringComparison.Ordinal))
            .Select(mail => mail.Name)
            .ShouldBe(["Carl Chef", "Sara Samordnare"], ignoreOrder: true);
        letters
            .Where(mail => mail.Text.Contains("Det får den.", StringComparison.Ordinal))
            .Select(mail => mail.Name)
            .ShouldBe(["Carl Chef", "Pia Projekt"], ignoreOrder: true);
        letters.ShouldAllBe(mail => mail.Link == $"/arenden/{number}/meddelanden?samtal={started.Id}");
    }

    [Fact(DisplayName = "Messages: what those who handle the case say among themselves does not exist for the applicant, anywhere")]
    public async Task The_handlers_conversation_does_not_leak()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var started = await here.SendAsync(
            SteeringGroup,
            new StartConversation(number, Circle.Handlers, "Om kalkylen", Secret, "pm.txt", Encoding.UTF8.GetBytes(Secret))
        );
        (await here.SendAsync(Secretary, new ReadConversation(number, started.Id))).Messages.Single().Text.ShouldBe(Secret);
        var message = (await here.SendAsync(Coordinator, new ReadConversation(number, started.Id))).Messages.Single().Id;

        foreach (var subject in new[] { Manager, Head, OtherUnit, Controller, Auditor, "lingonby-admin" })
        {
            (await here.SendAsync(subject, new CaseConversations(number))).Conversations.ShouldBeEmpty(subject);
            await Should.ThrowAsync<NotFound>(() => here.SendAsync(subject, new ReadConversation(number, started.Id)));
            await Should.ThrowAsync<NotFound>(() => here.SendAsync(subject, new MessageFile(number, message)));
            await Should.ThrowAsync<NotFound>(() => here.SendAsync(subject, new MarkConversationRead(number, started.Id)));
            (
                await Record.ExceptionAsync(() => here.SendAsync(subject, new AnswerConversation(number, started.Id, "Jaså?")))
                is NotFound
                    or Forbidden
            ).ShouldBeTrue(subject);
            foreach (var path in new[] { "", "/meddelanden", "/handelser", "/bedomning", "/meddelanden/nytt" })
            {
                using var door = new PageDoor(here.Application, here.Key, subject);
                var page = await door.GetAsync($"{door.Root}/arenden/{number}{path}");
                page.Html.ShouldNotContain("håller inte", Case.Sensitive, $"{subject} {path}");
                page.Html.ShouldNotContain("Om kalkylen", Case.Sensitive, $"{subject} {path}");
            }
        }

        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(Manager, new StartConversation(number, Circle.Handlers, "Vi", "Vi då?")));
        var others = await here.SendAsync(Coordinator, new PossibleReaders(number, started.Id));
        others.ShouldNotContain(person => person.Name == "Pia Projekt" || person.Name == "Carl Chef");
        var manager = (await here.EverybodyAsync()).Single(person => person.Name == "Pia Projekt").Id.Value;
        (await here.RefusedAsync(Coordinator, new AddReader(number, started.Id, manager))).Findings.Single().Field.ShouldBe("person");
        var log = await here.SendAsync("lingonby-admin", new AuditLog());
        log.Rows.ShouldNotContain(row => row.Content != null && row.Content.Contains("kalkylen", StringComparison.OrdinalIgnoreCase));
        (await here.MailsAsync())
            .Where(mail => mail.Text.Contains(Secret, StringComparison.Ordinal))
            .Select(mail => mail.Name)
            .ShouldBe(["Sara Samordnare", "Sixten Sekreterare"], ignoreOrder: true);
    }

    [Fact(DisplayName = "Messages: who has declared a conflict of interest leaves the conversations of those who handle the case")]
    public async Task The_recused_do_not_read()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var started = await here.SendAsync(Coordinator, new StartConversation(number, Circle.Handlers, "Om kalkylen", "En fråga."));
        await here.SendAsync(SteeringGroup, new DeclareConflict(number, "Min bror söker."));
        await here.SendAsync(Coordinator, new AnswerConversation(number, started.Id, Secret));

        await Should.ThrowAsync<NotFound>(() => here.SendAsync(SteeringGroup, new ReadConversation(number, started.Id)));
        (await here.SendAsync(Secretary, new ReadConversation(number, started.Id))).Readers.ShouldNotContain(r => r.Name == "Stina Styr");
        (await here.MailsAsync()).ShouldNotContain(mail => mail.Name == "Stina Styr" && mail.Text.Contains(Secret));
    }

    [Fact(DisplayName = "Messages: whoever is asked has a task with the case's name, until they answer; nobody else is asked")]
    public async Task Whoever_is_asked_has_a_task()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var sara = (await here.EverybodyAsync()).Single(person => person.Name == "Sara Samordnare").Id.Value;
        var by = LingonbyCase.Today(here).AddDays(3);
        var started = await here.SendAsync(
            Manager,
            new StartConversation(number, Circle.Applicants, "Hyran", "Får hyran tas ur beloppet?", Asks: sara, AnswerBy: by)
        );

        (await TasksAsync(here, Coordinator)).ShouldHaveSingleItem().Due.ShouldBe(by);
        (await TasksAsync(here, Head)).ShouldBeEmpty();
        (await here.MailsAsync()).Count(mail => mail.Name == "Sara Samordnare" && mail.Text.Contains("väntar på ditt svar")).ShouldBe(1);
        (await here.SendAsync(Manager, new ReadConversation(number, started.Id))).Messages.Single().Answered.ShouldBeFalse();

        await here.SendAsync(Coordinator, new AnswerConversation(number, started.Id, "Det får den."));
        (await TasksAsync(here, Coordinator)).ShouldBeEmpty();
        (await here.SendAsync(Manager, new ReadConversation(number, started.Id))).Messages[0].Answered.ShouldBeTrue();

        var stina = (await here.EverybodyAsync()).Single(person => person.Name == "Stina Styr").Id.Value;
        (await here.RefusedAsync(Manager, new AnswerConversation(number, started.Id, "Tack! Och du?", Asks: stina)))
            .Findings.Single()
            .Field.ShouldBe("asks", "she does not read it");
    }

    [Fact(DisplayName = "Messages: the controller asks the applicant, and whoever is let in reads all of it from then on")]
    public async Task Others_are_let_in_by_name()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        var started = await here.SendAsync(Controller, new StartConversation(number, Circle.Applicants, "Koden", "Vilken kod?"));
        (await here.SendAsync(Manager, new ReadConversation(number, started.Id))).Readers.ShouldContain(r => r.Name == "Eva Ekonom");
        await Should.ThrowAsync<NotFound>(() => here.SendAsync("lingonby-ekonom2", new ReadConversation(number, started.Id)));

        var erik = (await here.SendAsync(Manager, new PossibleReaders(number, started.Id))).Single(r => r.Name == "Erik Ekonom").Id;
        await here.SendAsync(Manager, new AddReader(number, started.Id, erik));
        (await here.SendAsync("lingonby-ekonom2", new ReadConversation(number, started.Id))).Messages.Count.ShouldBe(1);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Manager, new AddReader(number, started.Id, erik)));
    }

    [Fact(DisplayName = "Messages: a draft is talked of by its applicant and the coordinator alone, and nobody can be let in to it")]
    public async Task A_draft_stays_the_applicants()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.WrittenAsync(here, "Utkastet", 100_000)).Number;
        var started = await here.SendAsync(Manager, new StartConversation(number, Circle.Applicants, "Var börjar vi?", "En fråga."));
        (await here.SendAsync(Coordinator, new NewConversation(number))).Circles.Select(c => c.Circle).ShouldBe([Circle.Applicants]);
        (await here.SendAsync(Manager, new PossibleReaders(number, started.Id))).ShouldBeEmpty();
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(SteeringGroup, new CaseConversations(number)));
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(OtherUnit, new CaseConversations(number)));
    }

    [Fact(DisplayName = "Messages: a municipality can let the words stay in the case, and the letter only tell that there are some")]
    public async Task The_letter_can_be_without_words()
    {
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby(
                "utan-ord-" + Guid.NewGuid().ToString("N")[..8],
                profile => profile["messages"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "textInMail": false }""")
            )
        );
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        await here.SendAsync(Manager, new StartConversation(number, Circle.Applicants, "Hyran", "Får hyran tas ur beloppet?"));
        var letters = (await here.MailsAsync())
            .Where(mail => mail.Link?.Contains("meddelanden", StringComparison.Ordinal) == true)
            .ToList();
        letters.Count.ShouldBe(2);
        letters.ShouldAllBe(mail => !mail.Text.Contains("hyran") && !mail.Subject.Contains("Hyran") && mail.Text.Contains("Läsande barn"));
    }

    [Fact(DisplayName = "Messages: from the pages, with who reads, what is new, a refusal that keeps what was typed, and a file")]
    public async Task From_the_pages()
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        using var manager = new PageDoor(here.Application, here.Key, Manager);
        var path = $"{manager.Root}/arenden/{number}/meddelanden";
        (await manager.GetAsync(path)).Document.QuerySelector("main")!.TextContent.ShouldContain("Inga meddelanden än.");
        var blank = (await manager.GetAsync(path + "/nytt")).Forms().Single(f => f.Button == "Skicka meddelandet");
        var told = await manager.PostAsync(blank.Action, Filled(blank, "subject", "Hyran", "text", " "));
        told.Status.ShouldBe(422);
        told.Document.QuerySelector("input[name=subject]")!.GetAttribute("value").ShouldBe("Hyran");
        var late = await manager.PostAsync(blank.Action, Filled(blank, "subject", "Hyran", "text", "Får vi?", "waits", "yes"));
        late.Status.ShouldBe(422, "it is not said from whom an answer is waited for");
        late.Document.QuerySelector("textarea[name=text]")!.TextContent.Trim().ShouldBe("Får vi?");
        var sent = await manager.PostAsync(
            blank.Action,
            Filled(blank, "subject", "Hyran", "text", "Får hyran tas ur beloppet?"),
            [new FileField("file", "hyra.txt", new ByteArrayContent(Encoding.UTF8.GetBytes("Hyra")))]
        );
        sent.Status.ShouldBe(302);

        using var coordinator = new PageDoor(here.Application, here.Key, Coordinator);
        (await coordinator.GetAsync($"{coordinator.Root}/arenden/{number}"))
            .Document.QuerySelector(".fund-tabs")!
            .TextContent.ShouldContain("Meddelanden (1 ny)");
        var page = await coordinator.GetAsync(sent.Location!);
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("Får hyran tas ur beloppet?");
        text.ShouldContain("Nytt");
        text.ShouldContain("allmän handling");
        page.Document.QuerySelector("[aria-label='Läses av']")!.TextContent.ShouldContain("Carl Chef");
        var file = page.Document.QuerySelector("a.fund-download")!.GetAttribute("href")!;
        Encoding.UTF8.GetString((await coordinator.GetFileAsync(file)).Content).ShouldBe("Hyra");
        (await coordinator.GetAsync(sent.Location!)).Document.QuerySelector(".fund-tabs")!.TextContent.ShouldNotContain("ny)");

        var answer = page.Forms().Single(f => f.Button == "Skicka svaret");
        (await coordinator.PostAsync(answer.Action, Filled(answer, "text", "Det får den."))).Status.ShouldBe(302);
        (await manager.GetAsync(path)).Document.QuerySelector("main")!.TextContent.ShouldContain("Läst av Sara Samordnare");
        (await manager.GetAsync(path + "?samtal=struntprat")).Status.ShouldBe(200);
        (await manager.GetAsync(path + "?samtal=" + Guid.NewGuid())).Status.ShouldBe(404);
    }

    [Theory(DisplayName = "A page of a case without a tab of its own belongs to one, which is the current one on it")]
    [InlineData("/handelser", "Översikt")]
    [InlineData("/bedomning", "Bedömning och beslut")]
    [InlineData("/beslut", "Bedömning och beslut")]
    [InlineData("/jav", "Bedömning och beslut")]
    [InlineData("/meddelanden/nytt", "Meddelanden")]
    public async Task A_page_belongs_to_a_tab(string path, string tab)
    {
        var here = await fund.StartLingonbyAsync();
        var number = (await LingonbyCase.AssessedAsync(here, "Läsande barn", 100_000)).Number;
        using var door = new PageDoor(here.Application, here.Key, "lingonby-samordnare");
        var page = await door.GetAsync($"{door.Root}/arenden/{number}{path}");
        page.Status.ShouldBe(200, path);
        var tabs = page.Document.QuerySelectorAll(".fund-tabs a");
        tabs.Length.ShouldBeLessThan(10);
        tabs.Select(link => link.TextContent).ShouldNotContain("Händelser");
        tabs.Single(link => link.HasAttribute("aria-current")).TextContent.ShouldBe(tab);
    }

    private static async Task<IReadOnlyList<Fund.Platform.Tasks.TaskItem>> TasksAsync(MunicipalityInTest here, string subject) =>
        [.. (await here.SendAsync(subject, new MyStart())).Tasks.Where(task => task.Title == "Svara på ett meddelande: Läsande barn")];

    private static IEnumerable<KeyValuePair<string, string>> Filled(PageForm form, params string[] values)
    {
        var given = values.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var hidden = form.Fields.Where(f => f.Kind == PageFieldKind.Hidden).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        return hidden.Concat(given);
    }
}
