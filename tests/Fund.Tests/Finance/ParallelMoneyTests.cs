using System.Text.Json.Nodes;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Plans;
using Fund.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MediatR;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance;

/// <summary>Sixteen do the same thing at once through two hosts on one database: it is done once, and the others are told.</summary>
public sealed class ParallelMoneyTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const int AtOnce = 16;
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(DisplayName = "F-02 A plan is approved once, and its instalments stand once")]
    public async Task A_plan_is_approved_once()
    {
        var (here, number) = await PlannedAsync("f02-plan");
        await OnceAsync(here, "lingonby-styrgrupp", () => new ApprovePlan(number, "repayment", 1));
        (await here.SendAsync("lingonby-ekonom", new RepaymentList()))
            .Rows.Select(r => r.Amount)
            .Total()
            .ShouldBe(Money.FromKronor(150_000));
    }

    [Fact(DisplayName = "F-02 A plan is approved in the version that was read, or the conflict tells of both")]
    public async Task Another_version_than_the_one_read_is_not_approved()
    {
        var (here, number) = await PlannedAsync("f02-version");
        await here.SendAsync("lingonby-projektledare", Plan(number, 1));
        var stale = await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1)));
        stale.Message.ShouldContain("Du läste version 1, nu gäller version 2 som lämnades in av Pia Projekt");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-projektledare", Plan(number, 1)))).Message.ShouldContain(
            "nu gäller version 2"
        );
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 2));
        await OnceAsync(here, "lingonby-projektledare", () => Plan(number, 2));
        var plan = (await here.SendAsync("lingonby-styrgrupp", new CasePlans(number))).Plans.ShouldHaveSingleItem();
        plan.Version.ShouldBe(3);
        plan.Repayments.Select(r => (r.Unit, r.UnitName, r.Year, r.Amount))
            .ShouldBe([
                ("kultur", "Kulturnämnden", 2028, Money.FromKronor(100_000)),
                ("omsorg", "Omsorgsnämnden", 2029, Money.FromKronor(50_000)),
            ]);
    }

    [Fact(DisplayName = "F-02 An instalment becomes one thing, and whoever saw it before is told what")]
    public async Task An_instalment_becomes_one_thing()
    {
        var (here, number) = await PlannedAsync("f02-rad");
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "repayment", 1));
        // The budget of the first row is being made.
        await house.ItIsAsync(2027, 11, 2);
        var row = (await here.SendAsync("lingonby-ekonom", new RepaymentList())).Rows[0];
        var turn = 0;
        await OnceAsync(here, "lingonby-ekonom", () =>
            new SetRepaymentState(
                row.Id,
                Interlocked.Increment(ref turn) % 2 == 0 ? RepaymentState.Done : RepaymentState.Waived,
                "KS § 9",
                row.Version
            )
        );
        var other = (await here.SendAsync("lingonby-ekonom", new RepaymentList())).Rows[1];
        await here.SendAsync(
            "lingonby-ekonom",
            new SetRepaymentState(other.Id, RepaymentState.Postponed, "KS § 10", other.Version, other.Year + 1)
        );
        var stale = await Should.ThrowAsync<Conflict>(() =>
            here.SendAsync("lingonby-ekonom2", new SetRepaymentState(other.Id, RepaymentState.Done, null, other.Version))
        );
        stale.Message.ShouldContain("Eva Ekonom satte den till ”Uppskjuten genom beslut”");
        stale.Message.ShouldContain("KS § 10");
    }

    [Fact(DisplayName = "F-02 A settlement is approved once, as it was seen")]
    public async Task A_settlement_is_approved_once()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f02-avrakning"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        for (var i = 0; i < 3; i++)
        {
            var number = await here.RunningAsync($"Nr {i}", Day, null, null, (2026, Money.FromKronor(20_000)));
            await here.CostAsync(number, Day, Money.FromKronor(5_000), $"V{i}");
        }

        await house.ItIsAsync(2026, 9, 12);
        var seen = await here.PrepareAsync("2026-halv");
        var anew = await here.PrepareAsync("2026-halv");
        (await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-ekonom2", FundInTest.Approval(seen)))).Message.ShouldContain(
            "har förberetts på nytt av Eva Ekonom"
        );
        await OnceAsync(here, "lingonby-ekonom2", () => FundInTest.Approval(anew));
        (await here.FundAsync(2026)).Amounts.Paid.ShouldBe(Money.FromKronor(15_000));
        (await Should.ThrowAsync<Conflict>(() => here.PrepareAsync("2026-halv"))).Message.ShouldContain("redan godkänd");
    }

    [Fact(DisplayName = "F-13 A decision of the council sets money aside once, and a voucher is entered once")]
    public async Task Natural_keys_hold()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f13-nycklar"));
        var allocation = await here.AllocationAsync(2026, Money.FromKronor(100_000), "§ 17");
        await OnceAsync(here, "lingonby-ekonom", () => allocation);
        var waiting = (await here.SendAsync("lingonby-ekonom", new AllocationRoomFor(2026, Money.Zero))).Waiting.ShouldHaveSingleItem();
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.Zero, "nothing is posted before another has attested it");
        await OnceAsync(here, "lingonby-ekonom2", () => new AttestInFund(waiting.Id, waiting.Amount));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await OnceAsync(here, "lingonby-ekonom", () => new EnterCost(number, Day, Money.FromKronor(5_000), "V1", "Insats"));
        (await here.FundAsync(2026)).Amounts.Allocated.ShouldBe(Money.FromKronor(100_000));
        (await here.MoneyAsync(number)).Costs.Count.ShouldBe(1);
    }

    [Fact(DisplayName = "F-02 A hold is set once and released once, by the one who has read it")]
    public async Task A_hold_is_released_as_read()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f02-hall"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("En", Day, null, null, (2026, Money.FromKronor(20_000)));
        await OnceAsync(here, "lingonby-samordnare", () => new HoldPayout(number, "Första skälet."));
        var first = (await here.MoneyAsync(number)).Held!;
        await OnceAsync(here, "lingonby-samordnare", () => new ReleasePayout(number, first.Id, "Löst.", new(2026, 3, 2)));
        await here.SendAsync("lingonby-samordnare", new HoldPayout(number, "Andra skälet."));
        var stale = await Should.ThrowAsync<Conflict>(() =>
            here.SendAsync("lingonby-samordnare", new ReleasePayout(number, first.Id, "Löst.", new(2026, 3, 2)))
        );
        stale.Message.ShouldContain("Andra skälet.");
        (await here.MoneyAsync(number)).Held!.Reason.ShouldBe("Andra skälet.");
    }

    private async Task OnceAsync<T>(MunicipalityInTest here, string subject, Func<ICommand<T>> command)
    {
        await using var second = new FundApplication(house.Database);
        await second.StartAsync();
        await second.MoveClockAsync(house.Application.Clock.GetUtcNow());
        var there = new MunicipalityInTest(second, here.Municipality);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => TryAsync(i % 2 == 0 ? here : there, subject, command())))
        );
        outcomes.Count(done => done).ShouldBe(1);
        await house.Application.ProveAsync();
    }

    private static async Task<bool> TryAsync<T>(MunicipalityInTest at, string subject, IRequest<T> command)
    {
        try
        {
            await at.SendAsync(subject, command);
            return true;
        }
        catch (Conflict)
        {
            return false;
        }
    }

    private async Task<(MunicipalityInTest Here, string Number)> PlannedAsync(string key)
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby(key, profile =>
            {
                profile["plans"] = JsonNode.Parse(
                    """[{ "key": "repayment", "name": "Återbetalningsplan", "content": "repaymentPerUnitAndYear", "rule": "L-60" }]"""
                );
                profile["repayment"] = JsonNode.Parse(
                    """{ "model": "plannedFrameReduction", "beneficiaryKinds": ["committee"], "rule": "L-60" }"""
                );
            }));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("Planerad", Day, null, null, (2026, Money.FromKronor(200_000)));
        await here.SendAsync("lingonby-projektledare", Plan(number, 0));
        return (here, number);
    }

    private static SubmitPlan Plan(string number, int seen) =>
        new(
            number,
            "repayment",
            [new("kultur", 2028, Money.FromKronor(100_000)), new("omsorg", 2029, Money.FromKronor(50_000))],
            null,
            seen
        );
}
