using Fund.MunicipalityProfiles.Plugins;
using Fund.Plugins;
using Fund.Tests.Running;
using Plugins.Tests.Proofs;
using Shouldly;
using Xunit;

namespace Fund.Tests.Plugins;

/// <summary>
/// What plugins do after an operation, over real HTTP: only where the operator has said, again until it is done, and seen.
/// </summary>
public sealed class FollowUpTests(PluginHouse house) : IClassFixture<PluginHouse>
{
    private const string Administrator = "lingonby-admin";

    [Fact(
        DisplayName = "F-45 A follow-up calls the operator's connection with the operator's key, and a failed one is seen and done again"
    )]
    [Proves(typeof(IFollowUp<>))]
    [Proves(typeof(FollowUpContext))]
    [Proves(typeof(FundPluginAttribute), nameof(FundPluginAttribute.Connections))]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.BudgetMilliseconds))]
    public async Task A_failed_follow_up_is_seen_and_done_again()
    {
        var here = await house.StartLingonbyAsync("", off: ["calculates"]);
        house.Registry.Break(true);
        var number = await PluginHouse.RunningAsync(here);
        var first = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "follows-up", CaseNumber: number)))[0];
        first.Result.ShouldBe("failed");
        first.Fault!.ShouldContain("500");
        var waiting = (await FailedAsync(here, count: 1)).ShouldHaveSingleItem();
        (waiting.Step, waiting.CaseNumber, waiting.Operation).ShouldBe(("follows-up", number, "StartInitiative"));
        waiting.Error!.ShouldContain(first.Number!);

        using var admin = new PageDoor(house.Application, here.Key, Administrator);
        var page = await admin.GetAsync(admin.Root + "/tillagg");
        page.Document.Body!.TextContent.ShouldContain(first.Number!);
        house.Registry.Break(false);
        var again = page.Forms().Single(form => form.Button == "Kör igen");
        (await admin.PostAsync(again.Action, again.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        await FailedAsync(here, count: 0);

        var second = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "follows-up", CaseNumber: number), 2))[^1];
        second.Result.ShouldBe("done");
        var lines = second.Lines!.Split('\n');
        lines[0].ShouldStartWith($"delivery {waiting.Id} attempt ");
        lines[0].ShouldEndWith(" by Pia Projekt ProjectManager");
        lines[0].ShouldNotContain("attempt 1 ");
        first.Lines!.ShouldStartWith($"delivery {waiting.Id} attempt 1 ");
        lines[1].ShouldBe($"case {number} running");
        lines.ShouldContain("key seen False");
        lines.ShouldContain("answer KS 2026/101");
        house.Registry.All.Where(asked => asked.Path == $"/bas/arende/{waiting.Id}").ShouldAllBe(asked => asked.Key == "hemlig");
    }

    [Theory(DisplayName = "F-45 A follow-up can reach nothing but its connections; what it lacks is told in words and it is tried again")]
    [InlineData("goes elsewhere", "Anslutningen diarium får bara anropa")]
    [InlineData("goes above", "Anslutningen diarium får bara anropa")]
    [InlineData("follows a redirect", "Anslutningen diarium får bara anropa")]
    [InlineData(
        "lacks its connection",
        "Anslutningen saknad är inte uppsatt. Driften behöver ange adressen i Plugins:Connections:witness:saknad:BaseAddress."
    )]
    public async Task Nothing_else_is_reached(string how, string fault)
    {
        var here = await house.StartLingonbyAsync(how, off: ["calculates"]);
        var number = await PluginHouse.RunningAsync(here);
        var run = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "follows-up", CaseNumber: number)))[0];
        run.Fault!.ShouldContain(fault);
        (await FailedAsync(here, count: 1)).ShouldHaveSingleItem().NextAttempt.ShouldNotBeNull("it is tried again later");
        house.Registry.All.ShouldNotContain(asked => asked.Path == "/hemligt");
    }

    private static async Task<IReadOnlyList<Fund.Platform.Plugins.WaitingFollowUp>> FailedAsync(MunicipalityInTest here, int count)
    {
        for (var tries = 0; ; tries++)
        {
            var failed = await here.SendAsync(Administrator, new FailedFollowUps());
            if (failed.Count == count || tries > 200)
            {
                failed.Count.ShouldBe(count);
                return failed;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
