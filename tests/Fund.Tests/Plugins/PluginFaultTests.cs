using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Plugins;

/// <summary>A plugin's fault is a line with a number under what is missing: pages go on, and the number leads to what went wrong.</summary>
public sealed class PluginFaultTests(PluginHouse house) : IClassFixture<PluginHouse>
{
    private const string Manager = "lingonby-projektledare";
    private const string Administrator = "lingonby-admin";

    [Fact(DisplayName = "F-43 A check that throws stops no page; its number is found, with what went wrong, by the administrator")]
    public async Task A_check_that_throws_stops_no_page()
    {
        var here = await house.StartLingonbyAsync("throws", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        var fault = (await here.SendAsync(Manager, new CaseOverview(number))).Missing.Single(finding => finding.Rule == "V-3");
        (fault.Severity, fault.Field).ShouldBe((Severity.Refusal, null));
        var quoted = NumberIn(fault.Message);

        using var manager = new PageDoor(house.Application, here.Key, Manager);
        foreach (var page in new[] { "", "/ansokan", "/underskrifter", "/handlingar", "/handelser" })
        {
            (await manager.GetAsync($"{manager.Root}/arenden/{number}{page}")).Status.ShouldBe(200, page);
        }

        (await manager.GetAsync($"{manager.Root}/arenden/{number}")).Document.Body!.TextContent.ShouldContain(
            "Regeln V-3 kunde inte prövas"
        );
        var run = (await PluginHouse.RunsAsync(here, new StepRuns(Number: quoted.ToLowerInvariant()))).ShouldHaveSingleItem();
        (run.Plugin, run.Step, run.CaseNumber, run.Result).ShouldBe(("witness", "judges", number, "failed"));
        run.Fault.ShouldBe("InvalidOperationException: trasig");
        run.Lines.ShouldBeNull("what a draft holds is not the administrator's");

        using var admin = new PageDoor(house.Application, here.Key, Administrator);
        var desk = await admin.GetAsync($"{admin.Root}/tillagg?number={quoted}");
        desk.Status.ShouldBe(200);
        desk.Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("InvalidOperationException: trasig");
        (await manager.GetAsync($"{manager.Root}/tillagg")).Status.ShouldBe(403);
        NumberIn((await here.RefusedAsync(Manager, new SubmitApplication(number))).Message).ShouldNotBe(quoted, "each fault has its own");
    }

    [Fact(DisplayName = "F-43 F-50 A check that hangs is held back after three times, and the administrator sees it and releases it")]
    public async Task A_check_that_hangs_is_held_and_released()
    {
        var here = await house.StartLingonbyAsync("hangs", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        for (var i = 0; i < 3; i++)
        {
            (await here.SendAsync(Manager, new CaseOverview(number)))
                .Missing.Single(finding => finding.Rule == "V-3")
                .Message.ShouldStartWith("Regeln V-3 kunde inte prövas just nu.");
        }

        (await here.SendAsync(Manager, new CaseOverview(number)))
            .Missing.Single(finding => finding.Rule == "V-3")
            .Message.ShouldStartWith("Regeln V-3 är pausad");
        (await PluginHouse.RunsAsync(here, new StepRuns(Step: "judges"), 4))
            .Select(run => run.Result)
            .ShouldBe(["timeOut", "timeOut", "timeOut", "quarantined"]);
        var held = (await here.SendAsync(Administrator, new HeldSteps())).ShouldHaveSingleItem();
        (held.Plugin, held.Step, held.Rule).ShouldBe(("witness", "judges", "V-3"));
        var neighbour = await house.StartLingonbyAsync("", off: ["calculates"]);
        (await neighbour.SendAsync(Administrator, new HeldSteps())).ShouldBeEmpty("others keep theirs and are not told");
        await Should.ThrowAsync<NotFound>(() => neighbour.SendAsync(Administrator, new ReleaseStep("witness", "1.0.0", "judges")));

        using var admin = new PageDoor(house.Application, here.Key, Administrator);
        var desk = await admin.GetAsync(admin.Root + "/tillagg");
        var release = desk.Forms().Single(form => form.Button == "Släpp judges");
        (await admin.PostAsync(release.Action, release.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status.ShouldBe(302);
        (await here.SendAsync(Administrator, new HeldSteps())).ShouldBeEmpty();
        (await admin.GetAsync(admin.Root + "/tillagg")).Forms().ShouldNotContain(form => form.Button == "Släpp judges");
    }

    private static string NumberIn(string message) => message[(message.IndexOf("nummer ", StringComparison.Ordinal) + 7)..][..8];
}
