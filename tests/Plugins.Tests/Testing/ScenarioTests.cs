using System.Net;
using System.Reflection;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Fund.Plugins.Testing;
using Microsoft.Extensions.Time.Testing;
using Plugins.Tests.Runtime;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Testing;

/// <summary>The test kit reads as the guideline does, and runs the host's own pipeline.</summary>
public sealed class ScenarioTests
{
    private static readonly Assembly Orderly = PluginPackages
        .LoadFrom(SamplePlugins.Folder)
        .Find("orderly", "1.0.0")!
        .Steps[0]
        .Instance.GetType()
        .Assembly;

    private static readonly Scenario Provby = Scenario
        .Of(Orderly)
        .In("provby", "Provby")
        .On("2026-03-02")
        .Under(
            new RulesView
            {
                Code = "2026",
                InForceFrom = new(2026, 1, 1),
                Fields = ["receivedBy"],
            }
        )
        .Connecting("diarium", new Uri("https://diarium.invalid/"), new Registry());

    [Fact]
    public async Task U66_names_the_head_who_has_not_signed()
    {
        var outcome = await Provby.Given(Invited(signed: false)).RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        (refusal.Rule, refusal.Field, refusal.Message).ShouldBe(
            ("U-66", "signatures", "Förvaltningschefen för Kulturförvaltningen har inte undertecknat.")
        );
        outcome.Tasks.ShouldBeEmpty();
        outcome.FollowUps.ShouldBeEmpty();
        outcome.Trace.ShouldBe(["2 deltagare, Provby, 2026-03-02"]);
    }

    [Fact]
    public async Task An_operation_that_is_not_refused_runs_to_its_follow_ups()
    {
        var outcome = await Provby
            .Given(Invited())
            .Becoming(Invited(stage: "applied"))
            .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        outcome.Refusals.ShouldBeEmpty();
        var task = outcome.Tasks.ShouldHaveSingleItem();
        (task.Title, task.Role, task.Due).ShouldBe(("Läs 2026-7", Roles.SteeringGroupMember, new DateOnly(2026, 3, 16)));
        outcome.Notifications.ShouldBe([new Notification(Roles.Coordinator, "Ny ansökan", "invited → applied")]);
        outcome.FollowUps.ShouldBe(["register"]);
        outcome.Trace.ShouldBe(["2 deltagare, Provby, 2026-03-02", "KS 2026/101"]);
        outcome.StepsRun.Select(step => step.StepId).ShouldBe(["all-heads-sign", "tell-the-steering-group", "register"]);
    }

    [Fact]
    public async Task Steps_for_another_stage_do_not_run()
    {
        var outcome = await Provby
            .Given(Invited(signed: false, stage: "applied"))
            .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        outcome.StepsRun.Select(step => step.StepId).ShouldBe(["tell-the-steering-group"]);
    }

