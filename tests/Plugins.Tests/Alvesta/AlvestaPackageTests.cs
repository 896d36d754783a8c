using Fund.Plugins.Runtime.Packages;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Alvesta;

public sealed class AlvestaPackageTests
{
    [Fact]
    public void The_built_package_is_active_and_complete_without_the_sdk()
    {
        var package = GuidelinePackages.Of("alvesta");
        package.Message.ShouldBeNull();
        package.Status.ShouldBe(PluginStatus.Active);
        Directory
            .EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(package.Folder, file))
            // The story's own files are StoryTests' to judge.
            .Where(file => !file.StartsWith("demonstration/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Fund.Alvesta.deps.json", "Fund.Alvesta.dll", "demonstration.json", "plugin.json", "profiles/2023-05.json"]);
        GuidelinePackages.Steps("alvesta").Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_names_its_rule_and_says_what_it_does() =>
        GuidelinePackages
            .Of("alvesta")
            .Steps.ShouldAllBe(step => step.Registration.Rule!.StartsWith("A-") && step.Registration.Does!.EndsWith('.'));

    [Theory]
    [InlineData("""{ "inForceTo": "2023-01-01" }""", "går inte att läsa")]
    [InlineData("""{ "warnMonthsBefore": 0 }""", "Ange 1–24 månader.")]
    [InlineData("""{ "warnMonths": 3 }""", "går inte att läsa")]
    public void Wrong_settings_are_refused_in_words(string json, string message) =>
        PluginSettings.Check(GuidelinePackages.Of("alvesta").Settings, json).ShouldHaveSingleItem().Message.ShouldContain(message);
}
