using Fund.Plugins.Runtime.Packages;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

public sealed class PackageStatusTests
{
    private static readonly PluginPackages All = PluginPackages.LoadFrom(SamplePlugins.Folder);

    [Fact]
    public void A_sound_package_is_active_with_its_steps_and_its_own_library()
    {
        var package = All.Find("orderly", "1.0.0")!;
        package.Message.ShouldBeNull();
        package.Status.ShouldBe(PluginStatus.Active);
        package
            .Steps.Select(step => (step.Id, step.Kind))
            .ShouldBe(
                [
                    ("all-heads-sign", StepKind.Check),
                    ("answer-day", StepKind.Adjust),
                    ("budget-within-fund", StepKind.Check),
                    ("half-the-cost", StepKind.Calculate),
                    ("register", StepKind.FollowUp),
                    ("tell-the-steering-group", StepKind.React),
                ],
                ignoreOrder: true
            );
        package.Municipalities.ShouldBe(["provby"]);
        package.Connections.ShouldBe(["diarium"]);
    }

    [Theory]
    [InlineData("later", PluginStatus.NotSupported, "byggt för tilläggsgränssnitt 3.0 till före 4.0; den här värden har 2.0")]
    [InlineData("future", PluginStatus.NotSupported, "passar inte den här värden")]
    [InlineData("intruder", PluginStatus.Refused, "Intruder.dll använder Fund.Plugins.Runtime")]
    [InlineData("curious", PluginStatus.Refused, "Paketet gör sådant som ett tillägg inte får")]
    [InlineData("careless", PluginStatus.Refused, "saknar attributet Step")]
    public void A_package_that_cannot_run_says_why_and_stops_no_other(string id, PluginStatus status, string message)
    {
        var package = All.Find(id, "1.0.0")!;
        package.Status.ShouldBe(status);
        package.Message!.ShouldContain(message);
        package.Steps.ShouldBeEmpty();
        All.Find("orderly", "1.0.0")!.Status.ShouldBe(PluginStatus.Active);
    }

    [Theory]
    [InlineData("ingen", "")]
    [InlineData("trasig", "{ \"id\": ")]
    [InlineData("halv", "{ \"id\": \"halv\", \"version\": \"1.0.0\" }")]
    [InlineData(
        "annan",
        "{ \"id\": \"nagon\", \"version\": \"1.0.0\", \"name\": \"N\", \"assembly\": \"N.dll\", \"sdkFrom\": \"2.0\", \"sdkBelow\": "
            + "\"3.0\" }"
    )]
    [InlineData(
        "ute",
        "{ \"id\": \"ute\", \"version\": \"1.0.0\", \"name\": \"N\", \"assembly\": \"../N.dll\", \"sdkFrom\": \"2.0\", \"sdkBelow\": "
            + "\"3.0\" }"
    )]
    [InlineData(
        "saknas",
        "{ \"id\": \"saknas\", \"version\": \"1.0.0\", \"name\": \"N\", \"assembly\": \"N.dll\", \"sdkFrom\": \"2.0\", \"sdkBelow\": "
            + "\"3.0\" }"
    )]
    public void A_broken_package_is_shown_as_broken(string id, string manifest)
    {
        using var own = new OwnFolder();
        var folder = Directory.CreateDirectory(Path.Combine(own.Path, id, "1.0.0")).FullName;
        if (manifest.Length > 0)
        {
            File.WriteAllText(Path.Combine(folder, "plugin.json"), manifest);
        }

        var package = PluginPackages.LoadFrom(own.Path).All.ShouldHaveSingleItem();
        package.Status.ShouldBe(PluginStatus.Malfunctioned);
        package.Message.ShouldNotBeNullOrWhiteSpace();
        package.Version.ShouldBe("1.0.0");
    }

    [Fact]
    public void An_assembly_that_is_no_code_is_refused()
    {
        using var own = new OwnFolder();
        var folder = Directory.CreateDirectory(Path.Combine(own.Path, "skrap", "1.0.0")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "plugin.json"),
            "{ \"id\": \"skrap\", \"version\": \"1.0.0\", \"name\": \"S\", \"assembly\": \"S.dll\", \"sdkFrom\": \"2.0\", \"sdkBelow\": "
                + "\"3.0\" }"
        );
        File.WriteAllText(Path.Combine(folder, "S.dll"), "inte kod");
        PluginPackages.LoadFrom(own.Path).All[0].Message!.ShouldContain("S.dll är inte .NET-kod");
    }

    [Fact]
    public void A_folder_may_be_given_from_where_the_host_stands()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, SamplePlugins.FolderOf("orderly")) + "/";
        Path.IsPathRooted(relative).ShouldBeFalse();
        PluginPackage.Load(relative, new StepWatch(TimeProvider.System)).Message.ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_is_missing_holds_nothing() =>
        PluginPackages.LoadFrom(Path.Combine(SamplePlugins.Folder, "finns-inte")).All.ShouldBeEmpty();
}
