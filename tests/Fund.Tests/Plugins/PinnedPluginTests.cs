using System.IO.Compression;
using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Plugins;

/// <summary>A case goes on under the plugins, versions and settings that it was opened under, while new ones get what is new.</summary>
public sealed class PinnedPluginTests(PluginHouse house) : IClassFixture<PluginHouse>
{
    private const string Manager = "lingonby-projektledare";
    private const string Administrator = "lingonby-admin";
    private const string SaysNo = "Version två säger nej.";

    [Fact(
        DisplayName = "F-46 Versions run side by side: each case keeps its own, also when the plugin is switched off, and the answer says "
            + "so"
    )]
    public async Task Each_case_keeps_its_own_version()
    {
        var here = await house.StartLingonbyAsync(null, key: "provby");
        var without = await PluginHouse.DraftAsync(here);
        await SwitchAsync(here, "1.0.0");
        var first = await PluginHouse.DraftAsync(here);
        await InstallSecondVersionAsync();
        (await SwitchAsync(here, "2.0.0")).ShouldBe(new PluginSwitched(1, Kept: true));
        var second = await PluginHouse.DraftAsync(here);

        (await SaysNoAsync(here, without)).ShouldBeFalse();
        (await SaysNoAsync(here, first)).ShouldBeFalse();
        (await SaysNoAsync(here, second)).ShouldBeTrue();
        (await here.RefusedAsync(Manager, new SubmitApplication(second))).Message.ShouldContain(SaysNo);

        (await SwitchAsync(here, "2.0.0", on: false)).ShouldBe(new PluginSwitched(1, Kept: true));
        (await SaysNoAsync(here, second)).ShouldBeTrue("the rule of a running case is not dropped in silence");
        var third = await PluginHouse.DraftAsync(here);
        (await SaysNoAsync(here, third)).ShouldBeFalse();
        var rows = (await here.SendAsync(Administrator, new PluginSwitches())).Where(row => row.Plugin == "orderly").ToList();
        rows.Select(row => (row.Version, row.On, row.RunningCases)).ShouldBe([("1.0.0", false, 1), ("2.0.0", false, 1)], ignoreOrder: true);

        (await SwitchAsync(here, "2.0.0", on: false, running: true)).ShouldBe(new PluginSwitched(1, Kept: false));
        (await SaysNoAsync(here, second)).ShouldBeFalse("it was said to hold for running cases as well");
        await here.SendAsync(Manager, new SubmitApplication(first));
        await Should.ThrowAsync<NotFound>(() => SwitchAsync(here, "2.0.0", on: false, running: true));
    }

    [Fact(
        DisplayName = "F-46 A change of settings is for new cases, and may be made to hold for those that run without moving another plugin"
    )]
    public async Task Settings_are_for_new_cases()
    {
        var here = await house.StartLingonbyAsync("refuses", off: ["calculates"]);
        var first = await PluginHouse.DraftAsync(here);
        await here.SendAsync(Administrator, PluginHouse.Witness("", "calculates"));
        var second = await PluginHouse.DraftAsync(here);
        (await RefusesAsync(here, first)).ShouldBeTrue();
        (await RefusesAsync(here, second)).ShouldBeFalse();

        var changed = await here.SendAsync(Administrator, PluginHouse.Witness("", "calculates") with { ForRunningCases = true });
        changed.ShouldBe(new PluginSwitched(2, Kept: false));
        (await RefusesAsync(here, first)).ShouldBeFalse();
    }

