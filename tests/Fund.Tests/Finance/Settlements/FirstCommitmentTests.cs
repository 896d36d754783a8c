using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Evaluation.Schedule;
using Fund.Finance.Costs;
using Fund.Finance.Occasions;
using Fund.Finance.Settlements;
using Fund.Host.Pages;
using Fund.Platform.Tasks;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Finance.Settlements;

/// <summary>An occasion exists for a fund from its first commitment: two occasions a year here, ending 31 August and 31 December.</summary>
public sealed class FirstCommitmentTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private static readonly Dictionary<string, string?> Text = new() { ["results"] = "Bra." };

    [Fact(DisplayName = "F-11 a fund that first grants in October has no earlier occasion: none is prepared, listed, late or asked for")]
    public async Task A_fund_has_no_occasion_before_its_first_commitment()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-oktober"));
        await house.ItIsAsync(2026, 10, 5);
        (await here.SendAsync("lingonby-ekonom", new OccasionList(2026))).Occasions.ShouldBeEmpty("nothing has been granted");
        await NightAsync(here);
        (await here.TasksAsync()).ShouldBeEmpty();

        var number = await here.GrantAsync(new DateOnly(2026, 10, 5));
        await here.StartAsync(number, new DateOnly(2026, 10, 5));
        await NightAsync(here);
        (await here.SendAsync("lingonby-ekonom", new OccasionList(2026))).Occasions.ShouldHaveSingleItem().Occasion.ShouldBe("2026-ar");
        (await here.SendAsync("lingonby-ekonom", new OccasionList(2025))).Occasions.ShouldBeEmpty();
        var day = await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv"));
        (day.Exists, day.MayPrepare).ShouldBe((false, false));
        (await here.RefusedAsync("lingonby-ekonom", new SettlePeriod("2026-halv"))).Message.ShouldBe(SettlementOccasions.NothingToSettle);
        await Should.ThrowAsync<NotFound>(() => here.SendAsync("lingonby-ekonom", new SettlePeriod("2026-sommar")));
        (await OnStartPageAsync(here)).ShouldBe([("Årsredovisning 2026", StartMark.None)]);
        (await here.SendAsync("lingonby-samordnare", new PortfolioQuery())).Occasions.ShouldBeEmpty();
        (await here.TasksAsync()).ShouldNotContain(t => t.DoneAt == null && t.Kind.Contains("halv", StringComparison.Ordinal));
        (
            await here.RefusedAsync("lingonby-samordnare", new CompilePortfolio("2026-halv", new Dictionary<string, string?>()))
        ).Message.ShouldBe("Fonden hade inte beviljat några medel när perioden slutade, så det finns inget att utvärdera.");
        (
            await here.RefusedAsync("lingonby-samordnare", new CompilePortfolio("2026-ar", new Dictionary<string, string?>()))
        ).Message.ShouldStartWith("Perioden slutar 2026-12-31.");

        await house.ItIsAsync(2027, 1, 20);
        await NightAsync(here);
        (await here.SendAsync("lingonby-ekonom", new OccasionList(2026))).Occasions.ShouldHaveSingleItem().State.ShouldBe("prepared");
        var asked = (await here.TasksAsync()).Where(t => t.DoneAt is null).Select(t => t.Kind).ToList();
        asked.ShouldContain("settlement:lingonfonden:2026-ar");
        asked.ShouldContain("followup:2026-ar");
        asked.ShouldContain(kind =>
            kind.StartsWith("portfolio:", StringComparison.Ordinal) && kind.EndsWith("2026-ar", StringComparison.Ordinal)
        );
    }

    [Fact(DisplayName = "F-11 a grant decided in the old year and entered in the new has the old year's last occasion")]
    public async Task A_grant_of_the_old_year_that_is_entered_in_the_new_has_the_old_years_occasion()
    {
        var here = await house.StartDocumentAsync(TestFiles.Lingonby("lingonby-december"));
        await house.ItIsAsync(2028, 1, 3);
        await here.GrantAsync(new DateOnly(2027, 12, 20));
        (await here.SendAsync("lingonby-ekonom", new OccasionList(2027))).Occasions.ShouldHaveSingleItem().Occasion.ShouldBe("2027-ar");
    }

    [Fact(DisplayName = "F-25 a service that was down for two years prepares and asks for every occasion of them, each once")]
    public async Task A_service_that_was_down_asks_for_every_occasion_once()
    {
        var here = await house.StartDocumentAsync(Tests.Evaluation.ClockTests.WithClocks("lingonby-nere"));
        await house.ItIsAsync(2029, 3, 1);
        var number = await here.GrantAsync(new DateOnly(2029, 3, 1));
        await here.StartAsync(number, new DateOnly(2029, 3, 1));
        await here.SendAsync("lingonby-ekonom", new EnterCost(number, new DateOnly(2029, 3, 1), Money.FromKronor(10), "A 1", "Lön"));

        await house.ItIsAsync(2031, 2, 20);
        await NightAsync(here);
        string[] ended = ["2029-halv", "2029-ar", "2030-halv", "2030-ar"];
        foreach (var year in new[] { 2029, 2030 })
        {
            (await here.SendAsync("lingonby-ekonom", new OccasionList(year))).Occasions.ShouldAllBe(o => o.State == "prepared");
        }

        (await OnStartPageAsync(here)).Count(line => line.Mark == StartMark.Late).ShouldBe(4, "none has fallen out of a window");
        (await here.SendAsync("lingonby-samordnare", new PortfolioQuery())).Occasions.Select(o => o.Key).ShouldBe(ended);
        Kinds(await here.TasksAsync(), "followup:").ShouldBe(ended.Select(o => "followup:" + o), ignoreOrder: true);
        Kinds(await here.TasksAsync(), "portfolio:").Length.ShouldBe(4);

        // What has been done is not asked for again the morning after.
        await here.SendAsync("lingonby-samordnare", new CompilePortfolio("2029-halv", Text));
        await Should.ThrowAsync<Conflict>(() => here.SendAsync("lingonby-samordnare", new CompilePortfolio("2029-halv", Text)));
        await here.SendAsync("lingonby-projektledare", new RecordEvaluation(number, "statusReport", Text));
        var before = await here.TasksAsync();
        await NightAsync(here);
        (await here.TasksAsync()).Select(t => t.Id).ShouldBe(before.Select(t => t.Id));
        (await here.TasksAsync()).Where(t => t.Kind.StartsWith("followup:", StringComparison.Ordinal)).ShouldAllBe(t => t.DoneAt != null);
        (await here.SendAsync("lingonby-samordnare", new PortfolioQuery())).Occasions.Select(o => o.Key).ShouldBe(ended[1..]);
    }

    private static string[] Kinds(IEnumerable<TaskItem> tasks, string prefix) =>
        [.. tasks.Where(t => t.Kind.StartsWith(prefix, StringComparison.Ordinal)).Select(t => t.Kind)];

    private static async Task NightAsync(MunicipalityInTest here)
    {
        await here.RunJobAsync<SettlementJob>();
        await here.RunJobAsync<FollowUpJob>();
        await here.RunJobAsync<EvaluationJob>();
        await here.RunJobAsync<MeasurementJob>();
    }

    private static async Task<IReadOnlyList<(string Text, StartMark Mark)>> OnStartPageAsync(MunicipalityInTest here) =>
        [
            .. (await here.SendAsync("lingonby-ekonom", new MyStart()))
                .Parts.Where(p => p.Title == "Avräkning")
                .SelectMany(p => p.Lines)
                .Select(l => (l.Text, l.Mark)),
        ];
}
