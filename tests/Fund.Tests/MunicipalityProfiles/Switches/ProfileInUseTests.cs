using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Forms;
using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Switches;
using Fund.Process.Calendar;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Switches;

/// <summary>What a rule version says is what people meet.</summary>
public sealed class ProfileInUseTests(FundFixture fund)
{
    [Fact(DisplayName = "F-41 Pages speak with the municipality's own words, and show who follows the guideline up")]
    public async Task Words()
    {
        var here = await StartAsync("tre-spar");
        using var manager = new PageDoor(here.Application, here.Key, "trollmark-projektledare");
        var fresh = (await manager.GetAsync(manager.Root + "/arenden/ny")).Document.Body!.TextContent;
        fresh.ShouldContain("Projektets namn");
        fresh.ShouldNotContain("atsning");

        var guideline = (await manager.GetAsync(manager.Root + "/riktlinje")).Document.Body!.TextContent;
        string[] told =
        [
            "Kommunledningsförvaltningen",
            "Alla förvaltningar",
            "Växla upp",
            "Kommunfullmäktige",
            "50 %",
            "Kommunstyrelsen",
        ];
        told.ShouldAllBe(text => guideline.Contains(text));
    }

    [Theory(DisplayName = "F-33 Repayment is in the menu only where some guideline has it, with who bears the risk")]
    [InlineData("tva-fonder", "stromvik-ekonom", true)]
    [InlineData("tre-spar", "trollmark-ekonom", false)]
    public async Task Repayment(string file, string subject, bool shown)
    {
        var here = await StartAsync(file);
        using var controller = new PageDoor(here.Application, here.Key, subject);
        var menu = (await controller.GetAsync(controller.Root + "/")).Document.QuerySelector("nav.fund-menu")!.TextContent;
        menu.ShouldContain("Fonden");
        menu.Contains("Återbetalning").ShouldBe(shown);
        if (shown)
        {
            var page = await controller.GetAsync(controller.Root + "/aterbetalning");
            page.Document.Body!.TextContent.ShouldContain("Ramen minskas enligt planen även om effekten uteblir.");
        }
    }

    [Fact(DisplayName = "F-48 A track has its own decider, its own time and its own caps")]
    public async Task A_track()
    {
        var here = await StartAsync("tre-spar");
        const string manager = "trollmark-projektledare";
        var number = (await here.SendAsync(manager, new OpenCase("Läxrum", "socialforvaltningen", Track: "prova"))).CaseNumber;
        var form = await here.SendAsync(manager, new CaseForm(number, "application"));
        form.Sections.Select(section => section.Key).ShouldBe(["idea"]);
        await here.SendAsync(
            manager,
            new SaveAnswers(
                number,
                "application",
                new Dictionary<string, string?> { ["idea"] = "Ett läxrum", ["wanted"] = "150000" },
                await here.VersionAsync(number)
            )
        );
        await here.SendAsync(manager, new SubmitApplication(number));

        var today = StockholmTime.Today(here.Application.Clock);
        (await here.SendAsync(manager, new CaseOverview(number))).Due.ShouldBe(WorkingDays.OnOrAfter(today.AddDays(14)));
        (await here.SendAsync(manager, new CaseDecisionPage(number))).Body.ShouldBe("Kommundirektören");
        var granted = Money.FromKronor(100_001);
        var refused = await here.RefusedAsync(
            "trollmark-sekreterare",
            new RecordDecision(number, "granted", "§ 1", today, null, granted, null, null)
        );
        refused.Findings.ShouldHaveSingleItem().Rule.ShouldBe("T-2");
    }

    [Fact(DisplayName = "F-41 What a fund's authority has registered bears its own number")]
    public async Task An_authority_of_its_own()
    {
        var here = await StartAsync("tva-fonder");
        const string manager = "stromvik-projektledare";
        var opened = await here.SendAsync(manager, new OpenCase("Fältvandring", "barnforvaltningen", Fund: "forebyggande"));
        var answers = new Dictionary<string, string?>
        {
            ["need"] = "Trygghet",
            ["begins"] = "2027-01-01",
            ["ends"] = "2027-12-31",
            ["appliedFor"] = "200000",
            ["measures"] = """[{"what":"Trygghet","in":"procent","now":"60","then":"75"}]""",
        };
        var seen = await here.VersionAsync(opened.CaseNumber);
        await here.SendAsync(manager, new SaveAnswers(opened.CaseNumber, "application", answers, seen));
        await here.SendAsync(manager, new SubmitApplication(opened.CaseNumber));
        var year = StockholmTime.Today(here.Application.Clock).Year;
        (await here.SendAsync(manager, new CaseOverview(opened.CaseNumber))).RegistryNumber.ShouldBe($"EK 001/{year}");
    }

    [Fact(DisplayName = "F-48 A module is switched on only where the guideline says what its answers mean")]
    public async Task A_module_needs_meaning()
    {
        var silent = TestFiles.Lingonby("tyst-" + Guid.NewGuid().ToString("N")[..8]).Replace("\"role\":\"requestedAmount\",", "");
        var here = await fund.StartMunicipalityAsync(silent.Replace("\"finance\",", ""));
        (await here.RefusedAsync("lingonby-admin", new SwitchModule("finance", On: true))).Message.ShouldContain("requestedAmount");
    }

    private Task<MunicipalityInTest> StartAsync(string file) =>
        fund.StartMunicipalityAsync(TestFiles.Municipality(file, file + "-" + Guid.NewGuid().ToString("N")[..8]));
}