    [Fact(DisplayName = "F-46 The administrator's page says how many running cases a switch concerns, and what became of them")]
    public async Task The_page_says_how_many()
    {
        var here = await house.StartLingonbyAsync("", off: ["calculates"]);
        await PluginHouse.DraftAsync(here);
        await PluginHouse.DraftAsync(here);
        using var admin = new PageDoor(house.Application, here.Key, Administrator);
        var page = await admin.GetAsync(admin.Root + "/administration");
        page.Document.Body!.TextContent.ShouldContain("2 pågående ärenden");
        var off = page.Forms().Single(form => form.Button == "Stäng av Witness 1.0.0");
        var kept = off.Fields.Where(field => field.Name != "running").Select(f => KeyValuePair.Create(f.Name, f.Value));
        var after = await admin.PostAsync(off.Action, kept);
        (await admin.GetAsync(after.Location!)).Document.Body!.TextContent.ShouldContain(
            "2 pågående ärenden hanteras vidare som " + "förut."
        );
    }

    [Fact(DisplayName = "F-47 The operator installs a package while the house runs; a wrong one is refused in words")]
    public async Task The_operator_installs_a_package()
    {
        await house.BecomeOperatorAsync("driften");
        using var door = new PageDoor(house.Application, "", "driften");
        var page = await door.GetAsync("/drift");
        page.Status.ShouldBe(200);
        page.Document.Body!.TextContent.ShouldContain("saknad: inte uppsatt");
        var form = page.Forms().Single(f => f.Button == "Installera paketet");
        form.Files.ShouldBe(["package"]);
        var wrong = await PostAsync("text.zip", new ByteArrayContent([1, 2, 3]));
        wrong.Status.ShouldBe(422);
        wrong.Document.Body!.TextContent.ShouldContain("Filen är inget zip-paket.");

        using var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(PluginHouse.Samples, "witness", "1.0.0")))
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file));
            }
        }

        var twice = await PostAsync("witness.zip", new ByteArrayContent(zip.ToArray()));
        twice.Status.ShouldBe(422);
        twice.Document.Body!.TextContent.ShouldContain("är redan installerat");
        await InstallSecondVersionAsync();
        (await door.GetAsync("/drift")).Document.Body!.TextContent.ShouldContain("driften");
        var here = await house.StartLingonbyAsync(null);
        await here.SendAsync(Administrator, new SwitchPlugin("orderly", "2.0.0", On: true));
        (await SaysNoAsync(here, await PluginHouse.DraftAsync(here))).ShouldBeTrue();

        async Task<PageSeen> PostAsync(string name, HttpContent content) =>
            await door.PostAsync(
                form.Action,
                form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                [new FileField("package", name, content)]
            );
    }

    // Once for all tests of the house: a version never replaces itself.
    private async Task InstallSecondVersionAsync()
    {
        if (Directory.Exists(Path.Combine(house.Folder, "orderly", "2.0.0")))
        {
            return;
        }

        await house.BecomeOperatorAsync("driften");
        using var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(PluginHouse.Samples, "orderly", "2.0.0")))
            {
                archive.CreateEntryFromFile(file, Path.GetFileName(file));
            }
        }

        using var door = new PageDoor(house.Application, "", "driften");
        var form = (await door.GetAsync("/drift")).Forms().Single(f => f.Button == "Installera paketet");
        var done = await door.PostAsync(
            form.Action,
            form.Fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            [new FileField("package", "orderly.zip", new ByteArrayContent(zip.ToArray()))]
        );
        done.Status.ShouldBe(302);
        (await door.GetAsync(done.Location!)).Document.Body!.TextContent.ShouldContain("2.0.0 är installerat");
    }

    private static async Task<PluginSwitched> SwitchAsync(MunicipalityInTest here, string version, bool on = true, bool running = false) =>
        await here.SendAsync(Administrator, new SwitchPlugin("orderly", version, on, ForRunningCases: running));

    private static async Task<bool> SaysNoAsync(MunicipalityInTest here, string number) =>
        (await here.SendAsync(Manager, new CaseOverview(number))).Missing.Any(finding => finding.Message == SaysNo);

    private static async Task<bool> RefusesAsync(MunicipalityInTest here, string number) =>
        (await here.SendAsync(Manager, new CaseOverview(number))).Missing.Any(finding => finding.Message == "Vittnet säger nej.");
}
