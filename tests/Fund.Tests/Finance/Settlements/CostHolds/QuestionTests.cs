using System.Text;
using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Import;
using Fund.Finance.Settlements.Arithmetic;
using Fund.Finance.Settlements.CostHolds;
using Fund.Platform.Tasks;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements.CostHolds;

/// <summary>Whoever settles asks about a cost, those who run the initiative answer, and meanwhile nothing is paid of it.</summary>
public sealed class QuestionTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Manager = "lingonby-projektledare";
    private const string Half = "2026-halv";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "F-10 F-21 A cost that is asked about is out of the settlement until it is released, whatever the answer")]
    public async Task Out_until_released()
    {
        var (here, number) = await StartedAsync("fraga-rad");
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Voucher.EndsWith("V2", StringComparison.Ordinal)).Id;
        var draft = await here.PrepareAsync(Half);
        draft.Total.ShouldBe(Money.FromKronor(8_000));
        var ask = new AskAboutCost(number, cost, "Avser den hela hösten?", new DateOnly(2026, 9, 20));
        (await here.RefusedAsync(Controller, ask with { Question = "" })).Findings.ShouldHaveSingleItem().Field.ShouldBe("question");
        (await here.RefusedAsync(Controller, ask with { AnswerBy = Day })).Findings.ShouldHaveSingleItem().Field.ShouldBe("answerBy");
        await here.SendAsync(Controller, ask);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", ask))).Message.ShouldContain("har redan frågat");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", FundInTest.Approval(draft)))).Message.ShouldContain(
            "håller inne en kostnad på 3\u00A0000\u00A0kr"
        );

        var task = (await here.TasksAsync()).Single(t => t.DoneAt is null && t.Kind.StartsWith("costQuestion:", StringComparison.Ordinal));
        (task.Title, task.Role, task.Due).ShouldBe(
            ("Svara på frågan om en kostnad: Läxhjälp", Role.ProjectManager, new DateOnly(2026, 9, 20))
        );
        (await here.MailsAsync()).Last(m => m.Subject == task.Title).Text.ShouldContain("Avser den hela hösten?");
        var row = (await here.SettleAsync(Half)).Rows.ShouldHaveSingleItem();
        (row.Payable, row.Held).ShouldBe((Money.FromKronor(5_000), Money.FromKronor(3_000)));
        row.Costs.Single(c => c.Id == cost).Outcome.ShouldBe(CostOutcome.Held);

        var asked = (await here.SendAsync(Manager, new QuestionsOfCase(number))).Questions.ShouldHaveSingleItem();
        var answer = new AnswerAboutCost(number, asked.Id, false, "Bara september, resten är fel.");
        (await here.RefusedAsync(Manager, answer with { Belongs = null })).Findings.ShouldHaveSingleItem().Field.ShouldBe("belongs");
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(Controller, answer));
        await here.OverTheApi().SendAsync(Manager, answer);
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-samordnare", answer))).Message.ShouldContain("redan besvarad");
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && t.Kind.StartsWith("costQuestion:", StringComparison.Ordinal));
        (await here.MailsAsync()).ShouldContain(m =>
            m.Subject == "Svar om en kostnad: Läxhjälp" && m.Text.Contains("Kostnaden hör inte hit.", StringComparison.Ordinal)
        );

        (await here.MoneyAsync(number))
            .Costs.Single(c => c.Id == cost)
            .Held.ShouldBe("Eva Ekonom: Projektledaren har svarat att kostnaden inte hör hit.", "who approves reads the answer");

        var toDecide = (await here.TasksAsync()).Single(t => t.DoneAt is null && IsToDecide(t));
        (toDecide.Title, toDecide.Role, toDecide.Link).ShouldBe(
            ("Ta ställning till kostnaden som du fick svar om: Läxhjälp", Role.Controller, $"/arenden/{number}/ekonomi/kostnad/{cost}")
        );

        // Asked again: the cost waits still, and another answer is waited for.
        await here.SendAsync(Controller, new AskAboutCost(number, cost, "Vilken del är september?"));
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && IsToDecide(t), "it is the answer that is waited for");
        await house.ItIsAsync(2027, 1, 12);
        (await here.PrepareAsync("2026-ar")).Total.ShouldBe(Money.Zero);
        var hold = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!;
        await here.SendAsync(Controller, new ReleaseCost(number, hold.Id, "Utrett på annat sätt."));
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && t.Kind.StartsWith("costQuestion:", StringComparison.Ordinal));
        var again = (await here.SendAsync(Manager, new QuestionsOfCase(number))).Questions;
        again.Select(q => (q.IsOpen, q.Belongs)).ShouldBe([(false, null), (false, false)]);
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Manager, answer with { Question = again[0].Id, Belongs = true }))
        ).Message.ShouldContain("utan att vänta på svaret");
        (await here.SettleAsync("2026-ar")).Total.ShouldBe(Money.FromKronor(3_000));
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, ask with { AnswerBy = null }))).Message.ShouldContain(
            "redan avräknad"
        );
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-21 An answered question asks the controller to release the cost, until it is released or taken back")]
    public async Task The_answer_is_a_task()
    {
        var (here, number) = await StartedAsync("fraga-uppgift");
        foreach (var takesBack in new[] { false, true })
        {
            var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Voucher.EndsWith("V2", StringComparison.Ordinal)).Id;
            await here.SendAsync(Controller, new AskAboutCost(number, cost, "Avser den hela hösten?"));
            var asked = (await here.SendAsync(Manager, new QuestionsOfCase(number))).Questions.First(q => q.IsOpen);
            await here.SendAsync(Manager, new AnswerAboutCost(number, asked.Id, !takesBack, "Så är det."));
            (await here.TasksAsync()).ShouldContain(t => t.DoneAt == null && IsToDecide(t));
            if (takesBack)
            {
                await here.SendAsync(Controller, new TakeBackCost(number, cost, "Fel ärende."));
            }
            else
            {
                var hold = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!;
                await here.SendAsync(Controller, new ReleaseCost(number, hold.Id, "Den hör hit."));
            }

            (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && IsToDecide(t));
        }
    }

    [Fact(DisplayName = "F-21 A cost that does not belong is kept out, by a decision that ends the task; once, and on its page")]
    public async Task The_answer_no_has_an_end()
    {
        var (here, number) = await StartedAsync("fraga-nej");
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Voucher.EndsWith("V2", StringComparison.Ordinal)).Id;
        await here.SendAsync(Controller, new AskAboutCost(number, cost, "Är den vår?"));
        var hold = (await here.SendAsync(Controller, new CostHeld(number, cost))).Held!.Id;
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new HoldCost(number, cost, "För tidigt.", hold)));
        var asked = (await here.SendAsync(Manager, new QuestionsOfCase(number))).Questions.ShouldHaveSingleItem();
        await here.SendAsync(Manager, new AnswerAboutCost(number, asked.Id, false, "Den är skolans."));
        var told = (await here.MailsAsync())[^1].Text;
        told.ShouldContain("bekräfta att den fortsätter hållas inne");
        told.ShouldContain($"om verifikation manuell V2, 2026-03-01, {Money.FromKronor(3_000)}", Case.Sensitive, "which cost it is about");

        using var door = new PageDoor(house.Application, here.Key, Controller);
        var address = (await here.TasksAsync()).Single(t => t.DoneAt == null && IsToDecide(t)).Link;
        var page = await door.GetAsync(door.Root + address);
        page.Document.QuerySelector($"a[href='{door.Root}{address}?gor=slapp']").ShouldNotBeNull();
        page.Forms().ShouldNotContain(f => f.Button == "Släpp kostnaden");
        var keep = page.Forms().Single(f => f.Button == "Fortsätt hålla inne kostnaden");
        page.Document.QuerySelector("main")!
            .TextContent.ShouldContain("Den är skolans.", customMessage: "the answer is where it is decided");
        var empty = await door.PostAsync(
            keep.Action,
            keep.Fields.Select(f => KeyValuePair.Create(f.Name, f.Name == "reason" ? "" : f.Value))
        );
        empty.Status.ShouldBe(422);
        empty.Forms().ShouldContain(f => f.Button == "Fortsätt hålla inne kostnaden", "the same is shown when something is lacking");
        (
            await door.PostAsync(
                keep.Action,
                keep.Fields.Select(f => KeyValuePair.Create(f.Name, f.Name == "reason" ? "Skolan betalar." : f.Value))
            )
        ).Status.ShouldBe(302);
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && IsToDecide(t));
        (await here.MoneyAsync(number)).Costs.Single(c => c.Id == cost).Held.ShouldBe("Eva Ekonom: Skolan betalar.");
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", new HoldCost(number, cost, "Igen.", hold)))
        ).Message.ShouldContain("Skolan betalar.");
        (await door.GetAsync(door.Root + address)).Forms().ShouldContain(f => f.Button == "Släpp kostnaden");
        (await here.SettleAsync(Half)).Total.ShouldBe(Money.FromKronor(5_000));
        await here.SendAsync(Controller, new ReleaseCost(number, hold, "Den var vår ändå."));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-10 F-33 The question stands first on the case's economy page for who answers, and salary names stay masked")]
    public async Task Through_the_pages()
    {
        var (here, number) = await StartedAsync("fraga-sidor");
        await here.SendAsync(Controller, new SetProjectCode(number, "P1", await here.VersionAsync(number)));
        var file = Encoding
            .ASCII.GetString(CostFile.Sie("P1", (new(2026, 4, 1), 100)))
            .Replace(
                "#TRANS 4010 {6 \"P1\"} 100.00",
                "#TRANS 5011 {6 \"P1\"} 100.00 20260401 \"Lon Anna Persson\"",
                StringComparison.Ordinal
            );
        var read = await here.SendAsync(Controller, new ReadCostFile("april.se", Encoding.ASCII.GetBytes(file)));
        await here.SendAsync(Controller, new ImportCosts(read.ImportId));
        var cost = (await here.MoneyAsync(number)).Costs.Single(c => c.Account == "5011").Id;
        await here.PrepareAsync(Half);
        using var controller = new PageDoor(house.Application, here.Key, Controller);
        var money = $"{controller.Root}/arenden/{number}/ekonomi";
        (await controller.GetAsync($"{controller.Root}/avrakning/{Half}"))
            .Document.QuerySelector($"a[href='{money}/kostnad/{cost}/fraga']")
            .ShouldNotBeNull();
        (await SendAsync(controller, $"{money}/kostnad/{cost}/fraga", ("question", ""), ("answerBy", "snart"))).Status.ShouldBe(422);
        (await SendAsync(controller, $"{money}/kostnad/{cost}/fraga", ("question", "Vems lön?"), ("answerBy", ""))).Status.ShouldBe(302);

        using var manager = new PageDoor(house.Application, here.Key, Manager);
        var page = (await manager.GetAsync(money)).Document.QuerySelector("main")!;
        page.QuerySelector(".fund-next h2")!.TextContent.ShouldBe("Du har en fråga om en kostnad");
        page.TextContent.ShouldContain("Vems lön?");
        page.TextContent.ShouldNotContain("Anna Persson");
        (await here.MailsAsync()).ShouldNotContain(mail => mail.Text.Contains("Anna Persson", StringComparison.Ordinal));
        var address = page.QuerySelector(".fund-next a.ds-button")!.GetAttribute("href")!;
        var told = await SendAsync(manager, address, ("answer", "Vår handläggares."));
        (told.Status, told.Document.QuerySelector("textarea[name=answer]")!.TextContent.Trim()).ShouldBe((422, "Vår handläggares."));
        (await SendAsync(manager, address, ("belongs", "yes"), ("answer", "Vår handläggares."))).Status.ShouldBe(302);
        (await manager.GetAsync(money)).Document.QuerySelector(".fund-next").ShouldBeNull();
        (await controller.GetAsync($"{money}/kostnad/{cost}"))
            .Document.QuerySelector("main")!
            .TextContent.ShouldContain("Vår handläggares.");

        // Another unit's people read that it is held, and not what was asked.
        using var other = new PageDoor(house.Application, here.Key, "lingonby-annan");
        var seen = (await other.GetAsync(money)).Document.QuerySelector("main")!.TextContent;
        seen.ShouldContain("Projektledaren har svarat att kostnaden hör hit.");
        seen.ShouldNotContain("Vems lön?");
        (await other.GetAsync(address)).Status.ShouldBe(403);
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        (await auditor.GetAsync(money)).Document.QuerySelector("main")!.TextContent.ShouldContain("Vems lön?");
        var neighbour = await house.StartDocumentAsync(TestFiles.Lingonby("fraga-granne"));
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Controller, new AskAboutCost(number, cost, "Vems?")));

        static async Task<PageSeen> SendAsync(PageDoor door, string address, params (string Name, string Value)[] typed)
        {
            var form = (await door.GetAsync(address)).Forms().Single(f => f.Fields.Any(field => field.Name is "question" or "answer"));
            return await door.PostAsync(
                form.Action,
                form.Fields.Where(field => field.Name[0] == '_')
                    .Select(field => KeyValuePair.Create(field.Name, field.Value))
                    .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)))
            );
        }
    }

    private static bool IsToDecide(TaskItem task) => task.Kind.StartsWith("costAnswer:", StringComparison.Ordinal);

    private async Task<(MunicipalityInTest Here, string Number)> StartedAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Läxhjälp", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await here.CostAsync(number, Day, Money.FromKronor(3_000), "V2");
        await house.ItIsAsync(2026, 9, 12);
        return (here, number);
    }
}
