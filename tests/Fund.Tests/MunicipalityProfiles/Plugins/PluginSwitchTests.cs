using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Tests.Journeys;
using Shouldly;
using Xunit;

namespace Fund.Tests.MunicipalityProfiles.Plugins;

/// <summary>A plugin's switch and what the administrator has chosen of its steps.</summary>
public sealed class PluginSwitchTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    private const string Administrator = "alvesta-administrator";

    [Fact]
    public async Task What_was_chosen_of_its_steps_is_there_again_when_it_is_switched_on()
    {
        var here = await house.StartAsync("alvesta");
        var plugin = (await here.SendAsync(Administrator, new PluginSwitches())).Single(p => p.On);
        var step = plugin.Steps[0].Id;
        await here.SendAsync(
            Administrator,
            new SwitchPlugin(
                plugin.Plugin,
                plugin.Version,
                On: true,
                StepsOff: [step],
                StepOrders: new Dictionary<string, int> { [step] = 77 }
            )
        );
        await here.SendAsync(Administrator, new SwitchPlugin(plugin.Plugin, plugin.Version, On: false));
        (await here.SendAsync(Administrator, new PluginSwitches())).ShouldNotContain(p => p.On);

        await here.SendAsync(Administrator, new SwitchPlugin(plugin.Plugin, plugin.Version, On: true));
        var again = (await here.SendAsync(Administrator, new PluginSwitches())).Single(p => p.On).Steps;
        again.Where(s => s.Id == step).ShouldAllBe(s => !s.On && s.Order == 77);
        again.Where(s => s.Id != step).ShouldAllBe(s => s.On);

        await Should.ThrowAsync<NotFound>(() => here.SendAsync(Administrator, new SwitchPlugin(plugin.Plugin, "0.0.1", On: false)));
        (await here.RefusedAsync(Administrator, new SwitchPlugin(plugin.Plugin, plugin.Version, On: true, StepsOff: ["finns-inte"])))
            .Findings.Single()
            .Field.ShouldBe("steps");
    }
}
