using Autofac;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tasks;
using Fund.Tests.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Tests.Running;

/// <summary>Ways that several tests walk in the made-up municipality.</summary>
internal static class Walks
{
    /// <summary>Money in the fund, an application and its grant of 20 000 SEK, decided on a day; not started.</summary>
    public static async Task<string> GrantAsync(
        this MunicipalityInTest here,
        DateOnly decidedOn,
        string title = "Läxhjälp",
        params (string Key, string Value)[] answers
    )
    {
        await here.AttestedAsync(
            "lingonby-ekonom",
            "lingonby-ekonom2",
            new AllocateToFund(
                decidedOn.Year,
                Money.FromKronor(100_000),
                Money.FromKronor(1_000_000_000),
                decidedOn,
                "§ 1",
                ["result"],
                await here.PapersAsync("lingonby-ekonom", "result")
            )
        );
        var number = (await here.SendAsync("lingonby-projektledare", new OpenCase(title, "kultur"))).CaseNumber;
        var all = new Dictionary<string, string?> { ["problem"] = "Ett problem.", ["requestedAmount"] = "20 000" };
        foreach (var (key, value) in answers)
        {
            all[key] = value;
        }

        await here.SendAsync("lingonby-projektledare", new SaveAnswers(number, "application", all, await here.VersionAsync(number)));
        await here.SendAsync("lingonby-chef", new SignApplication(number, "kultur"));
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        await here.OpenedOnAsync(number, decidedOn);
        foreach (var criterion in (await here.SendAsync("lingonby-samordnare", new CaseCriteria(number))).Criteria.Where(c => c.Applies))
        {
            await here.SendAsync("lingonby-samordnare", new AssessCriterion(number, criterion.Key, "met", "Ja."));
        }

        await here.SendAsync("lingonby-samordnare", new LodgeAssessment(number));
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(number, "granted", "§ 2", decidedOn, null, Money.FromKronor(20_000), null, null)
        );
        return number;
    }

    /// <summary>
    /// The case as if it had been opened, and handed in where it is, on an earlier day: nothing that is done to it is dated before (F-08).
    /// </summary>
    public static Task OpenedOnAsync(this MunicipalityInTest here, string number, DateOnly day) =>
        here.Application.Database.AskAsSuperuserAsync<int>(
            $"""
            update applications.submissions set "on" = least("on", '{day:yyyy-MM-dd}')
            where municipality_id = {here.Municipality.Id.Value}
              and case_id = (
                  select id from applications.cases where municipality_id = {here.Municipality.Id.Value} and number = '{number}');
            update applications.cases
            set opened_on = least(opened_on, '{day:yyyy-MM-dd}'),
                received_on = case when received_on is not null then least(received_on, '{day:yyyy-MM-dd}') end
            where municipality_id = {here.Municipality.Id.Value} and number = '{number}'
            """
        );

    /// <summary>Starts a granted initiative.</summary>
    public static Task StartAsync(this MunicipalityInTest here, string number, DateOnly on) =>
        here.SendAsync("lingonby-projektledare", new StartInitiative(number, on));

    /// <summary>Runs a daily job as the schedule would.</summary>
    public static Task RunJobAsync<TJob>(this MunicipalityInTest here)
        where TJob : IMunicipalityJob =>
        here
            .Application.Services.GetRequiredService<MunicipalityJobRunner>()
            .RunAsync(here.Municipality.Id.Value, typeof(TJob).FullName!, CancellationToken.None);

    /// <summary>Every task that was ever asked there, the oldest first.</summary>
    public static async Task<IReadOnlyList<TaskItem>> TasksAsync(this MunicipalityInTest here)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        await scope.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        return await scope.Resolve<PlatformDb>().Tasks.AsNoTracking().OrderBy(t => t.AskedAt).ThenBy(t => t.Id).ToListAsync();
    }
}
