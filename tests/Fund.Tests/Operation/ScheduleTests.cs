using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Settlements;
using Fund.Host.Seeding;
using Fund.MunicipalityProfiles.Switches;
using Fund.Tests.Finance;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// Time passes: the reporting calendar makes Hangfire prepare the settlement, in each municipality, with nobody at a page. Real Hangfire on
/// the real database.
/// </summary>
public sealed class ScheduleTests(FundFixture fund) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private FundApplication application = null!;

    public async ValueTask InitializeAsync()
    {
        database = await fund.Houses.BorrowDatabaseAsync();
        application = new FundApplication(database, $"--FUND_DATABASE_JOBS={database.Jobs}");
    }

    public async ValueTask DisposeAsync()
    {
        await application.ProveAsync();
        await application.DisposeAsync();
        fund.Houses.GiveBack(database);
    }

    [Fact]
    public async Task When_the_day_comes_the_settlement_is_prepared_in_each_municipality_that_uses_finance()
    {
        await application.MoveClockAsync(At(2026, 3, 2));
        var first = await StartAsync("lingonby-ett");
        var second = await StartAsync("lingonby-tva");
        var without = await StartAsync("lingonby-utan");
        await without.SendAsync("lingonby-admin", new SwitchModule("evaluation", false));
        await without.SendAsync("lingonby-admin", new SwitchModule("finance", false));
        await application.StartAsync();
        await ScheduledAsync(first, second);
        (await first.SendAsync("lingonby-ekonom", new OccasionList(2026))).Occasions.ShouldAllBe(o => o.State == "none");

        await application.MoveClockAsync(At(2026, 9, 20));

        foreach (var here in new[] { first, second })
        {
            await UntilAsync(async () =>
                (await here.SendAsync("lingonby-ekonom", new OccasionList(2026))).Occasions.Single(o => o.Occasion == "2026-halv").State
                == "prepared"
            );
            var day = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv"));
            day.Total.ShouldBe(Money.FromKronor(10_000));
            day.PreparedBy.ShouldNotBeNullOrEmpty();
            await here.SendAsync("lingonby-ekonom2", new ApproveSettlement("2026-halv", day.Run!.Value, day.Version, day.Total));
        }

        (
            await database.AskAsSuperuserAsync<long>(
                $"select count(*) from finance.settlement_runs where municipality_id = {without.Municipality.Id.Value}"
            )
        ).ShouldBe(0);
    }

    private async Task<MunicipalityInTest> StartAsync(string key)
    {
        var here = new MunicipalityInTest(
            application,
            await MunicipalityStart.RunAsync(application.Services, TestFiles.Lingonby(key), CancellationToken.None)
        );
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
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase("Läxhjälp", "kultur"))).CaseNumber;
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
        await here.OpenedOnAsync(number, new DateOnly(2026, 3, 1));
        foreach (var criterion in (await here.SendAsync("lingonby-samordnare", new CaseCriteria(number))).Criteria.Where(c => c.Applies))
        {
            await here.SendAsync("lingonby-samordnare", new AssessCriterion(number, criterion.Key, "met", "Ja."));
        }

        await here.SendAsync("lingonby-samordnare", new LodgeAssessment(number));
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(number, "granted", "§ 2", new DateOnly(2026, 3, 2), null, Money.FromKronor(20_000), null, null)
        );
        await here.SendAsync("lingonby-projektledare", new StartInitiative(number, new DateOnly(2026, 3, 2)));
        await here.SendAsync("lingonby-ekonom", new EnterCost(number, new DateOnly(2026, 3, 2), Money.FromKronor(10_000), "A 1", "Lön"));
        return here;
    }

    // The schedule is read when the host starts; until then there is nothing that the clock could set off.
    private Task ScheduledAsync(params MunicipalityInTest[] municipalities) =>
        UntilAsync(async () =>
            await database.AskAsSuperuserAsync<long>(
                "select count(*) from hangfire.set where key = 'recurring-jobs' and value like 'settlement:%'"
            ) >= municipalities.Length
        );

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 240; tries++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(250);
        }

        (await holds()).ShouldBeTrue("it did not come about within a minute");
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 7, 0, 0, TimeSpan.Zero);
}
