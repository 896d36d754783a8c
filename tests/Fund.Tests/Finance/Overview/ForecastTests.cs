using Fund.Contracts.Values;
using Fund.Finance.Overview;
using Fund.Finance.Plans;
using Fund.Tests.Finance.Repayments;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Overview;

/// <summary>A forecast that ties: what there is, less what is expected to be paid, whatever spreads it.</summary>
public sealed class ForecastTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Controller = "lingonby-ekonom";
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact(
        DisplayName = "U-73 Of equity what is left of grants is paid by plan, else by the years of the grants, and the balance ties to the "
            + "öre"
    )]
    public async Task Of_equity()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("prognos", RepaymentInTest.ByPlan));
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        var planned = await here.RunningAsync("Med plan", Day, null, null, (2026, Money.FromKronor(300_000)));
        await PlanAsync(here, planned, (2026, 100_000), (2027, 120_000), (2031, 30_000));
        await here.RunningAsync("Utan plan", Day, null, null, (2026, Money.FromKronor(50_000)), (2027, Money.FromKronor(70_000)));
        await here.CostAsync(planned, Day, new Money(4_000_001), "V1");
        await house.ItIsAsync(2026, 9, 12);
        await here.SettleAsync("2026-halv");

        var forecast = await here.SendAsync("lingonby-revisor", new FundForecast());
        forecast
            .Years.Select(year => (year.Year, year.Paid, year.ByPlan, year.ByGrant))
            .ShouldBe([
                (2026, new Money(4_000_001), new Money(5_999_999), Money.FromKronor(50_000)),
                (2027, Money.Zero, Money.FromKronor(120_000), Money.FromKronor(70_000)),
                (2028, Money.Zero, Money.Zero, Money.Zero),
                (2029, Money.Zero, Money.Zero, Money.Zero),
            ]);
        (forecast.Later, forecast.Unplanned).ShouldBe((Money.FromKronor(80_000), Money.FromKronor(50_000)));
        (forecast.WithPlan, forecast.WithoutPlan).ShouldBe((1, 1));
        forecast.Years[0].Closing.ShouldBe(Money.FromKronor(850_000));
        forecast.Years[1].Closing.ShouldBe(Money.FromKronor(660_000));
        forecast
            .Years[^1]
            .Closing.ShouldBe(Money.FromKronor(580_000) + forecast.Later, "what is left when all has been paid can be granted");
        forecast.Years.ShouldAllBe(year => year.Room == Money.FromKronor(580_000));

        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var fund = await door.GetAsync($"{door.Root}/fonden");
        var page = await door.GetAsync(fund.Document.QuerySelector("a[href$='/fonden/prognos']")!.GetAttribute("href")!);
        var text = page.Document.QuerySelector("main")!.TextContent;
        text.ShouldContain("1 ärende har en godkänd utbetalningsplan");
        text.ShouldContain("Inget mer beviljas eller avsätts");
        text.ShouldContain($"{Money.FromKronor(850_000)}");
        (await here.OverTheApi().SendAsync(Controller, new FundForecast())).Years.Count.ShouldBe(4);
    }

    [Fact(DisplayName = "U-82 Of a yearly appropriation no year's money is paid in another, and what no plan says lapses")]
    public async Task Of_a_yearly_appropriation()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(
            TestFiles.Lingonby(
                "prognos-arlig",
                profile =>
                {
                    FundInTest.YearlyAppropriation(profile);
                    RepaymentInTest.ByPlan(profile);
                }
            )
        );
        await here.AllocateAsync(2026, Money.FromKronor(1_000_000));
        await here.AllocateAsync(2027, Money.FromKronor(400_000), "§ 2");
        var planned = await here.RunningAsync(
            "Med plan",
            Day,
            null,
            null,
            (2026, Money.FromKronor(300_000)),
            (2027, Money.FromKronor(90_000))
        );
        await PlanAsync(here, planned, (2026, 250_000), (2027, 90_000));
        await here.RunningAsync("Utan plan", Day, null, null, (2026, Money.FromKronor(60_000)));

        var forecast = await here.SendAsync(Controller, new FundForecast());
        forecast
            .Years.Take(2)
            .ShouldBe([
                new ForecastYear(
                    2026,
                    Money.Zero,
                    Money.FromKronor(1_000_000),
                    Money.Zero,
                    Money.FromKronor(250_000),
                    Money.FromKronor(60_000),
                    Money.FromKronor(690_000),
                    Money.FromKronor(640_000)
                ),
                new ForecastYear(
                    2027,
                    Money.Zero,
                    Money.FromKronor(400_000),
                    Money.Zero,
                    Money.FromKronor(90_000),
                    Money.Zero,
                    Money.FromKronor(310_000),
                    Money.FromKronor(310_000)
                ),
            ]);
        forecast.Unplanned.ShouldBe(Money.FromKronor(50_000));
    }

    [Fact(DisplayName = "The fund's year as a workbook and on paper, and another municipality's fund is not in it")]
    public async Task The_year_on_paper()
    {
        await house.ItIsAsync(2026, 3, 2);
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("fondens-ar"));
        await here.AllocateAsync(2026, Money.FromKronor(100_000));
        using var door = new PageDoor(house.Application, here.Key, "lingonby-revisor");
        var page = await door.GetAsync($"{door.Root}/fonden?year=2026");
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Från ingående till utgående saldo 2026");
        var file = await door.GetFileAsync($"{door.Root}/fonden?year=2026&handler=Years");
        (file.Status, file.Name).ShouldBe((200, $"fonden-{(await here.FundAsync(2026)).Fund}-2026.xlsx"));
        var paper = FundYearPaper.Of(await here.FundAsync(2026), "Lingonby", new DateOnly(2026, 3, 2));
        paper
            .Figures.Select(figure => figure.Text)
            .ShouldBe([$"{Money.FromKronor(100_000)}", $"{Money.FromKronor(100_000)}", $"{Money.Zero}", $"{Money.Zero}", $"{Money.Zero}"]);
        paper.Parts.Select(part => part.Title).ShouldBe(["Årets förändring", "År för år", "Huvudboken"]);
        var pdf = await door.GetFileAsync($"{door.Root}/fonden?year=2026&handler=Pdf");
        pdf.Status.ShouldBeOneOf([200, 503], "where there is no browser it is said in words");
        if (pdf.Status == 200)
        {
            pdf.Content[..4].ShouldBe("%PDF"u8.ToArray());
        }
    }

    private static async Task PlanAsync(MunicipalityInTest here, string number, params (int Year, long Kronor)[] rows)
    {
        await here.SendAsync(
            "lingonby-projektledare",
            new SubmitPlan(number, "payout", [.. rows.Select(row => new PlanRowInput(null, row.Year, Money.FromKronor(row.Kronor)))], null)
        );
        await here.SendAsync("lingonby-styrgrupp", new ApprovePlan(number, "payout", 1));
    }
}
