using Fund.Applications.Initiatives;
using Fund.Assessment.Decisions;
using Fund.Assessment.Recusals;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Overview;
using Fund.Host.Pages;
using Fund.Platform.Jobs;
using Fund.Platform.Tasks;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Platform.Tasks;

/// <summary>What goes from one to another beside the way that the journeys walk: back, held, ended, refused, reminded (F-21).</summary>
public sealed class HandOverTests(FundFixture fund)
{
    private const string Manager = "lingonby-projektledare";
    private const string Coordinator = "lingonby-samordnare";
    private const string Secretary = "lingonby-sekreterare";

    [Fact(
        DisplayName = "F-21 Who handed in gets a receipt: what, when, the registry number, what happens next and by when; and the decision"
    )]
    public async Task Receipts_are_sent()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.AssessedAsync(here, "Kvittot", 100_000);
        var due = (await here.TasksAsync()).Single(t => t.Kind == "stage:applied").Due!.Value;
        var receipt = (await here.MailsAsync()).Single(m => m.Subject == "Vi har tagit emot: Kvittot");
        receipt.To.ShouldBe("pia@lingonby.example");
        foreach (
            var word in new[]
            {
                "Ansökan",
                "Pia Projekt",
                about.Number,
                "KS ",
                $"{LingonbyCase.Today(here):yyyy-MM-dd}",
                $"{due:yyyy-MM-dd}",
            }
        )
        {
            receipt.Text.ShouldContain(word);
        }

