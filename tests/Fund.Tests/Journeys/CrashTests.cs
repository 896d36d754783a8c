using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Settlements.Reversals;
using Fund.MunicipalityProfiles.Tokens;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>The host is killed in the middle of a settlement, again and again: no krona is lost or doubled.</summary>
public sealed class CrashTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const int Cases = 8;
    private const int Kills = 6;
    private static readonly Money PerCase = Money.FromKronor(10_000);

    [Fact]
    public async Task Killing_the_host_while_it_settles_neither_loses_nor_doubles_a_krona()
    {
        await house.ItIsAsync(2026, 9, 12);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("krasch"));
        await here.AttestedAsync(
            "lingonby-ekonom",
            "lingonby-ekonom2",
            new AllocateToFund(
                2026,
                Money.FromKronor(1_000_000),
                Money.FromKronor(1_000_000_000),
                new DateOnly(2026, 1, 15),
                "§ 1",
                ["result"],
                await here.PapersAsync("lingonby-ekonom", "result")
            )
        );
        for (var i = 0; i < Cases; i++)
        {
            await RunningCaseAsync(here, i);
        }

        await here.SendAsync("lingonby-ekonom", new SettlePeriod("2026-halv"));
        var prepared = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv"));
        var total = prepared.Total;
        total.ShouldBe(new Money(PerCase.Ore * Cases));
        var token = (await here.SendAsync("lingonby-ekonom2", new CreateToken("krasch", 1))).Token;

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(house.Database.App);
            var approving = ApproveAsync(host, here.Key, token, prepared);
            await Task.Delay(kill * 25);
            host.Kill();
            await approving;
            await VerifyAsync(here, total);
        }

        await using var last = await HostProcess.StartAsync(house.Database.App);
        await ApproveAsync(last, here.Key, token, prepared);
        await VerifyAsync(here, total);
        (await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026))).Amounts.Paid.ShouldBe(total);
        await KilledWhileReversedAsync(here, token, total);
    }

    // The same of taking it back (F-08): all of it, or none.
    private async Task KilledWhileReversedAsync(MunicipalityInTest here, string token, Money total)
    {
        var effect = await here.SendAsync("lingonby-ekonom", new ReversalEffect("2026-halv"));
        await here.SendAsync("lingonby-ekonom", new ProposeReversal("2026-halv", effect.Run, "Fel projekt."));
        var waiting = (await here.SendAsync("lingonby-ekonom2", new ReversalEffect("2026-halv"))).Waiting!;
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(house.Database.App);
            var approving = host.PostAsync(
                here.Key,
                token,
                $"settlements/2026-halv/reversal/{waiting.Id}/approve",
                $$"""{"total":{{total.Ore}}}"""
            );
            if (kill < Kills)
            {
                await Task.Delay(kill * 25);
                host.Kill();
            }

            await approving;
            var fund = await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026));
            var taken = fund.Ledger.Count(row => row.Kind == "Vänd utbetalning");
            taken.ShouldBeOneOf(0, Cases);
            fund.Amounts.Paid.ShouldBe(taken == 0 ? total : Money.Zero);
            (await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv", null, 1))).IsReversed.ShouldBe(taken > 0);
            await house.Application.ProveAsync();
        }

        (await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026))).Amounts.Paid.ShouldBe(Money.Zero);
        (await here.SettleAsync("2026-halv")).Total.ShouldBe(total);
    }

    // All or nothing: the run is approved, every payout is posted once and every cost is marked, or none of it.
    private static async Task VerifyAsync(MunicipalityInTest here, Money total)
    {
        var day = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv"));
        var fund = await here.SendAsync("lingonby-ekonom", new FundPageQuery(2026));
        var payouts = fund.Ledger.Where(row => row.Kind == "Utbetalt").ToList();
        fund.Amounts.Paid.ShouldBe(day.ApprovedBy is null ? Money.Zero : total);
        payouts.Count.ShouldBe(day.ApprovedBy is null ? 0 : Cases);
        payouts.Select(p => p.CaseNumber).Distinct().Count().ShouldBe(payouts.Count);
        (day.VoucherFormat is not null).ShouldBe(day.ApprovedBy is not null);
    }

    private static Task ApproveAsync(HostProcess host, string municipality, string token, SettlementDay seen) =>
        host.PostAsync(
            municipality,
            token,
            "settlements/2026-halv/approve",
            $$"""{"run":"{{seen.Run}}","version":{{seen.Version}},"total":{{seen.Total.Ore}}}"""
        );

    private static async Task RunningCaseAsync(MunicipalityInTest here, int index)
    {
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase($"Satsning {index}", "kultur"))).CaseNumber;
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["problem"] = "Ett problem.", ["requestedAmount"] = "20 000" },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        await here.OpenedOnAsync(number, new DateOnly(2026, 1, 20));
        await here.AssessAsync("lingonby-samordnare", number, ("purpose", "met", "Ja."));
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(number, "granted", $"§ {index + 1}", new DateOnly(2026, 2, 1), null, Money.FromKronor(20_000), null, null)
        );
        await here.SendAsync("lingonby-projektledare", new StartInitiative(number, new DateOnly(2026, 2, 1)));
        await here.SendAsync("lingonby-ekonom", new EnterCost(number, new DateOnly(2026, 3, 1), PerCase, $"V{index}", "Insats"));
    }
}
