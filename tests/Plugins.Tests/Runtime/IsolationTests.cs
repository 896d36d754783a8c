using System.Reflection;
using System.Runtime.Loader;
using Fund.Plugins;
using Fund.Plugins.Runtime.Manifest;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

public sealed class IsolationTests
{
    private static readonly PluginPackages All = PluginPackages.LoadFrom(SamplePlugins.Folder);

    [Fact]
    public void A_plugin_lives_in_its_own_context_and_shares_only_the_sdk()
    {
        var step = All.Find("orderly", "1.0.0")!.Steps[0].Instance.GetType();
        var context = AssemblyLoadContext.GetLoadContext(step.Assembly)!;
        context.ShouldNotBe(AssemblyLoadContext.Default);
        context.IsCollectible.ShouldBeTrue();
        context.Assemblies.ShouldNotContain(typeof(Operation).Assembly);
        context.LoadFromAssemblyName(typeof(Operation).Assembly.GetName()).ShouldBeSameAs(typeof(Operation).Assembly);
        context.LoadFromAssemblyName(new AssemblyName("Arithmetic")).Location.ShouldStartWith(SamplePlugins.FolderOf("orderly"));
    }

    [Fact]
    public void The_context_hands_out_none_of_the_hosts_assemblies_even_to_code_that_was_not_verified()
    {
        var main = Path.Combine(SamplePlugins.FolderOf("intruder"), "Intruder.dll");
        var peek = new PluginLoadContext(main).LoadFromAssemblyPath(main).GetType("Samples.Intruder")!.GetMethod("Peek")!;
        var error = Should.Throw<Exception>(() => peek.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null));
        error.ShouldBeAssignableTo<FileLoadException>()!.Message.ShouldContain("Fund.Plugins.Runtime");
    }

    [Fact]
    public void The_frameworks_assemblies_are_known_by_name_and_not_by_lying_in_its_folder()
    {
        Framework.Has("System.Text.Json").ShouldBeTrue();
        Framework.Has("System.Inventions").ShouldBeFalse();
        Framework.Has("Microsoft.VisualBasic.Core").ShouldBeFalse();
        Framework.Has("Fund.Plugins.Runtime").ShouldBeFalse();
    }

    [Fact]
    public async Task Two_versions_run_side_by_side()
    {
        var first = await RunAsync("1.0.0");
        var second = await RunAsync("2.0.0");
        first.ShouldBeEmpty();
        second.ShouldBe(["Version två säger nej."]);
        All.Find("orderly", "1.0.0")!
            .Steps[0]
            .Instance.GetType()
            .Assembly.ShouldNotBe(All.Find("orderly", "2.0.0")!.Steps[0].Instance.GetType().Assembly);

        async Task<IEnumerable<string>> RunAsync(string version)
        {
            var steps = SamplePlugins.Steps(All, "orderly", version: version);
            var result = await PluginPipeline.CheckAsync(
                steps,
                new SubmitApplication(),
                SamplePlugins.In("provby"),
                _ => { },
                TestContext.Current.CancellationToken
            );
            return result.Select(finding => finding.Message);
        }
    }
}
