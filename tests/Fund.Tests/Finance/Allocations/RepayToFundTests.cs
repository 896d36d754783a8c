using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Ledger;
using Fund.Finance.Repayments;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;
using static Fund.Tests.Finance.Repayments.RepaymentInTest;

namespace Fund.Tests.Finance.Allocations;

/// <summary>
/// What comes back into the fund, where the guideline sends it there: one registers, another attests, and it is posted once.
/// </summary>
public sealed class RepayToFundTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private const string Other = "lingonby-ekonom2";

    private const string IntoFund = """{ "model": "plannedFrameReduction", "destination": "fund", "beneficiaryKinds": ["committee"] }""";

    [Fact(DisplayName = "W-19 A repayment comes back into the fund by two persons, once, can be granted again, and can be reversed")]
    public async Task Comes_back()
    {
        var here = await StartAsync("till-fonden", IntoFund);
        await here.PlannedAsync("Hembesök", Row("kultur", 2026, 60_000));
        var row = await here.RowAsync("kultur", 2026);
        (await here.RefusedAsync(Controller, new SetRepaymentState(row.Id, RepaymentState.Done, null, row.Version))).Message.ShouldContain(
            "går tillbaka till fonden"
        );
        using var door = new PageDoor(house.Application, here.Key, Controller);
        var form = (await door.GetAsync($"{door.Root}/aterbetalning/{row.Id}/till-fonden"))
            .Forms()
            .Single(f => f.Button.StartsWith("Registrera", StringComparison.Ordinal));
        var answer = await door.PostAsync(form.Action, form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        answer.Status.ShouldBe(302);
        var proposal = Guid.Parse(answer.Location!.Split('/')[^1]);
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Money.FromKronor(400_000), "nothing is posted by one person");
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Other, new RepayToFund(row.Id, row.Amount)));
        await here.RefusedAsync(Controller, new AttestInFund(proposal, row.Amount));
        var neighbour = await StartAsync("till-fonden-granne", IntoFund);
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Controller, new RepayToFund(row.Id, row.Amount)));
        await here.OverTheApi().SendAsync(Other, new AttestInFund(proposal, row.Amount));

        var fund = await here.FundAsync(2026);
        (fund.Amounts.Allocated, fund.Amounts.Available).ShouldBe((Money.FromKronor(560_000), Money.FromKronor(460_000)));
        fund.Movement.ShouldBe(
            new FundMovement(
                2026,
                Money.Zero,
                Money.FromKronor(500_000),
                Money.FromKronor(60_000),
                Money.Zero,
                Money.Zero,
                Money.FromKronor(560_000)
            )
        );
        var posted = fund.Ledger.Single(entry => entry.Kind == "Återbetalt till fonden");
        (posted.CaseTitle, posted.Effect, posted.Who).ShouldBe(("Hembesök", Money.FromKronor(60_000), "Erik Ekonom"));
        (await here.RowAsync("kultur", 2026)).State.ShouldBe(RepaymentState.Done);
        await Should.ThrowAsync<Conflict>(() => here.SendAsync(Controller, new RepayToFund(row.Id, row.Amount)));
        await house.Application.ProveAsync();

        var back = await here.SendAsync(Controller, new ReverseInFund(proposal, "Fel nämnd."));
        await here.SendAsync(Other, new AttestInFund(back, row.Amount));
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Money.FromKronor(400_000));
        var open = await here.RowAsync("kultur", 2026);
        (open.State, open.Reason).ShouldBe((RepaymentState.Planned, "Fel nämnd."));
        var anew = await here.SendAsync(Controller, new RepayToFund(row.Id, row.Amount));
        await here.SendAsync(Other, new AttestInFund(anew, row.Amount));
        (await here.FundAsync(2026)).Amounts.Available.ShouldBe(Money.FromKronor(460_000));
        await house.Application.ProveAsync();
    }

    [Fact(DisplayName = "A repayment is what is due, in an open year, and is held to the amount cap only where the guideline says so")]
    public async Task Walls()
    {
        var here = await StartAsync(
            "till-fonden-murar",
            IntoFund.Replace("}", """, "withinAmountCap": true }""", StringComparison.Ordinal)
        );
        await here.AllocateAsync(2026, Money.FromKronor(4_450_000), "§ 2");
        await here.PlannedAsync("En", Row("kultur", 2025, 10_000), Row("kultur", 2026, 60_000));
        var row = await here.RowAsync("kultur", 2026);
        (await here.RefusedAsync(Controller, new RepayToFund(row.Id, row.Amount))).Findings.ShouldHaveSingleItem().Rule.ShouldBe("L-11");
        (await here.RefusedAsync(Controller, new RepayToFund(row.Id, new Money(1)))).Findings.ShouldContain(f => f.Field == "amount");
        var old = await here.RowAsync("kultur", 2025);
        await here.AllocateAsync(2025, Money.FromKronor(1), "§ 3");
        await here.CloseYearAsync(2025);
        (await here.RefusedAsync(Controller, new RepayToFund(old.Id, old.Amount))).Findings.ShouldContain(f => f.Field == "year");

        var free = await StartAsync("till-fonden-fritt", IntoFund);
        await free.AllocateAsync(2026, Money.FromKronor(4_450_000), "§ 2");
        await free.PlannedAsync("En", Row("kultur", 2026, 60_000));
        var due = await free.RowAsync("kultur", 2026);
        var proposal = await free.SendAsync(Controller, new RepayToFund(due.Id, due.Amount));
        await free.BecomeAsync(await free.RowAsync("kultur", 2026), RepaymentState.Waived, "KS § 9");
        (await free.RefusedAsync(Other, new AttestInFund(proposal, due.Amount))).Message.ShouldContain("ska inte betalas tillbaka");
    }

    private async Task<MunicipalityInTest> StartAsync(string key, string repayment)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, With(repayment)));
        await here.AllocateAsync(2026, Money.FromKronor(500_000));
        return here;
    }
}
