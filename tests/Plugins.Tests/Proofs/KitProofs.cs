using System.Net;
using System.Reflection;
using System.Text.Json;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Fund.Plugins.Testing;
using Microsoft.Extensions.Time.Testing;
using Plugins.Tests.Runtime;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Proofs;

/// <summary>Every public member of the SDK works through the test kit; Fund.Tests proves the same through the host.</summary>
public sealed class KitProofs
{
    private static readonly Assembly Witness = PluginPackages
        .LoadFrom(SamplePlugins.Folder)
        .Find("witness", "1.0.0")!
        .Steps[0]
        .Instance.GetType()
        .Assembly;

    private static readonly Uri Registry = new("https://diarium.invalid/bas");

    private static readonly Scenario Here = Scenario
        .Of(Witness)
        .In("provby", "Provby")
        .On("2026-03-02")
        .As(Roles.ProjectManager, Roles.Controller)
        .Under((RulesView)Filled.Of(typeof(RulesView)))
        .Balance(allocatedOre: 1_000, committedOre: 300, paidOre: 200);

    public static TheoryData<Type> Operations =>
        [.. SdkProofs.Types.Where(type => type.IsSubclassOf(typeof(Operation)) && type != typeof(StartInitiative))];

    [Fact(DisplayName = "F-40 Every public member of the SDK is proved through the test kit")]
    public void Every_member_is_proved() => SdkProofs.Unproven(typeof(KitProofs).Assembly).ShouldBeEmpty();

    [Theory(DisplayName = "F-40 Each operation reaches a step with all that it holds, and the case with it")]
    [MemberData(nameof(Operations))]
    [Proves(typeof(Operation))]
    [Proves(typeof(CaseView))]
    [Proves(typeof(UnitView))]
    [Proves(typeof(RepaymentRowView))]
    [Proves(typeof(PluginContext), nameof(PluginContext.Case), nameof(PluginContext.Trace))]
    [Proves(typeof(ICheck<>))]
    public async Task Each_operation_is_seen_whole(Type type)
    {
        var operation = (Operation)Filled.Of(type);
        var about = (CaseView)Filled.Of(typeof(CaseView));
        var outcome = await Here.Given(about).RunAsync(operation, TestContext.Current.CancellationToken);
        Lines(outcome, "sees")
            .ShouldBe([$"operation {JsonSerializer.Serialize((object)operation)}", $"case {JsonSerializer.Serialize(about)}"]);
    }

    [Fact(DisplayName = "F-40 A step knows municipality, actor, guideline, day, settings and the fund's amounts")]
    [Proves(
        typeof(PluginContext),
        nameof(PluginContext.Municipality),
        nameof(PluginContext.Actor),
        nameof(PluginContext.Rules),
        nameof(PluginContext.Today),
        nameof(PluginContext.Settings),
        nameof(PluginContext.Read)
    )]
    [Proves(typeof(MunicipalityView))]
    [Proves(typeof(ActorView))]
    [Proves(typeof(RulesView))]
    [Proves(typeof(ReadModel))]
    [Proves(typeof(FundBalanceView))]
    [Proves(typeof(FundPluginAttribute), nameof(FundPluginAttribute.Settings))]
    public async Task A_step_knows_where_it_is()
    {
        var outcome = await Here.With(new { How = "inget" }).RunAsync(new WithdrawCase(), TestContext.Current.CancellationToken);
        Lines(outcome, "knows")
            .ShouldBe([
                """municipality {"Key":"provby","Name":"Provby"}""",
                """actor {"Name":"Prova Provsson","Roles":["ProjectManager","Controller"]}""",
                $"rules {JsonSerializer.Serialize(Filled.Of(typeof(RulesView)))}",
                "today 2026-03-02",
                "settings inget",
                """balance {"AllocatedOre":1000,"CommittedOre":300,"PaidOre":200,"AvailableOre":500}""",
            ]);
    }