        receipt.Text.ShouldContain("Ansökan bedöms.");
        await here.SendAsync(Secretary, about.Decision("§ 9", 100_000) with { Conditions = "Rapportera varje termin." });
        var decided = (await here.MailsAsync()).Single(m => m.Subject == "Beslut: Kvittot");
        decided.To.ShouldBe("pia@lingonby.example");
        decided.Text.ShouldContain("Kommunstyrelsen har beviljat");
        decided.Text.ShouldContain("§ 9");
        decided.Text.ShouldContain("Rapportera varje termin.");
        decided.Text.ShouldContain("Satsningen kan starta.");
    }

    [Fact(DisplayName = "F-21 What is sent back is asked for with other words, by the page where it is mended, and the decision's is done")]
    public async Task What_is_sent_back_is_asked_for()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Tillbaka", 100_000);
        await here.SendAsync(
            Secretary,
            new RecordDecision(about.Number, "sentBack", "§ 3", LingonbyCase.Today(here), null, Money.Zero, null, "Visa kostnaderna.")
        );
        var open = (await here.TasksAsync()).Where(t => t.DoneAt is null).ShouldHaveSingleItem();
        (open.Title, open.Role, open.Unit, open.Link).ShouldBe(
            ("Gör klart det som saknas: Tillbaka", Role.ProjectManager, "kultur", $"/arenden/{about.Number}/ansokan")
        );
        (await here.MailsAsync()).ShouldContain(m => m.Subject == open.Title && m.To == "pia@lingonby.example");
        (await here.MailsAsync()).Single(m => m.Subject == "Beslut: Tillbaka").Text.ShouldContain("Visa kostnaderna.");
    }

    [Fact(DisplayName = "F-21 A held payout asks for a decision, tells those who wait for the money, and is done when it is released")]
    public async Task A_held_payout_asks_for_a_decision()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.RunningAsync(here, "Hålls", 100_000);
        await here.SendAsync("lingonby-styrgrupp", new HoldPayout(about.Number, "Rapporten saknas."));
        var open = (await here.TasksAsync()).Single(t => t.Kind == "hold" && t.DoneAt is null);
        open.Title.ShouldBe("Besluta om den innehållna utbetalningen: Hålls");
        open.Why.ShouldNotBeNull().ShouldContain("Rapporten saknas.");
        (await here.SendAsync(Coordinator, new MyStart())).Tasks.ShouldContain(t => t.Id == open.Id);
        var told = (await here.MailsAsync()).Where(m => m.Subject == "Utbetalningen hålls inne: Hålls").Select(m => m.To).ToList();
        told.ShouldBe(["pia@lingonby.example", "erik@lingonby.example", "eva@lingonby.example"], ignoreOrder: true);

        var held = (await here.SendAsync(Coordinator, new CaseMoneyPage(about.Number))).Held!;
        await here.SendAsync(Coordinator, new ReleasePayout(about.Number, held.Id, "Den har kommit.", LingonbyCase.Today(here)));
        (await here.TasksAsync()).ShouldNotContain(t => t.Kind == "hold" && t.DoneAt == null);
        (await here.MailsAsync()).ShouldContain(m => m.Subject == "Utbetalningen är släppt: Hålls" && m.To == "pia@lingonby.example");
    }

    [Fact(
        DisplayName = "F-21 W-22 Who has declared a conflict of interest is asked for nothing of it any more, and the coordinator is told"
    )]
    public async Task The_recused_are_not_asked()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Jäv", 100_000);
        (await here.SendAsync(Secretary, new MyStart())).Tasks.ShouldHaveSingleItem().Title.ShouldBe("Besluta om ansökan: Jäv");
        await here.SendAsync(Secretary, new DeclareConflict(about.Number, "Min bror leder den."));
        (await here.SendAsync(Secretary, new MyStart())).Tasks.ShouldBeEmpty();
        (await here.MailsAsync()).ShouldContain(m => m.Subject == "Jäv anmält: Jäv" && m.To == "sara@lingonby.example");
        var waits = (await here.SendAsync(Coordinator, new WaitingFor(about.Number))).ShouldHaveSingleItem();
        (waits.Nobody, waits.Person).ShouldBe((true, null), "nobody else is secretary");
        (await here.RefusedAsync(Coordinator, new RemindOfTask(about.Number, waits.Id))).Findings.ShouldHaveSingleItem();
    }

    [Fact(DisplayName = "F-21 What has been withdrawn asks nobody for anything")]
    public async Task The_withdrawn_asks_nothing()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Återtas", 100_000);
        await here.SendAsync(Manager, new WithdrawCase(about.Number, "Vi väntar ett år."));
        (await here.TasksAsync()).ShouldAllBe(t => t.DoneAt != null);
    }

    [Fact(DisplayName = "F-21 The coordinator reminds, once a day for each task, from the case and the start; who did and when is shown")]
    public async Task The_coordinator_reminds_once_a_day()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.AssessedAsync(here, "Påminn mig", 100_000);
        var waits = (await here.SendAsync(Manager, new WaitingFor(about.Number))).ShouldHaveSingleItem();
        (waits.Person, waits.Since, waits.PromptedOn).ShouldBe(("Sixten Sekreterare", LingonbyCase.Today(here), null));
        await Should.ThrowAsync<Forbidden>(() => here.SendAsync(Manager, new RemindOfTask(about.Number, waits.Id)));
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Coordinator, new RemindOfTask(about.Number, Guid.NewGuid())));

        using var door = new PageDoor(here.Application, here.Key, Coordinator);
        var page = await door.GetAsync($"{door.Root}/arenden/{about.Number}");
        page.Document.Body!.TextContent.ShouldContain("Väntar på Sixten Sekreterare (nämndsekreterare) sedan");
        var form = page.Forms().Single(f => f.Action.Contains("Remind", StringComparison.Ordinal));
        (await door.PostAsync(form.Action, form.With(-1, ""))).Status.ShouldBe(302);

        var mail = (await here.MailsAsync()).Single(m => m.Subject == "Påminnelse: Besluta om ansökan: Påminn mig");
        (mail.To, mail.Link).ShouldBe(("sixten@lingonby.example", waits.Link));
        mail.Text.ShouldContain("Sara Samordnare påminner");
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Coordinator, new RemindOfTask(about.Number, waits.Id)))
        ).Message.ShouldContain("Sara Samordnare");
        var shown = (await here.SendAsync(Manager, new WaitingFor(about.Number))).ShouldHaveSingleItem();
        (shown.PromptedBy, shown.PromptedOn).ShouldBe(("Sara Samordnare", LingonbyCase.Today(here)));
        (await door.GetAsync(door.Root + "/")).Document.Body!.TextContent.ShouldContain("av Sara Samordnare");
        (await door.GetAsync($"{door.Root}/arenden/{about.Number}")).Forms().ShouldNotContain(f => f.Action.Contains("Remind"));
    }

    [Fact(DisplayName = "F-21 The morning's reminder goes to those whose turn it is, once")]
    public async Task The_morning_reminds_once()
    {
        var here = await fund.StartMunicipalityAsync(
            TestFiles.Lingonby(
                "lingonby-" + Guid.NewGuid().ToString("N")[..8],
                profile =>
                    profile["stages"]!.AsArray().Single(s => s!["key"]!.GetValue<string>() == "applied")!["clock"]!["within"] =
                        new System.Text.Json.Nodes.JsonObject { ["days"] = 3 }
            )
        );
        await LingonbyCase.AssessedAsync(here, "Snart", 100_000);
        await here.RunJobAsync<RemindOfTasks>();
        await here.RunJobAsync<RemindOfTasks>();
        (await here.MailsAsync())
            .Where(m => m.Subject.StartsWith("Påminnelse:", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .To.ShouldBe("sixten@lingonby.example");
    }
}
