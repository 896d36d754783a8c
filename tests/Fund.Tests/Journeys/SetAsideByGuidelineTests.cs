using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Overview;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>What the two guidelines say of setting money aside, in their own numbers, by the pages' messages and over the API.</summary>
public abstract class SetAsideByGuideline(JourneyFixture house)
{
    [Fact(DisplayName = "A-08 A-40 A-41 A-43 A-44 W-02 W-04 Alvesta sets aside as far as its caps reach")]
    public async Task Alvesta()
    {
        var here = Walking(await house.StartAsync("alvesta"));
        await house.ItIsAsync(2026, 2, 2);
        var many = Money.FromKronor(1_450_000_000);
        var few = Money.FromKronor(800_000_000);
        (
            await here.RefusedAsync("alvesta-ekonom", await AllocationAsync(1_500_000, few, "§ 120") with { Paragraph = " " })
        ).Findings.ShouldContain(f => f.Field == "paragraph", "A-08");
        await here.AttestedAsync("alvesta-ekonom", "alvesta-ekonomichef", await AllocationAsync(1_500_000, few, "§ 120"));
        var row = (await here.SendAsync("alvesta-revisor", new FundPageQuery(2026))).Ledger.ShouldHaveSingleItem();
        (row.Year, row.Amount).ShouldBe((2026, Money.FromKronor(1_500_000)));
        row.Reference.ShouldBe("Kommunfullmäktige 2025-11-24 § 120", "A-08");

        // 0.5 % of 800 000 000 is 4 000 000, of which 1 500 000 is set aside; the balance has room for 3 500 000.
        (await RoomAsync(few)).ShouldBe(Money.FromKronor(2_500_000), "W-02");
        (await here.RefusedAsync("alvesta-ekonom", await AllocationAsync(2_500_001, few, "§ 121"))).Findings.ShouldContain(f =>
            f.Rule == "A-43"
        );
        await here.AttestedAsync("alvesta-ekonom", "alvesta-ekonomichef", await AllocationAsync(2_500_000, few, "§ 121"));
        (await RoomAsync(few)).ShouldBe(Money.Zero, "A-43");
        (await RoomAsync(many)).ShouldBe(Money.FromKronor(1_000_000), "W-04");
        (await here.RefusedAsync("alvesta-ekonom", await AllocationAsync(1_000_001, many, "§ 122"))).Findings.ShouldContain(f =>
            f.Rule == "A-44"
        );

        async Task<Money> RoomAsync(Money basis) =>
            (await here.SendAsync("alvesta-ekonom", new AllocationRoomFor(2026, basis))).Maximum!.Value;

        async Task<AllocateToFund> AllocationAsync(long kronor, Money basis, string paragraph) =>
            new(
                2026,
                Money.FromKronor(kronor),
                basis,
                new DateOnly(2025, 11, 24),
                paragraph,
                ["result", "outlook"],
                await here.PapersAsync("alvesta-ekonom", "result", "outlook")
            );
    }

    [Fact(DisplayName = "U-04 U-11 U-18 U-82 Uppsala's year is set aside by the budget's decision, and coordination is drawn by itself")]
    public async Task Uppsala()
    {
        var here = Walking(await house.StartAsync("uppsala"));
        await house.ItIsAsync(2026, 1, 31);
        AllocateToFund year = new(
            2026,
            Money.FromKronor(10_000_000),
            Money.Zero,
            new DateOnly(2025, 11, 24),
            "§ 301",
            [],
            await here.PapersAsync("uppsala-ekonom")
        );
        (await here.RefusedAsync("uppsala-ekonom", year with { Paragraph = "" })).Findings.ShouldContain(
            f => f.Field == "paragraph",
            "U-04"
        );
        await here.AttestedAsync("uppsala-ekonom", "uppsala-ekonomichef", year);
        await here.AttestedAsync(
            "uppsala-ekonom",
            "uppsala-ekonomichef",
            new DrawForAdministration(2026, Money.FromKronor(1_000_000), "Samordnarens lön")
        );
        var fund = await here.SendAsync("uppsala-revisor", new FundPageQuery(2026));
        fund.IsYearly.ShouldBeTrue("U-82");
        fund.HasDraws.ShouldBeTrue("U-18");
        fund.Ledger.Select(row => (row.Kind, row.Amount, row.CaseNumber, row.Reference))
            .ShouldBe(
                [
                    ("Avsättning", Money.FromKronor(10_000_000), null, "Kommunfullmäktige 2025-11-24 § 301"),
                    ("Uttag för samordning", Money.FromKronor(1_000_000), null, null),
                ],
                ignoreOrder: true,
                "U-04 U-18"
            );
        fund.Amounts.Available.ShouldBe(Money.FromKronor(9_000_000));
        (await here.SendAsync("uppsala-revisor", new FundPageQuery(2027))).Amounts.Available.ShouldBe(Money.Zero, "U-82");
    }

    private protected virtual MunicipalityInTest Walking(MunicipalityInTest started) => started;
}

/// <summary>Through the messages that pages send.</summary>
public sealed class SetAsideByGuidelineTests(JourneyFixture house) : SetAsideByGuideline(house), IClassFixture<JourneyFixture>;

/// <summary>Over /api/v1 with tokens.</summary>
public sealed class SetAsideByGuidelineApiTests(JourneyFixture house) : SetAsideByGuideline(house), IClassFixture<JourneyFixture>
{
    private protected override MunicipalityInTest Walking(MunicipalityInTest started) => started.OverTheApi();
}