    [Fact(DisplayName = "F-40 A check refuses and warns at its field, under its rule")]
    [Proves(typeof(CheckContext))]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.Id), nameof(StepAttribute.Rule))]
    public async Task A_check_refuses_and_warns()
    {
        var refused = await SubmitAsync("refuses");
        refused.Refusals.ShouldHaveSingleItem().ShouldBe(new StepFinding("judges", "V-3", "Vittnet säger nej.", "problem", Refuses: true));
        refused.StepsRun.ShouldNotContain(step => step.StepId == "sets", "nothing is adjusted after a refusal");
        (await SubmitAsync("warns"))
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(new StepFinding("judges", "V-3", "Vittnet tvekar.", "problem", Refuses: false));
    }

    [Fact(DisplayName = "F-40 Steps run in order, in their stages, and when what they wait for has changed")]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.Order), nameof(StepAttribute.Stages), nameof(StepAttribute.WhenChanged))]
    public async Task Steps_run_in_order_and_only_where_they_apply()
    {
        (await SubmitAsync("")).StepsRun.Select(step => step.StepId).ShouldBe(["sees", "judges", "in-draft", "sets"]);
        var changed = await Here.Given(Draft())
            .Changing("startsOn", "title")
            .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        changed.StepsRun.Select(step => step.StepId).ShouldBe(["sees", "judges", "in-draft", "when-changed", "sets"]);
        changed.Warnings.ShouldHaveSingleItem().StepId.ShouldBe("when-changed");
    }

    [Fact(DisplayName = "F-43 A check that outlives its budget is a refusal with a number, and why it was stands in its trace")]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.BudgetMilliseconds))]
    public async Task A_budget_is_kept()
    {
        var time = new FakeTimeProvider();
        var running = Here.Given(Draft())
            .With(new { How = "hangs" })
            .Timed(time)
            .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var fault = (await running).Refusals.ShouldHaveSingleItem();
        fault.Rule.ShouldBe("V-3");
        fault.Message.ShouldContain(fault.Reference!);
        (await running).StepsRun.Single(step => step.Reference == fault.Reference).Result.ShouldBe("timeOut");
    }

    [Fact(DisplayName = "F-44 What a step is given cannot be changed for the next one")]
    public async Task What_is_given_cannot_be_changed()
    {
        var outcome = await SubmitAsync("casts");
        Lines(outcome, "in-draft").ShouldBe(["""answers {"problem":"Ensamhet."}""", "participants 1"]);
        outcome.StepsRun.Single(step => step.StepId == "judges").Result.ShouldBe("done");
    }

    [Fact(
        DisplayName = "F-44 A step sets only the answers that it declares and that the guideline asks for; hiding the refusal helps nobody"
    )]
    [Proves(typeof(IAdjust<>))]
    [Proves(typeof(AdjustContext))]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.Sets))]
    public async Task Only_declared_answers_are_set()
    {
        (await SubmitAsync("")).Deadline.ShouldBe(new DateOnly(2026, 3, 5));
        (await Started()).Answers.ShouldBe(new Dictionary<string, string?> { ["startsOn"] = "2026-04-01" });
        foreach (var (how, message) in new[] { ("sets what it may not", "requestedAmount"), ("sets what is not asked", "madeUp") })
        {
            (await Should.ThrowAsync<PluginStepFailed>(SubmitAsync(how))).InnerException!.Message.ShouldContain(message);
        }
    }

    [Fact(DisplayName = "F-44 What an adjustment has set is checked again, on the case as it has become")]
    public async Task What_is_set_is_checked_again()
    {
        var about = (CaseView)Filled.Of(typeof(CaseView));
        var lines = Lines(await Started(about), "sees");
        lines.Count.ShouldBe(4);
        var (before, after) = (JsonSerializer.Deserialize<CaseView>(lines[1][5..])!, JsonSerializer.Deserialize<CaseView>(lines[3][5..])!);
        after.Answers["startsOn"].ShouldBe("2026-04-01");
        foreach (var property in typeof(CaseView).GetProperties().Where(property => property.Name != nameof(CaseView.Answers)))
        {
            JsonSerializer.Serialize(property.GetValue(after)).ShouldBe(JsonSerializer.Serialize(property.GetValue(before)), property.Name);
        }
    }

    [Fact(DisplayName = "F-40 A reaction sees the case before and after, asks for tasks and tells people")]
    [Proves(typeof(IReact<>))]
    [Proves(typeof(ReactContext))]
    [Proves(typeof(TaskDraft))]
    [Proves(typeof(Roles))]
    public async Task A_reaction_asks_and_tells()
    {
        var outcome = await Started();
        Lines(outcome, "reacts").ShouldBe(["before draft False ", "after running 2026-04-01 2026-04-01"]);
        var task = outcome.Tasks.ShouldHaveSingleItem();
        (task.Kind, task.Title, task.Role, task.Due).ShouldBe(("look", "Se hur det går", Roles.Coordinator, new DateOnly(2026, 5, 1)));
        outcome.Notifications.ShouldBe([
            new Notification(Roles.Coordinator, "Satsningen har startat", "Tidiga insatser startar 2026-04-01."),
        ]);
        (await Should.ThrowAsync<PluginStepFailed>(Started(how: "asks nobody"))).InnerException!.Message.ShouldContain("Trollkarl");
        Should.Throw<ArgumentException>(() => Here.As("Trollkarl"));
    }

    [Fact(DisplayName = "F-45 A follow-up calls below its connection's address and nothing else")]
    [Proves(typeof(IFollowUp<>))]
    [Proves(typeof(FollowUpContext))]
    [Proves(typeof(FundPluginAttribute), nameof(FundPluginAttribute.Connections))]
    public async Task A_follow_up_calls_only_its_connection()
    {
        using var answers = new Answering();
        var lines = Lines(await Started(answers: answers), "follows-up");
        lines[0].ShouldMatch("^delivery [0-9a-f-]{36} attempt 1 by Prova Provsson ProjectManager,Controller$");
        lines[1].ShouldBe("case 2026-7 running");
        lines[^1].ShouldBe("answer KS 2026/101");
        answers.Asked.ShouldHaveSingleItem().ShouldStartWith("https://diarium.invalid/bas/arende/");
        foreach (
            var (how, why) in new[]
            {
                ("goes elsewhere", "får bara anropa https://diarium.invalid/bas/"),
                ("goes above", "får bara anropa https://diarium.invalid/bas/"),
                ("follows a redirect", "anropet till https://annan.invalid/ stoppades"),
                ("lacks its connection", "say what answers for \"saknad\" with Connecting"),
            }
        )
        {
            (await Should.ThrowAsync<PluginStepFailed>(Started(how: how, answers: answers))).InnerException!.Message.ShouldContain(why);
        }
    }

    [Fact(DisplayName = "F-40 Each calculation is given whole, and its answer is the plugin's")]
    [Proves(typeof(ICalculate<,>))]
    [Proves(typeof(Calculation<>))]
    [Proves(typeof(AllocationRoom))]
    [Proves(typeof(AllocationRoomResult))]
    [Proves(typeof(SettlementAmount))]
    [Proves(typeof(DueDate))]
    [Proves(typeof(RuleVersionFor))]
    public async Task Each_calculation_is_answered()
    {
        var room = await Here.CalculateAsync<AllocationRoom, AllocationRoomResult>(
            (AllocationRoom)Filled.Of(typeof(AllocationRoom)),
            TestContext.Current.CancellationToken
        );
        room.MaximumOre.ShouldBe(12_245);
        room.Reasoning.ShouldBe(["Vittnet håller inne en krona."]);
        (
            await Here.CalculateAsync<SettlementAmount, long>(
                (SettlementAmount)Filled.Of(typeof(SettlementAmount)),
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(12_245);
        (await Here.CalculateAsync<DueDate, DateOnly>((DueDate)Filled.Of(typeof(DueDate)), TestContext.Current.CancellationToken)).ShouldBe(
            new DateOnly(2026, 2, 4)
        );
        (
            await Here.With(new { How = "older rules" })
                .CalculateAsync<RuleVersionFor, string>(
                    (RuleVersionFor)Filled.Of(typeof(RuleVersionFor)),
                    TestContext.Current.CancellationToken
                )
        ).ShouldBe("2024");
    }

    [Fact(DisplayName = "F-40 A package says who it is, for whom, and what its steps do")]
    [Proves(
        typeof(FundPluginAttribute),
        nameof(FundPluginAttribute.Id),
        nameof(FundPluginAttribute.Version),
        nameof(FundPluginAttribute.Municipalities)
    )]
    [Proves(typeof(StepAttribute), nameof(StepAttribute.Does))]
    public async Task A_package_says_who_it_is()
    {
        var packages = PluginPackages.LoadFrom(SamplePlugins.Folder);
        packages
            .Find("witness", "1.0.0")!
            .Steps.First(step => step.Id == "sees")
            .Registration.Does.ShouldBe("Skriver ned vad ett tillägg ser.");
        var orderly = packages.Find("orderly", "1.0.0")!.Steps[0].Instance.GetType().Assembly;
        var outcome = await Scenario.Of(orderly).RunAsync(new WithdrawCase(), TestContext.Current.CancellationToken);
        outcome.StepsRun.ShouldBeEmpty();
        (
            await Should.ThrowAsync<InvalidOperationException>(
                Scenario.Of(orderly).In("grannby").RunAsync(new WithdrawCase(), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldContain("provby");
    }

    private static Task<Outcome> SubmitAsync(string how) =>
        Here.Given(Draft()).With(new { How = how }).RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);

    private static Task<Outcome> Started(CaseView? about = null, string how = "", HttpMessageHandler? answers = null) =>
        Here.Given(about ?? Draft())
            .Under(
                new RulesView
                {
                    Code = "2026",
                    InForceFrom = new(2026, 1, 1),
                    Fields = ["startsOn", "requestedAmount"],
                }
            )
            .Becoming(
                new CaseView
                {
                    Number = "2026-7",
                    Title = "Tidiga insatser",
                    Stage = "running",
                    RuleVersion = "2026",
                    Answers = new Dictionary<string, string?> { ["startsOn"] = "2026-04-01" },
                    Dates = new Dictionary<string, DateOnly> { ["startedOn"] = new(2026, 4, 1) },
                }
            )
            .With(new { How = how })
            .Connecting("diarium", Registry, answers ?? new Answering())
            .RunAsync(new StartInitiative { StartsOn = new(2026, 4, 1) }, TestContext.Current.CancellationToken);

    private static CaseView Draft() =>
        new()
        {
            Number = "2026-7",
            Title = "Tidiga insatser",
            Stage = "draft",
            RuleVersion = "2026",
            Answers = new Dictionary<string, string?> { ["problem"] = "Ensamhet." },
            Participants =
            [
                new UnitView
                {
                    Key = "social",
                    Name = "Socialnämnden",
                    Kind = "committee",
                },
            ],
        };

    private static List<string> Lines(Outcome outcome, string step) =>
        [
            .. outcome
                .StepsRun.Where(ran => ran.StepId == step)
                .SelectMany(ran => ran.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        ];

    private sealed class Answering : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            var redirects = request.RequestUri.AbsolutePath.EndsWith("/vidare", StringComparison.Ordinal);
            var answer = new HttpResponseMessage(redirects ? HttpStatusCode.Found : HttpStatusCode.Created)
            {
                Content = new StringContent("KS 2026/101"),
                RequestMessage = request,
            };
            answer.Headers.Location = redirects ? new Uri("https://annan.invalid/") : null;
            return Task.FromResult(answer);
        }
    }
}
