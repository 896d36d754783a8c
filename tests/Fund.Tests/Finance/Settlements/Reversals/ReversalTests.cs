using System.Text;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.Reversals;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MediatR;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements.Reversals;

/// <summary>A posted settlement is taken back by new rows, two persons and a reason, and can be made anew.</summary>
public sealed class ReversalTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private const string Half = "2026-halv";
    private const string Annual = "2026-ar";
    private const string Why = "Fakturan hör till nämndens ordinarie drift.";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Theory(DisplayName = "F-08 A settlement is reversed by two persons: what was paid comes back to the grant, and it is settled anew")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reversed_and_made_anew(bool overTheApi)
    {
        var (inside, number) = await SettledAsync("f08-vand" + (overTheApi ? "-api" : ""));
        var here = overTheApi ? inside.OverTheApi() : inside;
        var effect = await here.SendAsync(Controller, new ReversalEffect(Half));
        effect.Total.ShouldBe(Money.FromKronor(5_000));
        effect.Cases.ShouldHaveSingleItem();
        (effect.Cases[0].PaidBack, effect.Cases[0].LeftNow, effect.Cases[0].LeftAfter).ShouldBe(
            (Money.FromKronor(5_000), Money.FromKronor(15_000), Money.FromKronor(20_000))
        );
        effect.Costs.ShouldBe(1);

        (await here.RefusedAsync(Controller, new ProposeReversal(Half, effect.Run, " "))).Findings.ShouldContain(f => f.Field == "reason");
        await here.SendAsync(Controller, new ProposeReversal(Half, effect.Run, Why));
        var waiting = (await here.SendAsync(Other, new ReversalEffect(Half))).Waiting!;
        (waiting.By, waiting.Reason).ShouldBe(("Eva Ekonom", Why));
        (await here.SendAsync(Controller, new ReversalEffect(Half))).MayApprove.ShouldBeFalse();
        (await here.RefusedAsync(Controller, new ApproveReversal(Half, waiting.Id, effect.Total))).Message.ShouldContain(
            "kan inte godkänna den. En annan person"
        );
        await Should.ThrowAsync<Forbidden>(() =>
            here.SendAsync("lingonby-samordnare", new ApproveReversal(Half, waiting.Id, effect.Total))
        );
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new ApproveReversal(Half, waiting.Id, Money.Zero)))
        ).Message.ShouldContain("Du såg");
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(5_000), "nothing is posted yet");

        await here.SendAsync(Other, new ApproveReversal(Half, waiting.Id, effect.Total));
        var fund = await here.FundAsync(2026);
        fund.Amounts.Paid.ShouldBe(Money.Zero);
        fund.Amounts.Committed.ShouldBe(Money.FromKronor(20_000));
        fund.Ledger[0].Kind.ShouldBe("Vänd utbetalning");
        fund.Ledger[0].Text.ShouldBe($"Vändning av avräkning Delårsrapport 2026: {Why}");
        fund.Ledger[0].Who.ShouldBe("Erik Ekonom");
        var money = await here.MoneyAsync(number);
        (money.Paid, money.Left, money.Waiting).ShouldBe((Money.Zero, Money.FromKronor(20_000), Money.FromKronor(5_000)));
        await house.Application.ProveAsync();

        fund.Next.ShouldNotBeNull();
        (fund.Next.Kind, fund.Next.Occasion).ShouldBe((NextKind.PrepareSettlement, Half), "what was reversed is to be made anew");
        var reversed = await here.SendAsync("lingonby-revisor", new SettlementDayQuery(Half, null, 1));
        reversed.IsReversed.ShouldBeTrue();
        reversed.ApprovedBy.ShouldBe("Erik Ekonom");
        reversed.Rows.ShouldHaveSingleItem().Payable.ShouldBe(Money.FromKronor(5_000), "it can still be read");
        reversed.Reversal!.ApprovedBy.ShouldBe("Erik Ekonom");
        var paid = await LinesAsync(here, reversed.Files[0].Id);
        var back = await LinesAsync(here, reversed.Files[1].Id);
        paid.ShouldContain("#TRANS 7910 {1 \"9000\"} 5000.00 20260831 \"Avr\u0084kning Del\u0086rsrapport 2026, Kulturn\u0084mnden\"");
        back.ShouldContain("#TRANS 7910 {1 \"9000\"} -5000.00 20260912 \"Avr\u0084kning Del\u0086rsrapport 2026, Kulturn\u0084mnden\"");
        back.ShouldContain("#TRANS 3910 {1 \"1000\"} 5000.00 20260912 \"Avr\u0084kning Del\u0086rsrapport 2026, Kulturn\u0084mnden\"");

        var open = await here.SendAsync(Controller, new SettlementDayQuery(Half));
        open.Run.ShouldBeNull("the occasion is open");
        open.Others.ShouldHaveSingleItem().IsReversed.ShouldBeTrue();
        var anew = await here.SettleAsync(Half);
        (anew.Sequence, anew.Total).ShouldBe((2, Money.FromKronor(5_000)));
        using (var door = new PageDoor(house.Application, here.Key, Controller))
        {
            // Its files are read in although another settlement of the occasion holds by now.
            var old = await door.GetAsync($"{door.Root}/avrakning/{Half}?nr=1");
            var confirm = old.Document.QuerySelector($"a[href*='/inlast/']")!.GetAttribute("href")!;
            var form = (await door.GetAsync(confirm)).Forms().Single(f => f.Button == "Filen är inläst");
            (await PostAsync(door, form)).ShouldBe(302);
        }

        (await here.MoneyAsync(number)).Paid.ShouldBe(Money.FromKronor(5_000));
        (
            await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new ApproveReversal(Half, waiting.Id, effect.Total)))
        ).Message.ShouldContain("redan godkänd");
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 A reversal is registered, read and approved on its pages, or withdrawn there")]
    public async Task On_the_pages()
    {
        var (here, _) = await SettledAsync("f08-sida");
        using var controller = new PageDoor(house.Application, here.Key, Controller);
        using var other = new PageDoor(house.Application, here.Key, Other);
        var address = $"{controller.Root}/avrakning/{Half}";
        var day = await controller.GetAsync(address);
        day.Document.QuerySelector($"a[href='{address}/vand']").ShouldNotBeNull();

        async Task ProposeAsync()
        {
            var asking = await controller.GetAsync(address + "/vand");
            asking.Document.QuerySelector("main")!.TextContent.ShouldContain("Kvar efteråt");
            var form = asking.Forms().Single(f => f.Button.StartsWith("Registrera vändningen", StringComparison.Ordinal));
            form.Button.ShouldContain(Money.FromKronor(5_000).ToString());
            (await PostAsync(controller, form, ("reason", Why))).ShouldBe(302);
        }

        await ProposeAsync();
        var own = await controller.GetAsync(address + "/vand/godkann");
        own.Forms().ShouldNotContain(f => f.Button.StartsWith("Vänd och bokför", StringComparison.Ordinal));
        own.Document.QuerySelector("main")!.TextContent.ShouldContain("En annan person gör det.");
        (await controller.GetAsync(address)).Document.QuerySelector("main")!.TextContent.ShouldContain("En vändning väntar");
        var no = (await other.GetAsync(address + "/vand/godkann")).Forms().Single(f => f.Button == "Dra tillbaka vändningen");
        (await PostAsync(other, no, ("reason", ""))).ShouldBe(422);
        (await PostAsync(other, no, ("reason", "Fakturan är rätt."))).ShouldBe(302);
        (await here.SendAsync(Controller, new ReversalEffect(Half))).Waiting.ShouldBeNull();

        await ProposeAsync();
        var page = await other.GetAsync(address + "/vand/godkann");
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain(Why);
        text.ShouldContain("Vändning: KS 2026-00001");
        var approve = page.Forms().Single(f => f.Button.StartsWith("Vänd och bokför", StringComparison.Ordinal));
        (await PostAsync(other, approve)).ShouldBe(302);
        var first = await other.GetAsync(address + "?nr=1");
        var said = first.Document.QuerySelector("main")!.TextContent;
        said.ShouldContain("Bokföringsfil som vänder");
        first
            .Document.QuerySelectorAll("main h2")
            .Select(heading => heading.TextContent)
            .Intersect(["Verifikationerna", "Verifikationerna som vänder"])
            .Count()
            .ShouldBe(2, "both files can be read on the page");
        said.ShouldContain("Eva Ekonom registrerade vändningen, och Erik Ekonom godkände den");
        (await other.GetAsync(address)).Document.QuerySelector($"a[href='{address}?nr=1']").ShouldNotBeNull();
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 A settlement that a later overrun was reckoned with is not reversed before the later one (W-15)")]
    public async Task A_later_overrun_stands_on_it()
    {
        var (here, number) = await SettledAsync("f08-overdrag", 15_000);
        await house.ItIsAsync(2027, 1, 12);
        await here.CostAsync(number, new DateOnly(2026, 10, 1), Money.FromKronor(10_000), "V2");
        var annual = await here.SettleAsync(Annual);
        annual.Rows.ShouldHaveSingleItem().Overrun.ShouldBe(Money.FromKronor(5_000));
        var half = await here.SendAsync(Controller, new ReversalEffect(Half));
        half.InTheWay.ShouldBe(
            "Avräkningen Årsredovisning 2026 har räknat vad En bär själv efter den här utbetalningen. Vänd den avräkningen först."
        );
        var tooEarly = await here.RefusedAsync(Controller, new ProposeReversal(Half, half.Run, Why));
        tooEarly.Message.ShouldContain("Vänd den avräkningen först");

        await ReverseAsync(here, Annual);
        await ReverseAsync(here, Half);
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.Zero);
        await here.SettleAsync(Half);
        await here.SettleAsync(Annual);
        (await here.MoneyAsync(number)).Paid.ShouldBe(Money.FromKronor(20_000));
        await house.Application.ProveAsync();
    }

    [Fact(
        DisplayName = "F-08 Where nothing was reckoned with it a settlement is reversed after a later one, and what is paid in all is the "
            + "cost"
    )]
    public async Task A_later_settlement_without_overrun_stands()
    {
        var (here, number) = await SettledAsync("f08-utan");
        await house.ItIsAsync(2027, 1, 12);
        await here.CostAsync(number, new DateOnly(2026, 10, 1), Money.FromKronor(6_000), "V2");
        var annual = await here.PrepareAsync(Annual);
        await ReverseAsync(here, Half);
        var stale = await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, FundInTest.Approval(annual)));
        stale.Message.ShouldContain("har kommit till sedan avräkningen förbereddes");
        await here.SettleAsync(Half);
        await here.SettleAsync(Annual);
        await ReverseAsync(here, Half);
        (await here.MoneyAsync(number)).Paid.ShouldBe(Money.FromKronor(6_000));
        (await here.SettleAsync(Half)).Sequence.ShouldBe(3);
        (await here.MoneyAsync(number)).Paid.ShouldBe(Money.FromKronor(11_000));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 Nothing is reversed in a closed year or of a case that has ended: it is claimed back instead")]
    public async Task Not_in_a_closed_year()
    {
        var (here, number) = await SettledAsync("f08-stangt");
        var effect = await here.SendAsync(Controller, new ReversalEffect(Half));
        await here.SendAsync(Controller, new ProposeReversal(Half, effect.Run, Why));
        var waiting = (await here.SendAsync(Other, new ReversalEffect(Half))).Waiting!;
        await here.CloseAsync(number);
        var ended = await here.RefusedAsync(Other, new ApproveReversal(Half, waiting.Id, effect.Total));
        ended.Message.ShouldContain("återkrävs i stället");
        await here.SendAsync(Controller, new WithdrawReversal(Half, waiting.Id, "Ärendet är avslutat."));
        await house.ItIsAsync(2027, 1, 12);
        await here.SettleAsync(Annual);
        await here.CloseYearAsync(2026);
        (await here.RefusedAsync(Controller, new ProposeReversal(Half, effect.Run, Why))).Message.ShouldContain("2026 är stängt");
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var page = await door.GetAsync($"{door.Root}/avrakning/{Half}/vand");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("återkrävs i stället");
        page.Forms().ShouldNotContain(f => f.Button.StartsWith("Registrera", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "F-08 Another municipality's settlement is not reversed, and its files are not read")]
    public async Task Not_anothers()
    {
        var (here, _) = await SettledAsync("f08-var");
        var (there, _) = await SettledAsync("f08-deras");
        var effect = await there.SendAsync(Controller, new ReversalEffect(Half));
        await there.SendAsync(Controller, new ProposeReversal(Half, effect.Run, Why));
        var waiting = (await there.SendAsync(Other, new ReversalEffect(Half))).Waiting!;
        var file = (await there.SendAsync(Controller, new SettlementDayQuery(Half))).Files[0].Id;
        foreach (
            IRequest<Unit> command in new IRequest<Unit>[]
            {
                new ProposeReversal(Half, effect.Run, Why),
                new ApproveReversal(Half, waiting.Id, effect.Total),
                new WithdrawReversal(Half, waiting.Id, Why),
                new ConfirmVoucherRead(Half, file),
            }
        )
        {
            await Should.ThrowAsync<NotFound>(() => here.SendAsync(Controller, command));
        }

        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Controller, new SettlementVoucher(Half, null, file)));
    }

    [Fact(DisplayName = "F-08 Sixteen who register or approve a reversal at once, through two hosts, do it once")]
    public async Task Once()
    {
        var (here, number) = await SettledAsync("f08-samtidigt");
        await using var second = new FundApplication(house.Database);
        await second.StartAsync();
        await second.MoveClockAsync(house.Application.Clock.GetUtcNow());
        var there = new MunicipalityInTest(second, here.Municipality);
        var effect = await here.SendAsync(Controller, new ReversalEffect(Half));
        await OnceAsync(here, there, Controller, () => new ProposeReversal(Half, effect.Run, Why));
        var waiting = (await here.SendAsync(Other, new ReversalEffect(Half))).Waiting!;
        await OnceAsync(here, there, Other, () => new ApproveReversal(Half, waiting.Id, effect.Total));
        (await here.MoneyAsync(number)).Paid.ShouldBe(Money.Zero);
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-21 Each voucher file is a task until it is confirmed as read, that of a reversal too")]
    public async Task Files_wait()
    {
        var (here, _) = await SettledAsync("f21-filer");
        await ReverseAsync(here, Half);
        using var controller = new PageDoor(house.Application, here.Key, Controller);
        var start = await controller.GetAsync(controller.Root + "/");
        start.Html.ShouldContain("Läs in bokföringsfilen för avräkningen Delårsrapport 2026");
        start.Html.ShouldContain("Läs in bokföringsfilen som vänder avräkningen Delårsrapport 2026");
        start.Document.QuerySelectorAll($"a[href='{controller.Root}/avrakning/{Half}?nr=1']").ShouldNotBeEmpty();
        foreach (var file in (await here.SendAsync(Controller, new SettlementDayQuery(Half, null, 1))).Files)
        {
            await here.SendAsync(Controller, new ConfirmVoucherRead(Half, file.Id));
        }

        (await here.TasksAsync()).ShouldNotContain(task =>
            task.DoneAt == null && task.Kind.StartsWith("voucher:", StringComparison.Ordinal)
        );
    }

    [Fact(DisplayName = "F-21 Whoever approves a reversal has a task and a mail; whoever registered it is told of a no")]
    public async Task Handed_over()
    {
        var (here, _) = await SettledAsync("f08-uppgift");
        var effect = await here.SendAsync(Controller, new ReversalEffect(Half));
        await here.SendAsync(Controller, new ProposeReversal(Half, effect.Run, Why));
        using var other = new PageDoor(house.Application, here.Key, Other);
        using var controller = new PageDoor(house.Application, here.Key, Controller);
        const string task = "Granska vändningen av avräkningen Delårsrapport 2026";
        (await other.GetAsync(other.Root + "/")).Html.ShouldContain(task);
        (await controller.GetAsync(other.Root + "/"))
            .Document.QuerySelectorAll($"a[href$='/avrakning/{Half}/vand/godkann']")
            .ShouldBeEmpty();
        var waiting = (await here.SendAsync(Other, new ReversalEffect(Half))).Waiting!;
        await here.SendAsync(Other, new WithdrawReversal(Half, waiting.Id, "Fakturan är rätt."));
        (await other.GetAsync(other.Root + "/")).Html.ShouldNotContain(task);
        await ReverseAsync(here, Half);
        var mails = await here.MailsAsync();
        mails.Where(mail => mail.Subject == task).Select(mail => mail.Name).ShouldBe(["Erik Ekonom", "Erik Ekonom"]);
        mails.Single(mail => mail.Subject == "Avräkningen Delårsrapport 2026 vänds inte").Text.ShouldContain("Fakturan är rätt.");
        var told = mails.Single(mail => mail.Subject == "Avräkningen Delårsrapport 2026 är vänd");
        told.Name.ShouldBe("Pia Projekt");
        told.Text.ShouldContain(Why);
    }

    private static async Task OnceAsync(MunicipalityInTest here, MunicipalityInTest there, string subject, Func<IRequest<Unit>> command)
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await (i % 2 == 0 ? here : there).SendAsync(subject, command());
                            return true;
                        }
                        catch (Conflict)
                        {
                            return false;
                        }
                    })
                )
        );
        outcomes.Count(done => done).ShouldBe(1);
    }

    private static async Task ReverseAsync(MunicipalityInTest here, string occasion)
    {
        var effect = await here.SendAsync(Controller, new ReversalEffect(occasion));
        await here.SendAsync(Controller, new ProposeReversal(occasion, effect.Run, Why));
        var waiting = (await here.SendAsync(Other, new ReversalEffect(occasion))).Waiting!;
        await here.SendAsync(Other, new ApproveReversal(occasion, waiting.Id, effect.Total));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(MunicipalityInTest here, Guid file)
    {
        var found = await here.SendAsync(Controller, new SettlementVoucher(Half, null, file));
        return Encoding.Latin1.GetString(found.Content).Split("\r\n");
    }

    private static async Task<int> PostAsync(PageDoor door, PageForm form, params (string Name, string Value)[] typed)
    {
        var values = typed.ToDictionary(t => t.Name, t => t.Value);
        return (
            await door.PostAsync(
                form.Action,
                form.Fields.Select(f => KeyValuePair.Create(f.Name, values.GetValueOrDefault(f.Name, f.Value)))
            )
        ).Status;
    }

    private async Task<(MunicipalityInTest Here, string Number)> SettledAsync(string key, long kronor = 5_000)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await here.CostAsync(number, Day, Money.FromKronor(kronor), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync(Half);
        return (here, number);
    }
}
