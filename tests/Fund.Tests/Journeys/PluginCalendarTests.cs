using Autofac;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Jobs;
using Fund.Platform.Pipeline;
using Fund.Platform.Plugins;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Journeys;

/// <summary>A plugin reads the municipality's calendar through the host.</summary>
public sealed class PluginCalendarTests(JourneyFixture house) : IClassFixture<JourneyFixture>
{
    [Fact(DisplayName = "F-40 F-48 a plugin is told by the host which occasion closes the year; it takes no key apart")]
    public async Task A_plugin_is_told_which_occasion_closes_the_year()
    {
        var here = await house.StartAsync("uppsala");
        await house.ItIsAsync(2027, 1, 15);
        (await WarningsAsync(here, "2026-ar")).ShouldHaveSingleItem().ShouldContain("kostnader som hör till 2026");
        (await WarningsAsync(here, "2026-T2")).ShouldBeEmpty();
        (await WarningsAsync(here, "2026-ARET")).ShouldBeEmpty();
        (await WarningsAsync(here, "2014-ar")).ShouldBeEmpty("no guideline was in force");
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(MunicipalityInTest here, string occasion)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        var findings = await scope
            .Resolve<PluginHost>()
            .CheckAsync(
                new Fund.Plugins.ApproveSettlement { Occasion = occasion },
                null,
                new CaseFacts(),
                new HashSet<string>(),
                CancellationToken.None
            );
        findings.ShouldAllBe(f => f.Severity == Severity.Warning);
        return [.. findings.Select(f => f.Message)];
    }
}
