using System.Text.Json;
using Autofac;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.Finance.Costs.Import;
using Fund.Finance.Settlements;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Platform.Pipeline;
using Fund.Platform.Plugins;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Plugins.Tests.Proofs;
using Shouldly;
using Xunit;
using SubmitApplication = Fund.Applications.Submission.SubmitApplication;
using WithdrawCase = Fund.Applications.Initiatives.WithdrawCase;

namespace Fund.Tests.Plugins;

/// <summary>Every public member of the SDK works through the host; Plugins.Tests proves the same through the test kit.</summary>
public sealed class HostProofTests(PluginHouse house) : IClassFixture<PluginHouse>
{
    private const string Manager = "lingonby-projektledare";
    private const string Administrator = "lingonby-admin";

    [Fact(DisplayName = "F-40 Every public member of the SDK is proved through the host")]
    public void Every_member_is_proved() => SdkProofs.Unproven(typeof(HostProofTests).Assembly).ShouldBeEmpty();

    [Fact(DisplayName = "F-40 The SDK's roles are those that people of a municipality hold")]
    [Proves(typeof(Roles))]
    public void The_roles_are_the_houses() =>
        typeof(Roles)
            .GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .ShouldBe(
                Enum.GetValues<Role>().Where(role => role is not (Role.PlatformOperator or Role.System)).Select(role => role.ToString()),
                ignoreOrder: true
            );

