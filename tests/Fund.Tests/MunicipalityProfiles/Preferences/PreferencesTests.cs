using System.Text;
using System.Text.RegularExpressions;
using Fund.MunicipalityProfiles.Preferences;
using Fund.Platform.Jobs;
using Fund.Platform.Outbox;
using Fund.Tests.Running;
using Ical.Net;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Preferences;

/// <summary>What people choose for themselves: how mail comes, and the address of a calendar (F-21).</summary>
public sealed partial class PreferencesTests(FundFixture fund)
{
    private const string Secretary = "lingonby-sekreterare";
    private const string Mail = "sixten@lingonby.example";

    [Fact(DisplayName = "F-21 Mail comes at once, once a day or not at all, as each person has chosen for each kind")]
    public async Task Mail_comes_as_chosen()
    {
        var here = await fund.StartLingonbyAsync();
        await here.SendAsync(Secretary, new SaveMailChoices([new(MailKind.Task, MailDelivery.Daily)]));
        await here.SendAsync("lingonby-projektledare", new SaveMailChoices([new(MailKind.Receipt, MailDelivery.None)]));
        await LingonbyCase.AssessedAsync(here, "Ett", 100_000);
        await LingonbyCase.AssessedAsync(here, "Två", 100_000);
        (await here.MailsAsync()).ShouldNotContain(m => m.To == Mail);
        (await here.MailsAsync()).ShouldNotContain(m => m.Subject.StartsWith("Vi har tagit emot", StringComparison.Ordinal));

        await here.RunJobAsync<SendDigests>();
        await here.RunJobAsync<SendDigests>();
        var digest = (await here.MailsAsync()).Where(m => m.To == Mail).ShouldHaveSingleItem();
        digest.Subject.ShouldBe("Dagens sammanställning: 2 saker");
        digest.Parts!.Select(part => part.Subject).ShouldBe(["Besluta om ansökan: Ett", "Besluta om ansökan: Två"]);
        digest.Parts!.ShouldAllBe(part => part.Link != null);
    }

    [Fact(
        DisplayName = "F-21 Deadlines and signatures cannot be turned off, and the page says so; what is chosen stands when it is opened "
            + "again"
    )]
    public async Task What_others_rely_on_cannot_be_turned_off()
    {
        var here = await fund.StartLingonbyAsync();
        foreach (var kind in new[] { MailKind.Deadline, MailKind.Signature })
        {
            (await here.RefusedAsync(Secretary, new SaveMailChoices([new(kind, MailDelivery.None)])))
                .Findings.ShouldHaveSingleItem()
                .Message.ShouldContain("går inte att stänga av helt");
        }

        using var door = new PageDoor(here.Application, here.Key, Secretary);
        var page = await door.GetAsync(door.Root + "/mina-installningar");
        page.Document.Body!.TextContent.ShouldContain("går inte att stänga av helt");
        page.Document.QuerySelector("a.fund-person-link")!.GetAttribute("href").ShouldBe(door.Root + "/mina-installningar");
        page.Document.QuerySelectorAll("input[name='mail.Deadline'][value='None']").ShouldBeEmpty();
        var form = page.Forms().Single(f => f.Action.Contains("handler=Mail", StringComparison.Ordinal));
        var fields = form.With(-1, "").Where(f => f.Key != "mail.News").Append(new("mail.News", "None"));
        (await door.PostAsync(form.Action, fields)).Status.ShouldBe(302);
        (await here.SendAsync(Secretary, new MyPreferences()))
            .Mail.Where(m => m.Delivery != MailDelivery.AtOnce)
            .ShouldBe([new MailPreference(MailKind.News, MailDelivery.None)]);
        (await door.GetAsync(door.Root + "/mina-installningar"))
            .Document.QuerySelector("input[name='mail.News'][value='None']")!
            .HasAttribute("checked")
            .ShouldBeTrue();
    }

    [Fact(DisplayName = "F-21 A calendar reads the person's deadlines at a secret address that can be renewed and withdrawn")]
    public async Task A_calendar_reads_the_persons_deadlines()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AssessedAsync(here, "Kalendern", 100_000);
        var due = (await here.TasksAsync()).Single(t => t.Kind == "stage:applied").Due!.Value;
        using var door = new PageDoor(here.Application, here.Key, Secretary);
        var page = await door.GetAsync(door.Root + "/mina-installningar");
        var form = page.Forms().Single(f => f.Action.Contains("RenewCalendar", StringComparison.Ordinal));
        var first = Secret().Match((await door.PostAsync(form.Action, form.With(-1, ""))).Html).Groups[1].Value;

        (
            await fund.Database.AskAsSuperuserAsync<long>($"select count(*) from platform.answered_requests where answer like '%{first}%'")
        ).ShouldBe(0, "only the hash of a secret is kept, also for a second click");
        (await door.PostAsync(form.Action, form.With(-1, ""))).Status.ShouldBe(409);

        using var program = new PageDoor(here.Application, here.Key, null);
        var calendar = await ReadAsync(program, first);
        var entry = calendar.Events.ShouldHaveSingleItem();
        (entry.Summary, entry.Start!.HasTime, DateOnly.FromDateTime(entry.Start.Value)).ShouldBe(
            ("Besluta om ansökan: Kalendern", false, due)
        );

        var second = (await here.SendAsync(Secretary, new RenewCalendar())).Secret;
        (await program.GetFileAsync($"{program.Root}/kalender/{first}.ics")).Status.ShouldBe(404);
        (await ReadAsync(program, second)).Events.Count.ShouldBe(1);
        var other = await fund.StartLingonbyAsync();
        (await program.GetFileAsync($"/{other.Key}/kalender/{second}.ics")).Status.ShouldBe(404, "the neighbour knows no such address");
        (await fund.Database.AskAsSuperuserAsync<long>($"select count(*) from platform.calendar_feeds where hash = '{second}'")).ShouldBe(
            0
        );
        (
            await fund.Database.AskAsSuperuserAsync<long>($"select count(*) from platform.audit where content::text like '%{second}%'")
        ).ShouldBe(0);
        await here.SendAsync(Secretary, new WithdrawCalendar());
        (await program.GetFileAsync($"{program.Root}/kalender/{second}.ics")).Status.ShouldBe(404);
    }

    private static async Task<Calendar> ReadAsync(PageDoor program, string secret)
    {
        var file = await program.GetFileAsync($"{program.Root}/kalender/{secret}.ics");
        (file.Status, file.Kind).ShouldBe((200, "text/calendar"));
        var text = Encoding.UTF8.GetString(file.Content);
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75, "RFC 5545, 3.1");
        return Calendar.Load(text)!;
    }

    [GeneratedRegex(@"/kalender/([0-9a-f]+)\.ics")]
    private static partial Regex Secret();
}
