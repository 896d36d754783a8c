using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Overview;
using Fund.Finance.Settlements;
using Fund.Finance.Years;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>
/// A municipality whose fund has three tracks, each with its own decider, time, form, caps and frame: a case in each, over two fiscal
/// years.
/// </summary>
public sealed class ThreeTracksJourneyTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Try = "prova";
    private const string Develop = "utveckla";
    private const string Scale = "vaxla";
    private const string Manager = "trollmark-projektledare";
    private const string Coordinator = "trollmark-samordnare";
    private const string Secretary = "trollmark-sekreterare";
    private const string Controller = "trollmark-ekonom";
    private const string OtherController = "trollmark-ekonom-2";
    private static readonly DateOnly Decided = new(2026, 2, 2);

    private MunicipalityInTest here = null!;

    [Fact(DisplayName = "F-48 F-72 Three tracks: a case in each, from the application to the closed case, each within its own walls")]
    public async Task From_the_application_to_the_closed_case()
    {
        here = await house.StartDocumentAsync(TestFiles.Municipality("tre-spar", "tre-spar-resan"));
        await house.ItIsAsync(2026, 2, 2);
        await here.AttestedAsync(Controller, OtherController, await AllocationAsync(2026));
        await here.AttestedAsync(Controller, OtherController, await AllocationAsync(2027));
        (await here.RefusedAsync(Manager, new OpenCase("Utan spår", "socialforvaltningen"))).Findings.ShouldContain(f =>
            f.Field == "track"
        );

        var small = await TryAsync();
        var large = await DevelopAsync();
        var wide = await ScaleAsync();
        (await AmountsAsync(2026)).Committed.ShouldBe(Money.FromKronor(500_000 + 600_000 + 2_000_000));
        (await AmountsAsync(2027)).Committed.ShouldBe(Money.FromKronor(100_000 + 300_000 + 1_000_000));

        await SettleFirstYearAsync(small, large, wide);
        await SettleSecondYearAsync(large, wide);
        await EvaluateAndCloseAsync(small, large, wide);
        await house.Application.ProveAsync();
    }

    // Small and quick: no signature and no calculation, two weeks, the director decides, and the track's frame is soon used.
    private async Task<string> TryAsync()
    {
        var number = await OpenAsync("Läxrum", Try, ("wanted", "200 000"));
        (await here.SendAsync(Manager, new CaseForm(number, "application"))).Sections.Select(s => s.Key).ShouldBe(["idea"]);
        await here.SendAsync(Manager, new SubmitApplication(number));
        await ShouldBePromisedAsync(number, new DateOnly(2026, 2, 16), "Kommundirektören", 100_000);
        await ShouldBeRefusedAsync(number, "T-2", "granted", (2026, 100_001));
        await GrantAsync(number, (2026, 100_000));

        for (var i = 2; i <= 5; i++)
        {
            var next = await OpenAsync($"Läxrum {i}", Try, ("wanted", "100 000"));
            await here.SendAsync(Manager, new SubmitApplication(next));
            await GrantAsync(next, (2026, 100_000));
        }

        var last = await OpenAsync("Läxrum 6", Try, ("wanted", "100 000"));
        await here.SendAsync(Manager, new SubmitApplication(last));
        await ShouldBeRefusedAsync(last, "T-2", "granted", (2026, 1));
        (await here.SendAsync(Secretary, new CaseDecisionPage(last))).Available.ShouldBe(
            Money.Zero,
            "the track's frame of the year is used"
        );
        await GrantAsync(last, (2027, 100_000));
        await here.SendAsync(Manager, new StartInitiative(number, Decided));
        return number;
    }

    // A new way of working: signatures, a calculation and a criterion, three months, and a share of the cost.
    private async Task<string> DevelopAsync()
    {
        var number = await OpenAsync("Digital hemtjänst", Develop, ("wanted", "2 000 000"));
        (await here.RefusedAsync(Manager, new SubmitApplication(number)))
            .Findings.Select(f => f.Rule)
            .ShouldBe(["T-3", "T-7"], ignoreOrder: true, "the calculation and the signature");
        await SaveAsync(number, ("calculation", Calculation((2026, 800_000), (2027, 400_000))));
        await here.SendAsync("trollmark-chef-social", new SignApplication(number, "socialforvaltningen"));
        await here.SendAsync(Manager, new SubmitApplication(number));
        await ShouldBePromisedAsync(number, new DateOnly(2026, 5, 4), "Kommunstyrelsen", 600_000);
        (await here.RefusedAsync(Secretary, Decision(number, (2026, 1)))).Findings.ShouldContain(f => f.Rule == "T-8");
        await here.AssessAsync(Coordinator, number, ("new", "met", "Nytt."));

        await ShouldBeRefusedAsync(number, "T-3", "perYear", (2026, 600_001));
        await ShouldBeRefusedAsync(number, "T-3", "granted", (2026, 600_000), (2027, 300_001));
        (await here.RefusedAsync(Secretary, Decision(number, (2026, 600_000), (2027, 600_000), (2028, 300_001))))
            .Findings.Select(f => f.Message)
            .ShouldContain(message => message.Contains($"högst {Money.FromKronor(1_500_000)}"), "the cap in all");
        await GrantAsync(number, (2026, 600_000), (2027, 300_000));
        await here.SendAsync(Manager, new StartInitiative(number, Decided));
        return number;
    }

    // What has worked is spread: two administrations, the council decides, and half of the cost.
    private async Task<string> ScaleAsync()
    {
        var number = await OpenAsync(
            "Läxrum överallt",
            Scale,
            ("wanted", "5 000 000"),
            ("proof", "Utvärderingen 2025."),
            ("calculation", Calculation((2026, 5_000_000), (2027, 4_000_000)))
        );
        (await here.RefusedAsync(Manager, new SubmitApplication(number))).Findings.ShouldContain(f => f.Rule == "T-4");
        await here.SendAsync(
            Manager,
            new SaveParticipants(
                number,
                [new("socialforvaltningen", true, true), new("skolforvaltningen", true, false)],
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync("trollmark-chef-social", new SignApplication(number, "socialforvaltningen"));
        (await here.RefusedAsync(Manager, new SubmitApplication(number))).Findings.ShouldHaveSingleItem().Rule.ShouldBe("T-7");
        await here.SendAsync("trollmark-chef-skola", new SignApplication(number, "skolforvaltningen"));
        await here.SendAsync(Manager, new SubmitApplication(number));
        await ShouldBePromisedAsync(number, new DateOnly(2026, 5, 4), "Kommunfullmäktige", 2_000_000);
        await here.AssessAsync(Coordinator, number, ("new", "met", "Prövat."));

        await ShouldBeRefusedAsync(number, "T-4", "perYear", (2026, 2_000_001));
        await ShouldBeRefusedAsync(number, "T-4", "granted", (2026, 2_000_000), (2027, 2_000_000), (2028, 1));
        await GrantAsync(number, (2026, 2_000_000), (2027, 1_000_000));
        await here.SendAsync(Manager, new StartInitiative(number, Decided));
        return number;
    }

    private async Task SettleFirstYearAsync(string small, string large, string wide)
    {
        await house.ItIsAsync(2026, 8, 20);
        await CostAsync(small, new DateOnly(2026, 4, 1), 110_000);
        await CostAsync(large, new DateOnly(2026, 4, 2), 350_000);
        await CostAsync(wide, new DateOnly(2026, 4, 3), 900_000);
        var half = await SettleAsync("2026-halv");
        half[small].ShouldBe((Money.FromKronor(100_000), Money.FromKronor(10_000)));
        half[large].ShouldBe((Money.FromKronor(350_000), Money.Zero));
        half[wide].ShouldBe((Money.FromKronor(900_000), Money.Zero));

        await house.ItIsAsync(2027, 1, 12);
        await CostAsync(large, new DateOnly(2026, 11, 2), 300_000);
        var whole = await SettleAsync("2026-hel");
        whole[large].ShouldBe((Money.FromKronor(250_000), Money.FromKronor(50_000)), "2027 does not pay for 2026");
        if ((await here.SendAsync(Controller, new YearEnd(2026))).AsksForUnspent)
        {
            await here.SendAsync(Controller, new DecideUnspent(2026, Money.Zero));
        }

        await here.SendAsync(Controller, new SubmitYearEnd(2026));
        await here.SendAsync(OtherController, new ApproveYearEnd(2026));
        var ended = await AmountsAsync(2026);
        (ended.Committed, ended.Available, ended.Paid).ShouldBe(
            (Money.Zero, Money.Zero, Money.FromKronor(1_600_000)),
            "the rest has lapsed"
        );
        (await AmountsAsync(2027)).Available.ShouldBe(Money.FromKronor(8_000_000 - 1_400_000));
    }

    private async Task SettleSecondYearAsync(string large, string wide)
    {
        await house.ItIsAsync(2027, 8, 20);
        await CostAsync(large, new DateOnly(2027, 4, 2), 200_000);
        await CostAsync(wide, new DateOnly(2027, 4, 3), 1_200_000);
        var half = await SettleAsync("2027-halv");
        half[large].ShouldBe((Money.FromKronor(200_000), Money.Zero));
        half[wide].ShouldBe((Money.FromKronor(1_000_000), Money.FromKronor(200_000)));
    }

    private async Task EvaluateAndCloseAsync(params string[] numbers)
    {
        foreach (var number in numbers)
        {
            await here.SendAsync(Manager, new RecordEvaluation(number, "closing", Results("Det fungerar.")));
        }

        var portfolio = await here.SendAsync(Coordinator, new PortfolioQuery());
        numbers.ShouldBeSubsetOf(portfolio.Rows.Select(r => r.CaseNumber));
        await here.SendAsync(Coordinator, new CompilePortfolio("2026-hel", Results("Sammanställt.")));
        foreach (var number in numbers)
        {
            await here.SendAsync(Coordinator, new CloseCase(number, "implemented", "Infört."));
            (await here.SendAsync(Coordinator, new CaseOverview(number))).StageKind.ShouldBe("Ended");
        }

        var present = await AmountsAsync(2027);
        (present.Released, present.Paid).ShouldBe((Money.FromKronor(100_000), Money.FromKronor(1_200_000)));
    }

    private async Task ShouldBePromisedAsync(string number, DateOnly due, string body, long available)
    {
        (await here.SendAsync(Coordinator, new CaseOverview(number))).Due.ShouldBe(due, "the track's own time");
        var page = await here.SendAsync(Secretary, new CaseDecisionPage(number));
        page.Body.ShouldBe(body);
        page.Available.ShouldBe(Money.FromKronor(available));
    }

    private async Task ShouldBeRefusedAsync(string number, string rule, string field, params (int, long)[] years)
    {
        var finding = (await here.RefusedAsync(Secretary, Decision(number, years))).Findings.ShouldHaveSingleItem();
        (finding.Rule, finding.Field, finding.Severity).ShouldBe((rule, field, Severity.Refusal));
    }

    private async Task<string> OpenAsync(string title, string track, params (string, string)[] answers)
    {
        var number = (await here.SendAsync(Manager, new OpenCase(title, "socialforvaltningen", Track: track))).CaseNumber;
        await SaveAsync(number, [("idea", "Vi prövar."), .. answers]);
        return number;
    }

    private async Task SaveAsync(string number, params (string Key, string Value)[] answers) =>
        await here.SendAsync(
            Manager,
            new SaveAnswers(
                number,
                "application",
                answers.ToDictionary(answer => answer.Key, answer => (string?)answer.Value),
                await here.VersionAsync(number)
            )
        );

    private async Task GrantAsync(string number, params (int, long)[] years) => await here.SendAsync(Secretary, Decision(number, years));

    private async Task CostAsync(string number, DateOnly day, long kronor) =>
        await here.SendAsync(Controller, new EnterCost(number, day, Money.FromKronor(kronor), $"V{number}-{day:MMdd}", "Insats"));

    private async Task<Dictionary<string, (Money Payable, Money Overrun)>> SettleAsync(string occasion)
    {
        await here.SendAsync(Controller, new SettlePeriod(occasion));
        var day = await here.SendAsync(Controller, new SettlementDayQuery(occasion));
        await here.SendAsync(OtherController, new ApproveSettlement(occasion, day.Run!.Value, day.Version, day.Total));
        return day.Rows.ToDictionary(row => row.CaseNumber, row => (row.Payable, row.Overrun));
    }

    private async Task<FundAmounts> AmountsAsync(int year) => (await here.SendAsync(Controller, new FundPageQuery(year))).Amounts;

    private static string Calculation(params (int Year, long Kronor)[] rows) =>
        "[" + string.Join(",", rows.Select(row => $$"""{"what":"Tjänster","when":"{{row.Year}}","sek":"{{row.Kronor}}"}""")) + "]";

    private async Task<AllocateToFund> AllocationAsync(int year) =>
        new(year, Money.FromKronor(8_000_000), Money.Zero, new DateOnly(2025, 11, 24), "§ 120", [], await here.PapersAsync(Controller));

    private static RecordDecision Decision(string number, params (int Year, long Kronor)[] years) =>
        new(
            number,
            "granted",
            $"§ {number}",
            Decided,
            null,
            Money.FromKronor(years.Sum(year => year.Kronor)),
            years.ToDictionary(year => year.Year, year => Money.FromKronor(year.Kronor)),
            null
        );

    private static Dictionary<string, string?> Results(string text) => new() { ["results"] = text };
}
