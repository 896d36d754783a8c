using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Allocations;

/// <summary>Money is set aside in a fund.</summary>
public sealed class AllocationTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-04 The cap on the balance is asked of the whole balance, whatever budget year is chosen")]
    public async Task The_balance_cap_knows_no_year()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f04-tak"));
        await here.AllocateAsync(2026, Money.FromKronor(4_999_999));
        foreach (var year in new[] { 2024, 2025, 2026, 2027 })
        {
            (await here.SendAsync("lingonby-ekonom", new AllocationRoomFor(year, Money.FromKronor(2_000_000_000)))).Maximum.ShouldBe(
                Money.FromKronor(1),
                $"{year}"
            );
            (
                await here.RefusedAsync("lingonby-ekonom", await here.AllocationAsync(year, Money.FromKronor(2), "§ 2"))
            ).Findings.ShouldContain(f => f.Rule == "L-11" && f.Field == "amount");
        }

        await here.AllocateAsync(2025, Money.FromKronor(1), "§ 3");
    }

    [Fact(DisplayName = "F-17 A refused allocation cites the rule of the cap that it passes, each its own")]
    public async Task Each_cap_cites_its_own_rule()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f17-tak"));
        (await RulesAsync(1_000_000, 100_000_000)).ShouldBe(["L-10"], "0,5 % of 100 million is 500,000");
        (await RulesAsync(5_000_001, 2_000_000_000)).ShouldBe(["L-11"]);
        (await RulesAsync(6_000_000, 1_000_000_000)).ShouldBe(["L-10", "L-11"]);

        async Task<IEnumerable<string?>> RulesAsync(long kronor, long taxes) =>
            (
                await here.RefusedAsync(
                    "lingonby-ekonom",
                    await here.AllocationAsync(2026, Money.FromKronor(kronor)) with
                    {
                        TaxAndGrantBase = Money.FromKronor(taxes),
                    }
                )
            ).Findings.Select(f => f.Rule);
    }

    [Fact(DisplayName = "F-13 One decision of the council sets money aside once, however its paragraph is typed and whoever sends it")]
    public async Task A_decision_counts_once()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("f13-beslut"));
        await here.AllocateAsync(2026, Money.FromKronor(1_000), "§ 17");
        foreach (var paragraph in new[] { "§17", "KF § 17", "§ 17" })
        {
            (await Should.ThrowAsync<Conflict>(() => here.AllocateAsync(2026, Money.FromKronor(1_000), paragraph))).Message.ShouldContain(
                "redan bokfört för 2026"
            );
        }

        await here.AllocateAsync(2027, Money.FromKronor(1_000), "§ 17");
        await here.AllocateAsync(2026, Money.FromKronor(1_000), "§ 18");
        (await here.FundAsync(2027)).Amounts.Allocated.ShouldBe(Money.FromKronor(3_000));
    }
}
