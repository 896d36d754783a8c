using System.Text;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

/// <summary>REL-14, SEC-10: what a step does wrong costs its own operation, and nothing else.</summary>
public sealed class HostileStepTests
{
    // Real time: only so that a step that is not stopped fails its test instead of hanging it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider time = new();
    private readonly PluginPackages packages;
    private readonly List<StepOutcome> recorded = [];

    public HostileStepTests() => packages = PluginPackages.LoadFrom(SamplePlugins.Folder, time);

    [Fact]
    public async Task All_checks_run_and_all_refusals_are_collected()
    {
        var result = await CheckAsync("refuses");
        result
            .Select(finding => (finding.StepId, finding.Rule, finding.Message, finding.Field, finding.Refuses))
            .ShouldBe([
                ("hostile", "U-66", "Nej.", null, true),
                ("hostile", "U-66", "Kanske.", null, false),
                ("friendly", "U-64", "Plan för återbetalning saknas.", "repaymentPlan", true),
            ]);
        recorded.Select(outcome => outcome.Result).ShouldBe(["refused", "refused"]);
    }

    [Theory]
    [InlineData("throws", "InvalidOperationException: trasig")]
    [InlineData("says timeout", "TimeoutException: egen")]
    [InlineData("message throws", "Untellable")]
    [InlineData("refuses without end", "at most 200")]
    public async Task A_check_that_throws_is_a_refusal_among_the_others_with_a_number_to_quote(string how, string traced)
    {
        var findings = await CheckAsync(how);
        findings.Select(finding => finding.StepId).ShouldBe(["hostile", "friendly"], "the others are asked all the same");
        var fault = findings[0];
        (fault.Rule, fault.Refuses).ShouldBe(("U-66", true));
        fault.Message.ShouldBe(
            $"Regeln U-66 kunde inte prövas just nu. Försök igen om en stund. Ange nummer {fault.Reference} om du kontaktar kommunens "
                + $"administratör."
        );
        fault.Reference!.Length.ShouldBe(8);
        var outcome = recorded[0];
        (outcome.Result, outcome.Reference).ShouldBe(("failed", fault.Reference));
        outcome.Lines.ShouldBe("började\n");
        outcome.Fault!.ShouldContain(traced);
        packages.Watch.Quarantined.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_may_write_at_most_8_KB()
    {
        await CheckAsync("talks");
        Encoding.UTF8.GetByteCount(recorded[0].Lines).ShouldBeInRange(7_900, 8 * 1024);
    }

    [Fact]
    public async Task A_step_that_hangs_is_given_up_and_reads_and_says_nothing_more()
    {
        var read = new GatedRead();
        var told = await HangAsync("waits, then reads and refuses", "provby", read);
        told.Select(finding => finding.StepId).ShouldBe(["hostile", "friendly"]);
        told[0].Reference.ShouldNotBeNull();
        recorded.Select(outcome => outcome.Result).ShouldBe(["timeOut", "refused"]);
        packages.Watch.Abandoned.ShouldBe(1);

        read.Open();
        while (packages.Watch.Abandoned > 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        read.Calls.ShouldBe(1);
        recorded.Count.ShouldBe(2);
        told.ShouldNotContain(finding => finding.Message == "För sent.");
    }

    [Fact]
    public void A_context_is_closed_when_its_step_has_ended()
    {
        var step = SamplePlugins.Steps(packages, "misbehaving").For(StepKind.Check, typeof(SubmitApplication))[0];
        var state = new StepState(step, SamplePlugins.In("provby"));
        var context = new RunningCheck(state);
        context.Refuse("I tid.");
        state.Close();
        Should.Throw<InvalidOperationException>(() => context.Refuse("För sent."));
        Should.Throw<InvalidOperationException>(() => context.Warn("För sent."));
        Should.Throw<InvalidOperationException>(() => context.Trace("För sent."));
        Should.Throw<InvalidOperationException>(async () => await context.Read.FundBalanceAsync(2026));
        state.Findings.ShouldHaveSingleItem().Message.ShouldBe("I tid.");
    }

    [Fact]
    public async Task The_third_overrun_in_ten_minutes_holds_the_step_back_in_that_municipality_only()
    {
        for (var i = 0; i < 3; i++)
        {
            packages.Watch.Quarantined.ShouldBeEmpty();
            await HangAsync("hangs", "provby");
        }

        packages
            .Watch.Quarantined.ShouldHaveSingleItem()
            .ShouldBe(new QuarantinedStep("provby", "misbehaving", "1.0.0", "hostile", time.GetUtcNow()));
        recorded.Clear();
        var held = (await CheckAsync("refuses"))[0];
        held.Message.ShouldStartWith("Regeln U-66 är pausad, eftersom den flera gånger har tagit för lång tid.");
        (recorded[0].Result, recorded[0].Reference).ShouldBe(("quarantined", held.Reference));
        (await CheckAsync("refuses", "grannby")).Count.ShouldBe(3);

        packages.Watch.Release("provby", "misbehaving", "1.0.0", "hostile").ShouldBeTrue();
        (await CheckAsync("refuses")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Overruns_further_apart_do_not_hold_it_back()
    {
        for (var i = 0; i < 4; i++)
        {
            await HangAsync("hangs", "provby");
            time.Advance(TimeSpan.FromMinutes(6));
        }

        packages.Watch.Quarantined.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_no_fault_of_the_step()
    {
        var read = new GatedRead();
        using var request = new CancellationTokenSource();
        var running = CheckAsync("hangs", "provby", read, request.Token);
        await read.Entered;
        await request.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        recorded.ShouldBeEmpty();
        read.Open();
    }

    private async Task<IReadOnlyList<StepFinding>> HangAsync(string how, string municipality, GatedRead? read = null)
    {
        read ??= new GatedRead();
        var running = CheckAsync(how, municipality, read);
        await Task.WhenAny(read.Entered, running).WaitAsync(Patience, TestContext.Current.CancellationToken);
        running.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(301));
        return await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private Task<IReadOnlyList<StepFinding>> CheckAsync(
        string how,
        string municipality = "provby",
        GatedRead? read = null,
        CancellationToken? cancellation = null
    ) =>
        PluginPipeline.CheckAsync(
            SamplePlugins.Steps(packages, "misbehaving", $$"""{ "how": "{{how}}" }"""),
            new SubmitApplication(),
            SamplePlugins.In(municipality, read),
            recorded.Add,
            cancellation ?? TestContext.Current.CancellationToken
        );
}