    [Fact]
    public async Task A_step_that_is_switched_off_does_not_run() =>
        (
            await Provby
                .Without("all-heads-sign", "register")
                .Given(Invited(signed: false))
                .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken)
        )
            .StepsRun.Select(step => step.StepId)
            .ShouldBe(["tell-the-steering-group"]);

    [Theory]
    [InlineData(100_00, 0, 0)]
    [InlineData(600_00, 0, 1)]
    [InlineData(1_100_00, 1, 0)]
    public async Task A44_the_budget_is_compared_with_the_fund_when_it_changes(long requestedOre, int refusals, int warnings)
    {
        var given = Provby
            .Given(Invited(requestedOre: requestedOre))
            .Balance(allocatedOre: 1_500_00, committedOre: 300_00, paidOre: 200_00);
        var changed = await given.Changing("budget", "title").RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        (changed.Refusals.Count, changed.Warnings.Count).ShouldBe((refusals, warnings));
        var other = await given.Changing("title").RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        (other.Refusals.Count, other.Warnings.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task U59_settings_and_roles_reach_the_step()
    {
        var scenario = Provby.As(Roles.ProjectManager);
        (await scenario.RunAsync(new SubmitIdea(), TestContext.Current.CancellationToken)).Deadline.ShouldBe(new DateOnly(2026, 4, 1));
        var outcome = await scenario.With(new { AnswerDays = 14 }).RunAsync(new SubmitIdea(), TestContext.Current.CancellationToken);
        outcome.Deadline.ShouldBe(new DateOnly(2026, 3, 16));
        outcome.Answers["receivedBy"].ShouldBe(Roles.ProjectManager);
    }

    [Fact]
    public async Task Settings_that_could_not_be_saved_cannot_be_tried() =>
        (
            await Should.ThrowAsync<InvalidOperationException>(
                Provby.With(new { AnswerDays = 91 }).RunAsync(new SubmitIdea(), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldContain("Ange 1–90 dagar.");

    [Fact]
    public async Task U75_a_calculation_is_the_plugins_or_the_standards()
    {
        var amount = await Provby.CalculateAsync<SettlementAmount, long>(
            new SettlementAmount
            {
                Standard = 90_00,
                Occasion = "2026-T2",
                EligibleCostOre = 100_00,
                RemainingGrantOre = 500_00,
            },
            TestContext.Current.CancellationToken
        );
        amount.ShouldBe(50_00);
        var due = await Provby.CalculateAsync<DueDate, DateOnly>(
            new DueDate
            {
                Standard = new DateOnly(2026, 4, 2),
                Stage = "idea",
                From = new DateOnly(2026, 3, 2),
            },
            TestContext.Current.CancellationToken
        );
        due.ShouldBe(new DateOnly(2026, 4, 2));
    }

    [Fact]
    public async Task What_the_scenario_does_not_say_is_asked_for()
    {
        var scenario = Scenario.Of(Orderly).Given(Invited(requestedOre: 1));
        var outcome = await scenario.Changing("budget").RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        outcome.Refusals.ShouldHaveSingleItem().Reference.ShouldNotBeNull();
        outcome.StepsRun.Single(step => step.Fault is not null).Fault!.ShouldContain("say what it holds with Balance");
        (
            await Should.ThrowAsync<PluginStepFailed>(scenario.RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken))
        ).InnerException!.Message.ShouldContain("say what answers for \"diarium\" with Connecting");
    }

    [Fact]
    public async Task A_follow_up_that_takes_too_long_is_tried_again_later()
    {
        var time = new FakeTimeProvider();
        using var slow = new NeverAnswers();
        var running = Provby
            .Given(Invited())
            .Timed(time)
            .Connecting("diarium", new Uri("https://diarium.invalid/"), slow)
            .RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        await slow.Called.Task;
        time.Advance(TimeSpan.FromMilliseconds(299));
        running.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(2));
        (
            await Should.ThrowAsync<PluginStepFailed>(running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
        ).Message.ShouldStartWith("Efterarbetet register kunde inte göras nu. Det görs om senare. Ange nummer");
    }

    private static CaseView Invited(bool signed = true, string stage = "invited", long requestedOre = 0) =>
        new()
        {
            Number = "2026-7",
            Title = "Tidiga insatser",
            Stage = stage,
            RuleVersion = "2026",
            Participants =
            [
                new UnitView
                {
                    Key = "social",
                    Name = "Socialförvaltningen",
                    Kind = "administration",
                    IsLead = true,
                    AffectedByCost = true,
                    HasSigned = true,
                },
                new UnitView
                {
                    Key = "kultur",
                    Name = "Kulturförvaltningen",
                    Kind = "administration",
                    AffectedByResult = true,
                    HasSigned = signed,
                },
            ],
            AmountsOre = new Dictionary<string, long> { ["requested"] = requestedOre },
        };

    private sealed class Registry : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await request.Content!.ReadAsStringAsync(cancellationToken)).ShouldBe("\"2026-7\"");
            return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("KS 2026/101") };
        }
    }

    private sealed class NeverAnswers : HttpMessageHandler
    {
        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Called.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Never reached.");
        }
    }
}
