using System.Text.Json;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Allocations;

/// <summary>One registers what moves the fund's own money, another attests it: nothing is posted by one person alone.</summary>
public sealed class SecondPersonTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";
    private static readonly Money Kronor = Money.FromKronor(100_000);

    [Fact(DisplayName = "F-17 Who registered cannot attest; another does, once, and both have been told")]
    public async Task Another_attests()
    {
        var here = await StartAsync("f17-tva");
        var proposal = await here.SendAsync(Controller, await here.AllocationAsync(2026, Kronor));
        (await here.RefusedAsync(Controller, new AttestInFund(proposal, Kronor))).Message.ShouldContain("kan inte själv attestera");
        await here.RefusedAsync(Controller, new SendBackInFund(proposal, "Jag ångrar mig."));
        (await MailsAsync(here, "erik@lingonby.example")).ShouldContain(subject => subject.Contains("Attestera avsättningen"));
        (await OpenTasksAsync(here)).ShouldBe(1);
        (await here.FundAsync(2026)).Next!.Proposal!.Id.ShouldBe(proposal);

        var neighbour = await house.StartDocumentAsync(TestFiles.Lingonby("f17-granne"));
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Other, new AttestInFund(proposal, Kronor)));
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Other, new ProposalQuery(proposal)));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new AttestInFund(proposal, Kronor + new Money(1))));
        await here.SendAsync(Other, new AttestInFund(proposal, Kronor));
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new AttestInFund(proposal, Kronor)))).Message.ShouldContain(
            "Erik Ekonom har redan attesterat"
        );
        (await MailsAsync(here, "eva@lingonby.example")).ShouldContain(subject => subject.Contains("Attesterat och bokfört"));
        (await OpenTasksAsync(here)).ShouldBe(0);
        var row = (await here.FundAsync(2026)).Ledger.ShouldHaveSingleItem();
        (row.Amount, row.Proposal, row.Who).ShouldBe((Kronor, proposal, "Erik Ekonom"));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-17 Every wall is asked again when it is attested: what was room when it was registered may be gone")]
    public async Task The_walls_are_asked_again()
    {
        var here = await StartAsync("f17-igen");
        var first = await here.SendAsync(Controller, await here.AllocationAsync(2026, Money.FromKronor(3_000_000), "§ 1"));
        var second = await here.SendAsync(Controller, await here.AllocationAsync(2026, Money.FromKronor(3_000_000), "§ 2"));
        await here.SendAsync(Other, new AttestInFund(first, Money.FromKronor(3_000_000)));
        (await here.RefusedAsync(Other, new AttestInFund(second, Money.FromKronor(3_000_000)))).Findings.ShouldContain(f =>
            f.Rule == "L-11" && f.Field == "amount"
        );
        using var door = new PageDoor(house.Application, here.Key, Other);
        var page = await door.GetAsync($"{door.Root}/fonden/avsattning/{second}");
        page.Document.Body!.TextContent.ShouldContain("Det här hindrar att det bokförs");
        page.Forms().Select(form => form.Button).ShouldNotContain(button => button.StartsWith("Attestera", StringComparison.Ordinal));
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(3_000_000));
    }

    [Fact(DisplayName = "F-17 A-40 An attestation has who, when and document; without the document or the minutes nothing is registered")]
    public async Task Each_attestation_has_its_document()
    {
        var here = await StartAsync("f17-handling");
        var whole = await here.AllocationAsync(2026, Kronor);
        var bare = whole with { Documents = new Dictionary<string, Guid>() };
        (await here.RefusedAsync(Controller, bare)).Findings.Select(f => f.Field).ShouldBe(["file-decision", "file-result"]);
        var unknown = whole with { Documents = new Dictionary<string, Guid>(whole.Documents) { ["result"] = Guid.NewGuid() } };
        (await here.RefusedAsync(Controller, unknown)).Findings.ShouldContain(f => f.Field == "file-result");
        (await here.RefusedAsync(Controller, whole with { Attested = [] })).Findings.ShouldContain(f => f.Rule == "L-12");
        var proposal = await here.SendAsync(Controller, whole);
        var seen = await here.SendAsync("lingonby-revisor", new ProposalQuery(proposal));
        seen.RegisteredBy.ShouldBe("Eva Ekonom");
        var attested = seen.Papers.Single(paper => paper.Attested is not null);
        (attested.Rule, attested.Name).ShouldBe(("L-12", "result.txt"));
        System
            .Text.Encoding.UTF8.GetString(
                (await here.SendAsync("lingonby-revisor", new FundDocumentFile(attested.Document!.Value))).Content
            )
            .ShouldBe("result");
    }

    [Fact(DisplayName = "F-17 Sent back with a reason, the registrar gets a task and a mail, corrects it, and what was sent back stays")]
    public async Task Sent_back_and_corrected()
    {
        var here = await StartAsync("f17-tillbaka");
        var wrong = await here.AllocationAsync(2026, Kronor);
        var proposal = await here.SendAsync(Controller, wrong);
        (await here.RefusedAsync(Other, new SendBackInFund(proposal, " "))).Findings.ShouldContain(f => f.Field == "reason");
        await here.SendAsync(Other, new SendBackInFund(proposal, "Protokollet säger § 12."));
        (await MailsAsync(here, "eva@lingonby.example")).ShouldContain(subject => subject.Contains("Rätta eller dra tillbaka"));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new AttestInFund(proposal, Kronor)));

        using var door = new PageDoor(house.Application, here.Key, Controller);
        var page = await door.GetAsync($"{door.Root}/fonden/avsattning/{proposal}");
        page.Document.Body!.TextContent.ShouldContain("Protokollet säger § 12.");
        var correct = page.Document.QuerySelector("a[href*='rattar=']")!.GetAttribute("href")!;
        var form = (await door.GetAsync(correct)).Forms().Single(f => f.Button.StartsWith("Registrera", StringComparison.Ordinal));
        var fields = form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Name == "paragraph" ? "§ 12" : f.Value));
        var registered = await door.PostAsync(form.Action, fields);
        registered.Status.ShouldBe(302, "everything that was given before is there");
        var corrected = Guid.Parse(registered.Location!.Split('/')[^1]);
        var old = await here.SendAsync(Controller, new ProposalQuery(proposal));
        (old.State, old.ReplacedBy, old.Answer).ShouldBe((ProposalState.Withdrawn, corrected, "Protokollet säger § 12."));
        await here.SendAsync(Other, new AttestInFund(corrected, Kronor));
        (await here.FundAsync(2026)).Ledger.ShouldHaveSingleItem().Reference!.ShouldContain("§ 12");
        (await OpenTasksAsync(here)).ShouldBe(0);
    }

    [Fact(
        DisplayName = "F-08 An allocation is reversed by a new row with a reason and another person, links both ways, and can be made anew"
    )]
    public async Task An_allocation_is_reversed()
    {
        var here = await StartAsync("f08-avsattning");
        var allocation = await here.AllocationAsync(2026, Kronor);
        var proposal = await here.AttestedAsync(Controller, Other, allocation);
        (await here.RefusedAsync(Controller, new ReverseInFund(proposal, ""))).Findings.ShouldContain(f => f.Field == "reason");
        var reversal = await here.SendAsync(Controller, new ReverseInFund(proposal, "Fel belopp."));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new ReverseInFund(proposal, "En gång till.")));
        await here.RefusedAsync(Controller, new AttestInFund(reversal, Kronor));
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Kronor);
        await here.SendAsync(Other, new AttestInFund(reversal, Kronor));

        var fund = await here.FundAsync(2026);
        (fund.Amounts.Allocated, fund.Amounts.Available).ShouldBe((Money.Zero, Money.Zero));
        fund.Years.Single().Allocated.ShouldBe(Money.Zero);
        fund.Ledger.Select(row => (row.Kind, row.Effect, row.IsReversed, row.Proposal))
            .ShouldBe([("Vänd avsättning", -Kronor, false, reversal), ("Avsättning", Kronor, true, proposal)]);
        (await here.SendAsync(Controller, new ProposalQuery(proposal))).ReversedBy.ShouldBe(reversal);
        (await here.SendAsync(Controller, new ProposalQuery(reversal))).Reverses.ShouldBe(proposal);
        (await here.RefusedAsync(Controller, new ReverseInFund(reversal, "Ångrar mig."))).Message.ShouldContain("kan inte vändas");
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new ReverseInFund(proposal, "Igen.")));

        // Made anew with the right amount: the same decision counts once more, and the cap has room for it.
        await here.AttestedAsync(Controller, Other, allocation with { Amount = Money.FromKronor(5_000_000) });
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(5_000_000));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "F-08 What is used, or of a closed year, is not reversed, and says why; what was drawn is put back")]
    public async Task What_is_used_stays()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "f08-anvant",
                profile =>
                {
                    FundInTest.YearlyAppropriation(profile);
                    profile["fund"]!["administrationDraw"] = true;
                }
            )
        );
        var proposal = await here.AttestedAsync(Controller, Other, await here.AllocationAsync(2026, Kronor));
        var draw = new DrawForAdministration(2026, Money.FromKronor(30_000), "Samordning");
        var drawn = await here.AttestedAsync(Controller, Other, draw);
        (await here.RefusedAsync(Controller, new ReverseInFund(proposal, "Fel."))).Message.ShouldContain(
            $"bara {Money.FromKronor(70_000)} kvar"
        );
        var back = await here.SendAsync(Controller, new ReverseInFund(drawn, "Betaldes av kansliet."));
        await here.SendAsync(Other, new AttestInFund(back, draw.Amount));
        var amounts = (await here.FundAsync(2026)).Amounts;
        (amounts.Paid, amounts.Available).ShouldBe((Money.Zero, Kronor));
        await here.AttestedAsync(Controller, Other, draw);

        var reversal = await here.SendAsync(Controller, new ReverseInFund(await DrawnAgainAsync(here), "Fel igen."));
        await house.ItIsAsync(2027, 1, 12);
        await here.CloseYearAsync(2026);
        (await here.RefusedAsync(Other, new AttestInFund(reversal, draw.Amount))).Message.ShouldContain("stängt");
        await house.Application.ProveAsync();
    }

    private static async Task<Guid> DrawnAgainAsync(MunicipalityInTest here) =>
        (await here.FundAsync(2026)).Ledger.First(row => row is { Kind: "Uttag för samordning", IsReversed: false }).Proposal!.Value;

    private async Task<MunicipalityInTest> StartAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        return await house.StartDocumentAsync(TestFiles.Lingonby(key));
    }

    private async Task<IReadOnlyList<string>> MailsAsync(MunicipalityInTest here, string to) =>
        JsonSerializer.Deserialize<List<string>>(
            await house.Database.AskAsSuperuserAsync<string>(
                $"""
                select coalesce(json_agg(content ->> 'Subject'), '[]')::text from platform.outbox
                where municipality_id = {here.Municipality.Id.Value} and kind = 'mail' and content ->> 'To' = '{to}'
                """
            ) ?? "[]"
        )!;

    private async Task<long> OpenTasksAsync(MunicipalityInTest here) =>
        await house.Database.AskAsSuperuserAsync<long>(
            $"select count(*) from platform.tasks where municipality_id = {here.Municipality.Id.Value} and done_at is null and kind like "
                + "'proposal%'"
        );
}
