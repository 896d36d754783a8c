using Fund.Contracts.Values;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Npgsql;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger;

/// <summary>Which year's money a payout uses, and what comes back when a case ends.</summary>
public sealed class CommitmentYearTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Decided = new(2026, 2, 1);

    [Fact(DisplayName = "F-03 Of equity that was granted in one year and all paid in the next, nothing comes back")]
    public async Task What_was_paid_the_year_after_does_not_come_back()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f03-kapital"));
        await here.AllocateAsync(2026, Money.FromKronor(2_800_000.01m));
        var number = await here.RunningAsync("Betald året efter", Decided, null, null, (2026, Money.FromKronor(1_237_400.50m)));
        await house.ItIsAsync(2027, 9, 12);
        await here.CostAsync(number, new DateOnly(2027, 3, 1), Money.FromKronor(1_237_400.50m), "V1");
        (await here.SettleAsync("2027-halv")).Total.ShouldBe(Money.FromKronor(1_237_400.50m));
        await here.CloseAsync(number);

        var fund = (await here.FundAsync(2027)).Amounts;
        fund.Released.ShouldBe(Money.Zero);
        fund.Available.ShouldBe(Money.FromKronor(1_562_599.51m));
        fund.Committed.ShouldBe(Money.Zero);
        fund.Paid.ShouldBe(Money.FromKronor(1_237_400.50m));
    }

    [Fact(DisplayName = "F-03 What is left of equity comes back once, in the open year, though the decision's year is closed")]
    public async Task The_rest_comes_back_in_the_open_year()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f03-stangt"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var number = await here.RunningAsync("Lite kvar", Decided, null, null, (2026, Money.FromKronor(300_000)));
        await house.ItIsAsync(2027, 9, 12);
        await here.CostAsync(number, new DateOnly(2027, 3, 1), Money.FromKronor(100_000), "V1");
        await here.SettleAsync("2027-halv");
        await CloseYearAsync(here, 2026);
        await here.CloseAsync(number);

        var view = await here.FundAsync(2027);
        view.Amounts.Released.ShouldBe(Money.FromKronor(200_000));
        view.Amounts.Available.ShouldBe(Money.FromKronor(900_000));
        view.Ledger.Single(row => row.Kind == "Återlämnat").Year.ShouldBe(2027);
        (await here.RefusedAsync("lingonby-ekonom", await here.AllocationAsync(2026, Money.FromKronor(1), "§ 9"))).Message.ShouldContain(
            "Räkenskapsåret 2026 är stängt"
        );
        (await here.FundAsync(2026)).Closed.ShouldBeTrue();
    }

    [Fact(DisplayName = "F-03 Of a yearly appropriation a payout uses the commitment of the cost's year, never another's")]
    public async Task Years_do_not_pay_for_each_other()
    {
        await house.ItIsAsync(2027, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f03-anslag", FundInTest.YearlyAppropriation));
        await here.AllocateAsync(2027, Money.FromKronor(1_000_000));
        await here.AllocateAsync(2028, Money.FromKronor(500_000));
        var decided = new DateOnly(2027, 2, 1);
        var onlyFirst = await here.RunningAsync("Bara 2027", decided, null, null, (2027, Money.FromKronor(300_000)));
        var both = await here.RunningAsync(
            "Båda åren",
            decided,
            null,
            null,
            (2027, Money.FromKronor(100_000)),
            (2028, Money.FromKronor(200_000))
        );
        await house.ItIsAsync(2028, 9, 12);
        await here.CostAsync(onlyFirst, new DateOnly(2028, 3, 1), Money.FromKronor(250_000), "V1");
        await here.CostAsync(both, new DateOnly(2028, 3, 1), Money.FromKronor(250_000), "V2");
        var day = await here.SettleAsync("2028-halv");
        day.Rows.Single(r => r.CaseNumber == onlyFirst).Payable.ShouldBe(Money.Zero);
        day.Rows.Single(r => r.CaseNumber == onlyFirst).Overrun.ShouldBe(Money.FromKronor(250_000));
        day.Rows.Single(r => r.CaseNumber == both).Payable.ShouldBe(Money.FromKronor(200_000));

        var second = (await here.FundAsync(2028)).Amounts;
        second.Committed.ShouldBe(Money.Zero, "not below zero");
        second.Paid.ShouldBe(Money.FromKronor(200_000));
        second.Available.ShouldBe(Money.FromKronor(300_000));
        (await here.FundAsync(2027)).Amounts.Committed.ShouldBe(Money.FromKronor(400_000), "2027 has paid for nothing of 2028");

        await here.CloseAsync(onlyFirst);
        (await here.FundAsync(2027)).Amounts.Released.ShouldBe(Money.FromKronor(300_000), "an open year gets back its own");
        await CloseYearAsync(here, 2027);
        await here.CloseAsync(both);
        (await here.FundAsync(2027)).Amounts.Released.ShouldBe(Money.FromKronor(300_000), "what is left in a closed year has lapsed");
        (await here.FundAsync(2028)).Amounts.Released.ShouldBe(Money.Zero);
    }

    [Fact(DisplayName = "F-03 A closed year is neither settled nor granted for, and that is said in words")]
    public async Task A_closed_year_is_closed()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f03-last"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var running = await here.RunningAsync("Pågår", Decided, null, null, (2026, Money.FromKronor(300_000)));
        var applied = await here.AppliedAsync("Söker");
        await here.CostAsync(running, new DateOnly(2026, 3, 1), Money.FromKronor(1_000), "V1");
        await house.ItIsAsync(2026, 9, 12);
        var day = await here.PrepareAsync("2026-halv");
        await CloseYearAsync(here, 2026);

        (await here.RefusedAsync("lingonby-ekonom", new Fund.Finance.Settlements.SettlePeriod("2026-halv"))).Message.ShouldContain(
            "stängt"
        );
        (await here.RefusedAsync("lingonby-ekonom2", FundInTest.Approval(day))).Message.ShouldContain("stängt");
        var refused = await here.RefusedAsync(
            "lingonby-sekreterare",
            FundInTest.Grant(applied, new DateOnly(2026, 3, 1), (2026, Money.FromKronor(1_000)))
        );
        refused.Message.ShouldContain("Räkenskapsåret 2026 är stängt");
        (await here.SendAsync("lingonby-ekonom", new Fund.Finance.Settlements.SettlementDayQuery("2026-halv"))).MayApprove.ShouldBeFalse();
    }

    private async Task CloseYearAsync(MunicipalityInTest here, int year)
    {
        await using var connection = new NpgsqlConnection(house.Database.App);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"""
            select set_config('fund.municipality', '{here.Municipality.Id.Value}', true);
            insert into finance.fiscal_years (municipality_id, fund, year, closed_at, closed_by_name)
            values ({here.Municipality.Id.Value}, 'lingonfonden', {year}, '{house.Application.Clock.GetUtcNow():O}', 'Eva Ekonom');
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