    [Fact(
        DisplayName = "F-40 A step knows municipality, actor, guideline, day, settings and the fund's amounts, and what it writes is found"
    )]
    [Proves(typeof(PluginContext))]
    [Proves(typeof(MunicipalityView))]
    [Proves(typeof(ActorView))]
    [Proves(typeof(RulesView))]
    [Proves(typeof(ReadModel))]
    [Proves(typeof(FundBalanceView))]
    [Proves(typeof(FundPluginAttribute), nameof(FundPluginAttribute.Settings))]
    public async Task A_step_knows_where_it_is()
    {
        var here = await house.StartLingonbyAsync("inget", off: ["calculates"]);
        await PluginHouse.GrantedAsync(here);
        var draft = await PluginHouse.DraftAsync(here);
        await here.SendAsync(Manager, new WithdrawCase(draft, null));
        var run = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "knows", CaseNumber: draft)))[0];
        (run.Plugin, run.Version, run.Rule, run.Operation, run.Result).ShouldBe(("witness", "1.0.0", "V-2", "WithdrawCase", "done"));
        var lines = await LinesAsync(here, draft, "knows");
        lines[0].ShouldBe($$"""municipality {"Key":"{{here.Key}}","Name":"Lingonby kommun"}""");
        lines[1].ShouldBe("""actor {"Name":"Pia Projekt","Roles":["ProjectManager"]}""");
        lines[2]
            .ShouldBe(
                """rules {"Code":"2025","InForceFrom":"2025-01-01","InForceTo":"2028-12-31","InDepthAfterMonths":24,"""
                    + """
                    "Fields":["problem","requestedAmount","startsOn","buildsOnOngoing","costs","own","back","gain"]}
                    """
            );
        lines[3].ShouldBe("today 2026-02-02");
        lines[4].ShouldBe("settings inget");
        lines[5].ShouldBe("""balance {"AllocatedOre":50000000,"CommittedOre":8000000,"PaidOre":0,"AvailableOre":42000000}""");
    }

    [Fact(DisplayName = "F-40 A check refuses and warns at its field, in order, in its stages and under its rule")]
    [Proves(typeof(CheckContext))]
    [Proves(
        typeof(StepAttribute),
        nameof(StepAttribute.Id),
        nameof(StepAttribute.Order),
        nameof(StepAttribute.Rule),
        nameof(StepAttribute.Does),
        nameof(StepAttribute.Stages)
    )]
    public async Task A_check_refuses_and_warns()
    {
        var here = await house.StartLingonbyAsync("refuses", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        (await here.RefusedAsync(Manager, new SubmitApplication(number)))
            .Findings.Single(finding => finding.Rule == "V-3")
            .ShouldBe(new Finding("Vittnet säger nej.", "V-3", "problem"));
        (await PluginHouse.RunsAsync(here, new StepRuns(CaseNumber: number), 3))
            .Where(run => run.Operation == nameof(SubmitApplication))
            .Select(run => run.Step)
            .ShouldBe(["sees", "judges", "in-draft", "when-changed"]);
        (await here.SendAsync(Administrator, new PluginSwitches()))
            .Single(row => row.Plugin == "witness")
            .Steps.First(step => step.Id == "sees")
            .Does.ShouldBe("Skriver ned vad ett tillägg ser.");

        var elsewhere = await house.StartLingonbyAsync("warns", off: ["calculates"]);
        var draft = await PluginHouse.DraftAsync(elsewhere);
        (await elsewhere.SendAsync(Manager, new CaseOverview(draft)))
            .Missing.Single(finding => finding.Rule == "V-3")
            .ShouldBe(new Finding("Vittnet tvekar.", "V-3", "problem", Severity.Warning));
        await elsewhere.SendAsync(Manager, new SubmitApplication(draft));
    }

    [Fact(DisplayName = "F-40 A step that waits for a change runs in the host when one of its answers changes, and only then")]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.WhenChanged))]
    public async Task A_step_waits_for_a_change()
    {
        var here = await house.StartLingonbyAsync("", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        (await CheckAsync(here, number, [])).ShouldBeEmpty();
        (await CheckAsync(here, number, ["requestedAmount"])).ShouldBeEmpty();
        (await CheckAsync(here, number, ["requestedAmount", "startsOn"])).ShouldHaveSingleItem().Message.ShouldBe("Något har ändrats.");
    }

    [Fact(DisplayName = "F-44 What a step is given cannot be changed for the next one, in the host as in the kit")]
    public async Task What_is_given_cannot_be_changed()
    {
        var here = await house.StartLingonbyAsync("casts", off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        await here.SendAsync(Manager, new SubmitApplication(number));
        (await PluginHouse.RunsAsync(here, new StepRuns(Step: "judges", CaseNumber: number))).ShouldAllBe(run => run.Result == "done");
        var lines = await LinesAsync(here, number, "in-draft");
        JsonSerializer
            .Deserialize<Dictionary<string, string>>(lines[0]["answers ".Length..])!
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["problem"] = "Ensamhet.",
                    ["requestedAmount"] = "80000.00",
                    ["buildsOnOngoing"] = "no",
                },
                ignoreOrder: true
            );
        lines[1].ShouldBe("participants 1");
    }

    [Theory(DisplayName = "F-44 A step that sets an answer which it has not declared, or which nobody asks for, fails with its operation")]
    [InlineData("sets what it may not", "requestedAmount")]
    [InlineData("sets what is not asked", "madeUp")]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.Sets))]
    public async Task Only_declared_answers_are_set(string how, string field)
    {
        var here = await house.StartLingonbyAsync(how, off: ["calculates"]);
        var number = await PluginHouse.DraftAsync(here);
        var refused = await here.RefusedAsync(Manager, new SubmitApplication(number));
        var fault = refused.Findings.ShouldHaveSingleItem();
        fault.Rule.ShouldBe("V-4");
        (await here.SendAsync(Manager, new CaseOverview(number))).Stage.ShouldBe("draft");
        var run = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "sets", CaseNumber: number)))[0];
        fault.Message.ShouldContain(run.Number!);
        run.Fault!.ShouldContain(field);
    }

    [Fact(
        DisplayName = "F-40 Adjustments hold on any operation; a reaction sees the case as the operation has left it; tasks and mail follow"
    )]
    [Proves(typeof(IAdjust<>))]
    [Proves(typeof(AdjustContext))]
    [Proves(typeof(IReact<>))]
    [Proves(typeof(ReactContext))]
    [Proves(typeof(TaskDraft))]
    public async Task Adjustments_and_reactions_are_brought_home()
    {
        var here = await house.StartLingonbyAsync("", off: ["calculates"]);
        var handedIn = await PluginHouse.DraftAsync(here);
        await here.SendAsync(Manager, new SubmitApplication(handedIn));
        (await here.SendAsync(Manager, new CaseOverview(handedIn))).Due.ShouldBe(new DateOnly(2026, 2, 5), "the step's own day");

        var number = await PluginHouse.RunningAsync(here);
        var id = (await PluginHouse.InsideAsync(here, new GetCase(number))).Id;
        (await PluginHouse.InsideAsync(here, new CaseAnswers(id)))["startsOn"].ShouldBe("2026-02-02");
        (await LinesAsync(here, number, "reacts")).ShouldBe(["before decided False ", "after running 2026-02-02 2026-02-02"]);
        (
            await house.Database.AskAsSuperuserAsync<string>(
                $"""
                select concat_ws('|', kind, title, role, due, rule) from platform.tasks
                where municipality_id = {here.Municipality.Id.Value} and case_number = '{number}' and kind like 'plugin:%'
                """
            )
        ).ShouldBe("plugin:look|Se hur det går|Coordinator|2026-03-04|V-5");
        (
            await house.Database.AskAsSuperuserAsync<string>(
                $"""
                select content ->> 'Text' from platform.outbox
                where municipality_id = {here.Municipality.Id.Value} and kind = 'mail' and content ->> 'Subject' = 'Satsningen har startat'
                """
            )
        ).ShouldBe("Läxhjälp startar 2026-02-02.");
    }

    [Fact(DisplayName = "F-40 A task for a role that nobody can hold fails its step instead of being lost")]
    public async Task A_task_for_nobody_is_told()
    {
        var here = await house.StartLingonbyAsync("asks nobody", off: ["calculates"]);
        var number = await PluginHouse.GrantedAsync(here);
        (await here.RefusedAsync(Manager, new Fund.Applications.Initiatives.StartInitiative(number, new DateOnly(2026, 2, 2))))
            .Findings.ShouldHaveSingleItem()
            .Rule.ShouldBe("V-5");
        (await here.SendAsync(Manager, new CaseOverview(number))).Stage.ShouldBe("decided", "nothing of it was kept");
        (await PluginHouse.RunsAsync(here, new StepRuns(Step: "reacts", FaultsOnly: true)))[0].Fault!.ShouldContain("Trollkarl");
    }

    [Fact(DisplayName = "F-40 Each calculation is asked where the number is needed, and the host keeps its caps")]
    [Proves(typeof(ICalculate<,>))]
    [Proves(typeof(Calculation<>))]
    [Proves(typeof(AllocationRoom))]
    [Proves(typeof(AllocationRoomResult))]
    [Proves(typeof(SettlementAmount))]
    [Proves(typeof(DueDate))]
    [Proves(typeof(RuleVersionFor))]
    public async Task Each_calculation_is_asked()
    {
        var here = await house.StartLingonbyAsync("older rules", off: ["sets", "reacts", "follows-up"]);
        var room = await here.SendAsync("lingonby-ekonom", new AllocationRoomFor(2026, Money.FromKronor(1_000_000_000)));
        room.Maximum.ShouldBe(Money.FromKronor(4_999_999));
        room.Reasoning.ShouldContain(line => line.Text == "Vittnet håller inne en krona.");
        var number = await PluginHouse.RunningAsync(here);
        (await here.SendAsync(Manager, new CaseOverview(number))).RuleVersion.ShouldBe("2024");

        await here.SendAsync("lingonby-ekonom", new SetProjectCode(number, "L1", await here.VersionAsync(number)));
        await house.ItIsAsync(2026, 9, 12);
        var preview = await here.SendAsync(
            "lingonby-ekonom",
            new ReadCostFile("kostnader.se", CostFile.Sie("L1", (new DateOnly(2026, 6, 1), 10_000)))
        );
        await here.SendAsync("lingonby-ekonom", new Fund.Finance.Costs.Import.ImportCosts(preview.ImportId));
        await here.SendAsync("lingonby-ekonom", new Fund.Finance.Settlements.SettlePeriod("2026-halv"));
        (await here.SendAsync("lingonby-ekonom", new SettlementDayQuery("2026-halv")))
            .Rows.ShouldHaveSingleItem()
            .Payable.ShouldBe(Money.FromKronor(9_999));
        await house.ItIsAsync(2026, 2, 2);

        var inputs = (await PluginHouse.RunsAsync(here, new StepRuns(Step: "calculates"), 5))
            .GroupBy(run => run.Operation)
            .ToDictionary(group => group.Key, group => group.Last().Lines!.Trim());
        inputs["AllocationRoom"]
            .ShouldStartWith(
                """input {"Year":2026,"TaxAndGrantBaseOre":100000000000,"AllocatedForYearOre":0,"BalanceOre":0,"""
                    + "\"Standard\":{\"MaximumOre\":500000000,"
            );
        inputs["SettlementAmount"]
            .ShouldBe("""input {"Occasion":"2026-halv","EligibleCostOre":1000000,"RemainingGrantOre":8000000,"Standard":1000000}""");
        inputs["DueDate"].ShouldStartWith("""input {"Stage":""");
        inputs["RuleVersionFor"].ShouldBe("""input {"OpenedOn":"2026-02-02","Standard":"2025"}""");
    }

    [Fact(DisplayName = "F-40 A package is for the municipalities that it names, in the version that it has")]
    [Proves(
        typeof(FundPluginAttribute),
        nameof(FundPluginAttribute.Id),
        nameof(FundPluginAttribute.Version),
        nameof(FundPluginAttribute.Municipalities)
    )]
    public async Task A_package_is_for_whom_it_names()
    {
        var here = await house.StartLingonbyAsync(null);
        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Administrator, new SwitchPlugin("orderly", "1.0.0", On: true)));
        var package = house.Application.Services.GetRequiredService<PluginPackages>().Find("witness", "1.0.0")!;
        (package.Id, package.Version, package.Status).ShouldBe(("witness", "1.0.0", PluginStatus.Active));
        (
            await here.RefusedAsync(
                Administrator,
                new SwitchPlugin("witness", "1.0.0", On: true, SettingsJson: $$"""{ "how": "{{new string('x', 101)}}" }""")
            )
        ).Message.ShouldContain("Högst 100 tecken.");
    }

    private static async Task<List<string>> LinesAsync(MunicipalityInTest here, string number, string step)
    {
        await PluginHouse.RunsAsync(here, new StepRuns(Step: step, CaseNumber: number));
        var trace = (await PluginHouse.TracesAsync(here, step)).Last(t => t.CaseNumber == number);
        return [.. trace.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    // The pipeline passes what an operation changes; here it is passed by hand to the very host of the request.
    private static async Task<IReadOnlyList<Finding>> CheckAsync(MunicipalityInTest here, string number, HashSet<string> changed)
    {
        await using var scope = here.Application.Root.BeginLifetimeScope();
        scope.Resolve<CurrentMunicipality>().Enter(here.Municipality);
        using var inside = scope.Resolve<MessageScope>().Inside();
        var (header, _, facts) = await scope.Resolve<CaseProcess>().LoadAsync(number, TestContext.Current.CancellationToken);
        return await scope
            .Resolve<PluginHost>()
            .CheckAsync(new Fund.Plugins.SubmitApplication(), header, facts, changed, TestContext.Current.CancellationToken);
    }
}
