using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Overview;
using Fund.Tests.Running;
using MediatR;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>Two hosts on one database, and people who click at once: what may happen once happens once.</summary>
public sealed class AtOnceTests(FundFixture fund)
{
    private const int Clicks = 16;

    [Fact(DisplayName = "F-01 Of sixteen decisions on one case at once, on two hosts and under different paragraphs, one is recorded")]
    public async Task One_decision_of_many()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.AssessedAsync(here, "Beslutas en gång", 100_000);

        var done = await AtOnceAsync(here, "lingonby-sekreterare", i => about.Decision($"§ {i}", 100_000));

        done.ShouldBe(1);
        var amounts = (await here.SendAsync("lingonby-ekonom", new FundPageQuery(LingonbyCase.Today(here).Year))).Amounts;
        amounts.Committed.ShouldBe(Money.FromKronor(100_000));
        amounts.Available.ShouldBe(Money.FromKronor(2_900_000));
    }

    [Theory(DisplayName = "F-01 F-13 One paragraph is one decision, however it is written")]
    [InlineData("§ 17", "§17")]
    [InlineData("§ 17", "17")]
    [InlineData("KS § 17", "ks §17")]
    [InlineData("KF § 77", "Kf 77")]
    public void A_paragraph_is_known_by_its_letters_and_digits(string one, string other) =>
        ParagraphKey.Of(one).ShouldBe(ParagraphKey.Of(other));

    [Fact(DisplayName = "F-01 An initiative that many start at once starts once, and its history has one start")]
    public async Task Started_once()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var about = await LingonbyCase.GrantedAsync(here, "Startar en gång", 100_000);
        var today = LingonbyCase.Today(here);

        var done = await AtOnceAsync(here, "lingonby-projektledare", i => new StartInitiative(about.Number, today.AddDays(i)));

        done.ShouldBe(1);
        var history = await here.SendAsync("lingonby-revisor", new CaseHistory(about.Number));
        history.Count(row => row.Moved is not null && row.What.Contains("tarten", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact(DisplayName = "F-02 Of sixteen saves of one seen form, one is stored; the others are told who was before them")]
    public async Task One_save_of_a_seen_form()
    {
        var here = await fund.StartLingonbyAsync();
        var about = await LingonbyCase.WrittenAsync(here, "Skrivs av många", 100_000);
        var seen = await here.VersionAsync(about.Number);
        var told = new List<string>();

        var done = await AtOnceAsync(
            here,
            "lingonby-projektledare",
            i => new SaveAnswers(about.Number, "application", new Dictionary<string, string?> { ["problem"] = $"Version {i}" }, seen),
            told
        );

        done.ShouldBe(1);
        told.ShouldAllBe(sentence => sentence.Contains("Pia Projekt", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "F-12 One project code for two running cases at once: one gets it, and the database has the last word")]
    public async Task One_case_for_a_project_code()
    {
        var here = await fund.StartLingonbyAsync();
        await LingonbyCase.AllocateAsync(here, 3_000_000);
        var cases = new List<(string Number, uint Version)>();
        for (var i = 0; i < 4; i++)
        {
            var number = (await LingonbyCase.RunningAsync(here, $"Satsning {i}", 10_000)).Number;
            cases.Add((number, await here.VersionAsync(number)));
        }

        var done = await AtOnceAsync(here, "lingonby-ekonom", i => new SetProjectCode(
            cases[i % cases.Count].Number,
            "P900",
            cases[i % cases.Count].Version
        ));

        done.ShouldBeInRange(1, Clicks / cases.Count, "the same code on the same case again changes nothing");
        (
            await fund.Database.AskAsSuperuserAsync<long>(
                $"select count(*) from applications.cases where project_code = 'P900' and municipality_id = {here.Municipality.Id.Value}"
            )
        ).ShouldBe(1);
    }

    private async Task<FundApplication> SecondHostAsync()
    {
        var second = new FundApplication(fund.Database);
        await second.StartAsync();
        return second;
    }

    private async Task<int> AtOnceAsync<T>(
        MunicipalityInTest here,
        string subject,
        Func<int, IRequest<T>> message,
        List<string>? told = null
    )
    {
        await using var second = await SecondHostAsync();
        var there = new MunicipalityInTest(second, here.Municipality);
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, Clicks)
                .Select(i => Task.Run(() => TryAsync(() => (i % 2 == 0 ? here : there).SendAsync(subject, message(i)), told)))
        );
        return outcomes.Count(done => done);
    }

    // What the house says no with, in words; anything else is a fault and fails the test.
    private static async Task<bool> TryAsync<T>(Func<Task<T>> send, List<string>? told = null)
    {
        try
        {
            await send();
            return true;
        }
        catch (Exception no) when (no is Refused or Conflict)
        {
            lock (told ?? [])
            {
                told?.Add(no.Message);
            }

            return false;
        }
    }
}
