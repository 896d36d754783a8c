using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Import;
using Fund.Finance.Years;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Years;

/// <summary>What no settlement takes up gets a decision, one by one, before the year is closed.</summary>
public sealed class YearEndDeskTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Coordinator = "lingonby-samordnare";
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DateOnly Autumn = new(2026, 10, 5);

    [Theory(DisplayName = "F-09 W-17 Late, other-year, early and credit costs are decided one by one, approved by another, and gone")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_post_is_decided(bool yearly)
    {
        var (here, number) = await SettledAsync($"f09-bord-{yearly}".ToLowerInvariant(), yearly);
        await here.CostAsync(number, Autumn, Money.FromKronor(4_000), "SEN1");
        await here.CostAsync(number, Day.AddDays(-20), Money.FromKronor(700), "TIDIG1");
        await here.CostAsync(number, Autumn, Money.FromKronor(-6_000), "KREDIT1");
        await here.CostAsync(number, new DateOnly(2027, 1, 8), Money.FromKronor(3_000), "JAN1");
        await here.CostAsync(number, new DateOnly(2027, 1, 9), Money.FromKronor(2_000), "JAN2");

        var desk = await here.SendAsync("lingonby-revisor", new YearEnd(2026));
        desk.Posts.Select(post => (post.Voucher, post.Kind))
            .ShouldBe(
                [("manuell SEN1", YearEndKind.Late), ("manuell TIDIG1", YearEndKind.BeforeStart), ("manuell KREDIT1", YearEndKind.Credit)],
                ignoreOrder: true
            );
        desk.Next.Select(post => post.Voucher).ShouldBe(["manuell JAN1", "manuell JAN2"], ignoreOrder: true);
        (desk.Decided, desk.Count).ShouldBe((0, yearly ? 4 : 3));
        (await here.RefusedAsync(Controller, new SubmitYearEnd(2026))).Message.ShouldContain("3 poster saknar beslut.");

        await DecideAsync("SEN1", YearEndOutcome.TakeUp);
        (await RefusedAsync("SEN1", YearEndOutcome.ClaimBack)).Message.ShouldContain("Bara en kredit");
        (await RefusedAsync("TIDIG1", YearEndOutcome.TakeUp)).Message.ShouldContain("före starten");
        await DecideAsync("TIDIG1", YearEndOutcome.Bear);
        await DecideAsync("KREDIT1", YearEndOutcome.ClaimBack);
        await DecideAsync("JAN1", YearEndOutcome.TakeUp, "Leveransgodkännande 2026-12-19.");
        if (yearly)
        {
            await here.SendAsync(Controller, new DecideUnspent(2026, Money.Zero));
        }

        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(5_000), "nothing is posted before another has approved");
        await here.RefusedAsync(Controller, new ApproveYearEnd(2026));
        await here.SendAsync(Other, new ApproveYearEnd(2026));
        await house.Application.ProveAsync();

        // 5 000 paid by settlements, 4 000 and 3 000 taken up, 6 000 claimed back.
        var fund = await here.FundAsync(2026);
        fund.Closed.ShouldBeTrue();
        fund.Amounts.Paid.ShouldBe(Money.FromKronor(6_000));
        fund.Ledger.Where(row => row.Kind is "Återkrävt" or "Utbetalt")
            .Select(row => (row.Kind, row.Amount, row.Year))
            .ShouldBe(
                [
                    ("Utbetalt", Money.FromKronor(5_000), 2026),
                    ("Utbetalt", Money.FromKronor(7_000), 2026),
                    ("Återkrävt", Money.FromKronor(6_000), 2026),
                ],
                ignoreOrder: true
            );
        var closed = await here.SendAsync("lingonby-revisor", new YearEnd(2026));
        closed
            .Posts.Select(post => post.Paid)
            .ShouldBe([Money.FromKronor(-6_000), Money.Zero, Money.FromKronor(3_000), Money.FromKronor(4_000)], ignoreOrder: true);
        var vouchers = Encoding.Latin1.GetString((await here.SendAsync(Controller, new YearEndVouchers(2026))).Content);
        vouchers.ShouldContain("7000");
        vouchers.ShouldContain("-6000");

        // F-14: each side with its own unit, as a settlement's.
        var rows = vouchers.Split('\n').Where(line => line.StartsWith("#TRANS", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBeGreaterThan(1);
        rows.ShouldAllBe(row => System.Text.RegularExpressions.Regex.IsMatch(row, @"\{\s*1 "));
        (await RefusedConflictAsync("SEN1")).ShouldContain("redan stängt");

        // What was decided comes to no settlement of the next year; what was left alone does.
        await house.ItIsAsync(2027, 9, 12);
        var day = await here.PrepareAsync("2027-halv");
        day.Rows.SelectMany(row => row.Costs).Select(cost => cost.Amount).ShouldBe([Money.FromKronor(2_000)]);

        async Task DecideAsync(string voucher, YearEndOutcome outcome, string reason = "Enligt underlaget.") =>
            await here.SendAsync(Controller, new DecideCost(2026, CostOf(voucher), outcome, reason));

        async Task<Refused> RefusedAsync(string voucher, YearEndOutcome outcome) =>
            await here.RefusedAsync(Controller, new DecideCost(2026, CostOf(voucher), outcome, "Prövar."));

        async Task<string> RefusedConflictAsync(string voucher) =>
            (
                await Should.ThrowAsync<Conflict>(() =>
                    here.SendAsync(Controller, new DecideCost(2026, CostOf(voucher), YearEndOutcome.Bear, "Prövar."))
                )
            ).Message;

        Guid CostOf(string voucher) => desk.Posts.Concat(desk.Next).Single(post => post.Voucher == $"manuell {voucher}").Cost;
    }

    [Fact(DisplayName = "F-09 W-16 A held cost is released first and then taken up in the year it arose, or borne by the applicant")]
    public async Task What_is_held_is_decided_before_the_year_is_closed()
    {
        var (here, number) = await SettledAsync("w16-bord", yearly: false);
        await here.CostAsync(number, Autumn, Money.FromKronor(4_000), "HALL1");
        await here.SendAsync(Coordinator, new HoldPayout(number, "Planen följs inte."));
        var post = (await here.SendAsync(Controller, new YearEnd(2026))).Posts.ShouldHaveSingleItem();
        post.Kind.ShouldBe(YearEndKind.Held);
        post.Outcomes.ShouldBe([YearEndOutcome.Bear]);
        YearEndWords.Of(YearEndOutcome.Bear, post with { Amount = Money.FromKronor(-1) }, 2026).ShouldBe("Sökanden behåller krediten");
        (await here.RefusedAsync(Controller, new DecideCost(2026, post.Cost, YearEndOutcome.TakeUp, "Betalas."))).Message.ShouldContain(
            "Planen följs inte."
        );

        var held = (await here.MoneyAsync(number)).Held!;
        await here.SendAsync(Coordinator, new ReleasePayout(number, held.Id, "Rättat.", new DateOnly(2027, 1, 12)));
        await here.SendAsync(Controller, new DecideCost(2026, post.Cost, YearEndOutcome.TakeUp, "Släppt av samordnaren."));
        await here.CloseYearAsync(2026);
        var paid = (await here.FundAsync(2026)).Ledger.Where(row => row.Kind == "Utbetalt").ToList();
        paid.Select(row => (row.Amount, row.Year)).ShouldContain((Money.FromKronor(4_000), 2026));
    }

    [Fact(DisplayName = "F-09 A cost that comes after the year-end was handed over must be decided, too; a decision anew takes it back")]
    public async Task What_comes_later_is_decided_too()
    {
        var (here, number) = await SettledAsync("f09-efter", yearly: false);
        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        await here.CostAsync(number, Autumn, Money.FromKronor(100), "SENARE");
        (await here.RefusedAsync(Other, new ApproveYearEnd(2026))).Message.ShouldContain("En post saknar beslut.");
        var post = (await here.SendAsync(Controller, new YearEnd(2026))).Posts.ShouldHaveSingleItem();
        await here.SendAsync(Other, new DecideCost(2026, post.Cost, YearEndOutcome.Bear, "För sent."));
        (await here.SendAsync(Controller, new YearEnd(2026))).HandedOver.ShouldBeNull("what was decided anew is handed over anew");
        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        (await here.RefusedAsync(Other, new ApproveYearEnd(2026))).Message.ShouldContain("kan inte själv", Case.Sensitive, "who decided");
        (await here.TasksAsync())
            .Where(task => task.DoneAt is null && task.Kind.StartsWith("year-end:", StringComparison.Ordinal))
            .ShouldAllBe(task => task.Role == Role.SteeringGroupMember && task.PersonId != null, "neither of the two can approve it");
        await here.SendAsync(Controller, new DecideCost(2026, post.Cost, YearEndOutcome.Bear, "För sent, lämnades efter bokslut."));
        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        await here.SendAsync(Other, new ApproveYearEnd(2026));

        // A cost of the closed year that comes even later is decided at the next year's desk.
        await here.CostAsync(number, Autumn, Money.FromKronor(200), "FÖRSENT");
        await house.ItIsAsync(2028, 1, 12);
        (await here.SendAsync(Controller, new YearEnd(2027))).Posts.ShouldHaveSingleItem().Kind.ShouldBe(YearEndKind.OtherYear);
    }

    [Fact(DisplayName = "F-08 F-09 A cost and the row that takes it back are no question at the year-end, and done with when it is closed")]
    public async Task What_is_taken_back_is_not_asked()
    {
        var (here, number) = await SettledAsync("f09-tillbaka", yearly: false);
        await here.CostAsync(number, Autumn, Money.FromKronor(4_000), "FEL1");
        await here.CostAsync(number, Autumn, Money.FromKronor(300), "SEN1");
        var first = (await here.SendAsync(Controller, new YearEnd(2026))).Posts;
        foreach (var post in first)
        {
            await here.SendAsync(Controller, new DecideCost(2026, post.Cost, YearEndOutcome.Bear, "För sent."));
        }

        var wrong = first.Single(post => post.Voucher.EndsWith("FEL1", StringComparison.Ordinal)).Cost;
        await here.SendAsync(Controller, new TakeBackCost(number, wrong, "Fel ärende."));
        var desk = await here.SendAsync(Controller, new YearEnd(2026));
        (desk.Posts.Count, desk.Decided, desk.CancelledOut).ShouldBe((1, 1, 1));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new DecideCost(2026, wrong, YearEndOutcome.Bear, "Igen.")));
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var page = await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026");
        page.Document.Body!.TextContent.ShouldContain("En kostnad och raden som tar tillbaka den tar ut varandra.");
        await here.CloseYearAsync(2026);
        await house.Application.ProveAsync();

        var closed = await here.SendAsync("lingonby-revisor", new YearEnd(2026));
        closed.CancelledOut.ShouldBe(1);
        var late = closed.Posts.ShouldHaveSingleItem();
        (late.Kind, late.Outcome).ShouldBe((YearEndKind.Late, YearEndOutcome.Bear));
        late.Why.ShouldContain("efter årets sista avräkning", Case.Sensitive, "why it was decided is seen afterwards, too");
        await house.ItIsAsync(2027, 9, 12);
        (await here.PrepareAsync("2027-halv")).Rows.SelectMany(row => row.Costs).ShouldBeEmpty();
    }

    [Fact(DisplayName = "F-09 A-45 The note for the annual report goes from opening to closing balance, as page and Word, with each case")]
    public async Task The_note_adds_up()
    {
        var (here, number) = await SettledAsync("f09-not", yearly: false);
        await here.CloseYearAsync(2026);
        var note = await here.SendAsync("lingonby-revisor", new YearEndNote(2026));
        (note.Opening + note.Allocated - note.Paid - note.Lapsed).ShouldBe(note.Closing);
        (note.Allocated, note.Paid, note.Closing, note.Committed).ShouldBe(
            (Money.FromKronor(100_000), Money.FromKronor(5_000), Money.FromKronor(95_000), Money.FromKronor(15_000))
        );
        var about = note.Cases.ShouldHaveSingleItem();
        (about.CaseNumber, about.Committed).ShouldBe((number, Money.FromKronor(15_000)));
        (await here.SendAsync("lingonby-revisor", new YearEndNote(2027))).Opening.ShouldBe(note.Closing);

        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var page = await door.GetAsync($"{door.Root}/fonden/bokslut/not?year=2026");
        page.Status.ShouldBe(200);
        page.Document.QuerySelector("main")!.TextContent.ShouldContain(note.Closing.ToString());
        var word = await door.GetFileAsync($"{door.Root}/fonden/bokslut/not?year=2026&handler=Word");
        word.Name.ShouldBe("not-lingonfonden-2026.docx");
        using var file = new ZipArchive(new MemoryStream(word.Content));
        using var body = file.GetEntry("word/document.xml")!.Open();
        var said = XDocument.Load(body).Root!.Value;
        said.ShouldContain("Utgående saldo");
        said.ShouldContain("Det utgående saldot 2026 består av");
        said.ShouldContain("Beviljat, minus återlämnat", Case.Sensitive, "each column says what it holds");
        said.ShouldContain(number);
    }

    [Fact(DisplayName = "F-33 A name in the text of a salary is hidden at the year-end desk, too, and it is said that it is")]
    public async Task Salary_texts_are_hidden()
    {
        var (here, number) = await SettledAsync("f33-bokslut", yearly: false);
        await here.SendAsync(Controller, new SetProjectCode(number, "P1", await here.VersionAsync(number)));
        var list = "Verifikation;Datum;Konto;Projekt;Text;Belopp\r\n1;2026-10-05;5010;P1;Lön Anna Persson;900,00\r\n";
        var file = await here.SendAsync(Controller, new ReadCostFile("fil.csv", Encoding.UTF8.GetBytes(list)));
        (await here.SendAsync(Controller, new ImportCosts(file.ImportId))).ShouldBe(1);
        var post = (await here.SendAsync(Controller, new YearEnd(2026))).Posts.ShouldHaveSingleItem();
        post.Text.ShouldBe("Lön Anna Persson");
        using var auditor = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        await SeesAsync();
        await here.SendAsync(Controller, new DecideCost(2026, post.Cost, YearEndOutcome.Bear, "För sent."));
        await here.CloseYearAsync(2026);
        await SeesAsync();

        async Task SeesAsync()
        {
            var page = (await auditor.GetAsync($"{auditor.Root}/fonden/bokslut?year=2026")).Document.QuerySelector("main")!.TextContent;
            page.ShouldNotContain("Persson");
            page.ShouldContain("Personalkostnad, texten är dold");
            page.ShouldContain("De visas bara för ekonomen.");
        }
    }

    [Fact(DisplayName = "F-09 The desk is worked from its page: a cost is chosen, decided with a reason, and the count goes on")]
    public async Task The_page_decides()
    {
        var (here, number) = await SettledAsync("f09-bordet", yearly: false);
        await here.CostAsync(number, Autumn, Money.FromKronor(4_000), "SEN1");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var page = await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026");
        page.Document.Body!.TextContent.ShouldContain("0 av 1 avgjord");
        var post = page.Document.QuerySelector("a[href*='post=']")!.GetAttribute("href")!.Split('#')[0];
        var form = (await door.GetAsync(post)).Forms().Single(f => f.Button == "Spara beslutet");
        Dictionary<string, string> typed = new() { ["outcome"] = "TakeUp", ["reason"] = "" };
        var refused = await door.PostAsync(form.Action, Filled());
        refused.Status.ShouldBe(422);
        refused.Document.QuerySelectorAll("[data-fund-errors] a[href='#reason']").Length.ShouldBe(1);
        typed["reason"] = "Kom efter avräkningen.";
        (await door.PostAsync(form.Action, Filled())).Status.ShouldBe(302);
        var decided = await door.GetAsync($"{door.Root}/fonden/bokslut?year=2026");
        decided.Document.Body!.TextContent.ShouldContain("1 av 1 avgjord");
        decided.Document.Body!.TextContent.ShouldContain("Kom efter avräkningen.");

        IEnumerable<KeyValuePair<string, string>> Filled() =>
            form
                .Fields.Where(f => f.Name != "outcome")
                .Select(f => KeyValuePair.Create(f.Name, typed.GetValueOrDefault(f.Name, f.Value)))
                .Append(KeyValuePair.Create("outcome", typed["outcome"]));
    }

    // 100 000 set aside, 20 000 granted, 5 000 paid, and the year's settlements are approved.
    private async Task<(MunicipalityInTest Here, string Number)> SettledAsync(string key, bool yearly)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, yearly ? FundInTest.YearlyAppropriation : null));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("Årets", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(5_000), "V1");
        await house.ItIsAsync(2027, 1, 12);
        await here.SettleAsync("2026-halv");
        await here.SettleAsync("2026-ar");
        return (here, number);
    }
}
