using Fund.Plugins.Runtime.Packages;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Uppsala;

public sealed class UppsalaPackageTests
{
    [Fact]
    public void The_built_package_is_active_and_complete_without_the_sdk()
    {
        var package = GuidelinePackages.Of("uppsala");
        package.Message.ShouldBeNull();
        package.Status.ShouldBe(PluginStatus.Active);
        Directory
            .EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(package.Folder, file))
            // The story's own files are StoryTests' to judge.
            .Where(file => !file.StartsWith("demonstration/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Fund.Uppsala.deps.json", "Fund.Uppsala.dll", "demonstration.json", "plugin.json", "profiles/2015.json"]);
        GuidelinePackages.Steps("uppsala").Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_names_its_rule_and_says_what_it_does() =>
        GuidelinePackages
            .Of("uppsala")
            .Steps.ShouldAllBe(step => step.Registration.Rule!.StartsWith("U-") && step.Registration.Does!.EndsWith('.'));

    [Fact(DisplayName = "F-41 The guideline's numbers are read from the guideline: there is nothing to set")]
    public void There_is_nothing_to_set() => GuidelinePackages.Of("uppsala").Settings.ShouldBeNull();
}
