using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Import;
using Fund.Finance.Settlements;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Ledger;

/// <summary>A municipality with two funds: nothing of one is another's, and only there does anybody choose.</summary>
public sealed class SeveralFundsTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task Two_funds_are_kept_granted_and_settled_apart()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await TwoFundsAsync("tva-fonder");
        (await here.RefusedAsync("lingonby-ekonom", await here.AllocationAsync(2026, Money.FromKronor(1)))).Findings.ShouldContain(f =>
            f.Field == "fund"
        );
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000), fund: "lingonfonden");
        await here.AllocateAsync(2026, Money.FromKronor(50_000), fund: "gronafonden");

        var green = await here.AppliedAsync("Grön", "gronafonden");
        (
            await here.RefusedAsync("lingonby-sekreterare", FundInTest.Grant(green, Day, (2026, Money.FromKronor(50_001))))
        ).Message.ShouldContain("Fonden har");
        var first = await here.RunningAsync("Röd", Day, "lingonfonden", null, (2026, Money.FromKronor(100_000)));
        var second = await here.RunningAsync("Grön igen", Day, "gronafonden", null, (2026, Money.FromKronor(50_000)));
        await here.SendAsync(
            "lingonby-ekonom",
            new Fund.Applications.Initiatives.SetProjectCode(first, "R1", await here.VersionAsync(first))
        );
        await here.SendAsync(
            "lingonby-ekonom",
            new Fund.Applications.Initiatives.SetProjectCode(second, "G1", await here.VersionAsync(second))
        );
        await house.ItIsAsync(2026, 9, 12);
        var file = await here.SendAsync(
            "lingonby-ekonom",
            new ReadCostFile("kostnader.se", CostFile.Sie("G1", (new DateOnly(2026, 4, 1), 20_000)))
        );
        (await here.SendAsync("lingonby-ekonom", new ImportCosts(file.ImportId))).ShouldBe(1, "cases are found over all funds");
        await here.CostAsync(first, new DateOnly(2026, 4, 1), Money.FromKronor(70_000), "V1");

        (await here.RefusedAsync("lingonby-ekonom", new SettlePeriod("2026-halv"))).Findings.ShouldContain(f => f.Field == "fund");
        (await here.SettleAsync("2026-halv", "lingonfonden")).Rows.ShouldHaveSingleItem().CaseNumber.ShouldBe(first);
        var day = await here.SettleAsync("2026-halv", "gronafonden");
        day.Rows.ShouldHaveSingleItem().CaseNumber.ShouldBe(second);
        day.Total.ShouldBe(Money.FromKronor(20_000));

        (await here.FundAsync(2026)).Fund.ShouldBe("lingonfonden", "a page that names none shows the first");
        (await here.FundAsync(2026, "lingonfonden")).Amounts.Paid.ShouldBe(Money.FromKronor(70_000));
        (await here.FundAsync(2026, "gronafonden")).Amounts.Paid.ShouldBe(Money.FromKronor(20_000));
        await Should.ThrowAsync<NotFound>(() => here.FundAsync(2026, "finns-inte"));
    }

    [Fact]
    public async Task The_schedule_settles_every_fund_and_the_start_page_names_them()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await TwoFundsAsync("tva-scheman");
        foreach (var fund in new[] { "lingonfonden", "gronafonden" })
        {
            await here.AllocateAsync(2026, Money.FromKronor(100_000), fund: fund);
            await here.RunningAsync("I " + fund, Day, fund, null, (2026, Money.FromKronor(10_000)));
        }

        await house.ItIsAsync(2026, 9, 20);
        await here.RunJobAsync<SettlementJob>();
        foreach (var fund in new[] { "lingonfonden", "gronafonden" })
        {
            (await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv", fund))).Version.ShouldBe(1, fund);
        }

        await here.RunJobAsync<SettlementJob>();
        (await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv", "gronafonden"))).Version.ShouldBe(1, "once");
        using var door = new PageDoor(house.Application, here.Key, "lingonby-ekonom");
        var start = await door.GetAsync($"/{here.Key}/");
        start.Html.ShouldContain("Delårsrapport 2026, Gröna fonden");
        start.Html.ShouldContain("/avrakning/2026-halv?fund=gronafonden");
    }

    [Fact]
    public async Task Who_has_one_fund_sees_no_choice_and_who_has_two_chooses_on_every_page_of_money()
    {
        await house.ItIsAsync(2026, 3, 2);
        var two = await TwoFundsAsync("tva-val");
        var one = await house.StartDocumentAsync(TestFiles.Lingonby("en-fond"));
        using var chooses = new PageDoor(house.Application, two.Key, "lingonby-ekonom");
        using var doesNot = new PageDoor(house.Application, one.Key, "lingonby-ekonom");
        foreach (var path in new[] { "/fonden", "/avrakning", "/avrakning/2026-halv", "/fonden/prognos" })
        {
            (await chooses.GetAsync($"/{two.Key}{path}")).Html.ShouldContain("fund=gronafonden", Case.Sensitive, path);
            (await chooses.GetAsync($"/{two.Key}{path}?fund=gronafonden")).Status.ShouldBe(200, path);
            (await doesNot.GetAsync($"/{one.Key}{path}")).Html.ShouldNotContain("fund=", Case.Sensitive, path);
        }
    }

    private Task<MunicipalityInTest> TwoFundsAsync(string key) =>
        house.StartDocumentAsync(
            TestFiles.Lingonby(
                key,
                null,
                profile =>
                {
                    profile["code"] = "gron-2024";
                    profile["fund"]!["key"] = "gronafonden";
                    profile["fund"]!["name"] = "Gröna fonden";
                }
            )
        );
}
