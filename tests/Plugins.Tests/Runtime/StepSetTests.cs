using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

public sealed class StepSetTests
{
    private static readonly PluginPackages All = PluginPackages.LoadFrom(SamplePlugins.Folder);

    [Fact]
    public void Two_active_steps_may_not_share_a_place() =>
        SamplePlugins
            .Steps(All, "colliding")
            .Missing.ShouldHaveSingleItem()
            .ShouldBe("Stegen one och two har samma plats för SubmitIdea. Ge dem olika ordning eller stäng av ett.");

    [Fact]
    public async Task The_administrators_order_settles_a_collision_and_decides()
    {
        var steps = SamplePlugins.Steps(All, "colliding", orders: new() { ["two"] = 50 });
        steps.Missing.ShouldBeEmpty();
        var result = await PluginPipeline.CheckAsync(
            steps,
            new SubmitIdea(),
            SamplePlugins.In("provby"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        result.Select(finding => finding.Message).ShouldBe(["två", "ett"]);
    }

    [Fact]
    public void A_step_that_is_switched_off_neither_runs_nor_collides()
    {
        var steps = SamplePlugins.Steps(All, "colliding", off: ["one"]);
        steps.Missing.ShouldBeEmpty();
        steps.For(StepKind.Check, typeof(SubmitIdea)).ShouldHaveSingleItem().Step.Id.ShouldBe("two");
    }

    [Theory]
    [InlineData("borta", "paketet saknas i värdens tilläggsmapp")]
    [InlineData("later", "byggt för tilläggsgränssnitt 3.0")]
    public void A_plugin_that_is_switched_on_but_cannot_run_is_never_skipped_silently(string id, string reason) =>
        SamplePlugins.Steps(All, id).Missing.ShouldHaveSingleItem().ShouldContain(reason);

    [Theory]
    [InlineData("""{ "answerDays": 0 }""", "answerDays", "Ange 1–90 dagar.")]
    [InlineData("""{ "answerDay": 5 }""", null, "Inställningarna går inte att läsa")]
    [InlineData("""{ "answerDays": "snart" }""", "answerDays", "Inställningarna går inte att läsa")]
    public void Settings_are_checked_by_the_plugins_own_class(string json, string? field, string message)
    {
        var fault = PluginSettings.Check(All.Find("orderly", "1.0.0")!.Settings, json).ShouldHaveSingleItem();
        fault.Message.ShouldContain(message);
        if (field is not null)
        {
            fault.Field.ShouldBe(field);
        }

        SamplePlugins.Steps(All, "orderly", json).Missing.ShouldHaveSingleItem().ShouldContain("inställningar som inte är giltiga");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{ "answerDays": 14 }""")]
    public void Valid_settings_have_no_faults(string? json) =>
        PluginSettings.Check(All.Find("orderly", "1.0.0")!.Settings, json).ShouldBeEmpty();

    [Fact]
    public void A_plugin_without_settings_takes_none()
    {
        PluginSettings.Check(null, "{}").ShouldBeEmpty();
        PluginSettings.Check(null, """{ "a": 1 }""").ShouldHaveSingleItem().Message.ShouldBe("Tillägget har inga inställningar.");
    }
}
