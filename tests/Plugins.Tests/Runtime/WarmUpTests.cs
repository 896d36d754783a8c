using System.Reflection;
using System.Runtime;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

/// <summary>F-50: what is dear about a package is paid when it is loaded, not by the first person who meets one of its steps.</summary>
public sealed class WarmUpTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "dear");

    [Fact(DisplayName = "F-50 The first call of a package that is dear to start keeps its budget in a fresh load context")]
    public async Task The_first_call_keeps_its_budget()
    {
        var packages = PluginPackages.LoadFrom(Folder);
        packages.Find("heavy", "1.0.0")!.Message.ShouldBeNull();
        var outcomes = new List<StepOutcome>();
        var findings = await PluginPipeline.CheckAsync(
            SamplePlugins.Steps(packages, "heavy"),
            new SubmitIdea(),
            SamplePlugins.In("provby"),
            outcomes.Add,
            TestContext.Current.CancellationToken
        );
        // The table takes longer to make than the budget of 300 ms allows, so only a package that has made it already answers.
        findings.ShouldHaveSingleItem().Refuses.ShouldBeFalse(outcomes[0].Fault);
        outcomes.ShouldHaveSingleItem().Result.ShouldBe("done");
    }

    [Fact(DisplayName = "F-50 The methods of a package and of its libraries are compiled when it is loaded")]
    public void The_methods_are_compiled_at_load()
    {
        var sum = PluginPackage
            .Load(Path.Combine(Folder, "heavy", "1.0.0"), new StepWatch(TimeProvider.System))
            .Steps[0]
            .Instance.GetType()
            .GetMethod("Sum", BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<long, long>>();
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        sum(3);
        // Sixty methods and a library's: compiled now they would be counted; stubs of the runtime are let be.
        (JitInfo.GetCompiledMethodCount(currentThread: true) - before).ShouldBeLessThan(20);
    }
}
