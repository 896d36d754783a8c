using System.Xml.Linq;
using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Architecture.Tests;

/// <summary>Who may know whom: the table of the architecture, read from the project files.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] ModuleMayKnow = ["Contracts", "Platform", "Process", "Web"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Plugins.Sdk"] = [],
        ["Process"] = ["Contracts"],
        ["Plugins.Runtime"] = ["Plugins.Sdk"],
        ["Plugins.Testing"] = ["Plugins.Runtime"],
        ["Platform"] = ["Contracts", "Plugins.Runtime", "Process"],
        ["Web"] = ["Contracts"],
        ["CostBenefit"] = [],
        ["Documents"] = ["Contracts"],
        ["Applications"] = [.. ModuleMayKnow, "Documents"],
        ["Assessment"] = [.. ModuleMayKnow, "Documents"],
        ["Finance"] = [.. ModuleMayKnow, "Documents"],
        ["Evaluation"] = [.. ModuleMayKnow, "CostBenefit"],
        ["MunicipalityProfiles"] = [.. ModuleMayKnow, "Documents"],
        ["Alvesta"] = ["Plugins.Sdk"],
        ["Uppsala"] = ["Plugins.Sdk"],
        ["Host"] = ["Applications", "Assessment", "Documents", "Evaluation", "Finance", "MunicipalityProfiles", "Platform", "Web"],
        ["Demonstration"] = [],
    };

    private static readonly string[] ImpureNamespaces = ["System.IO", "System.Net", "System.Net.Http", "System.Data", "System.Data.Common"];

    private static readonly string[] ImpureTypes =
    [
        "System.Random",
        "System.TimeProvider",
        "System.Console",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.Security.Cryptography.RandomNumberGenerator",
    ];

    [Fact]
    public void Every_project_knows_only_those_it_may()
    {
        var projects = Repository.Files("src", ".csproj").ToDictionary(file => Path.GetFileNameWithoutExtension(file));
        projects.Keys.Order().ShouldBe(Allowed.Keys.Order());
        foreach (var (name, file) in projects)
        {
            var known = XDocument
                .Load(file)
                .Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            known.Except(Allowed[name]).ShouldBeEmpty($"{name} may not know them");
        }
    }

    [Fact]
    public void The_sdk_of_plugins_needs_no_package() =>
        XDocument
            .Load(Repository.Files("src/BuildingBlocks/Plugins.Sdk", ".csproj").Single())
            .Descendants("PackageReference")
            .Where(reference => reference.Attribute("PrivateAssets")?.Value != "all")
            .ShouldBeEmpty();

    // What it needs is read out of the built assembly: a using may lie, a reference does not.
    [Fact]
    public void The_calculation_is_pure_it_needs_no_package_and_reaches_neither_disk_net_clock_nor_chance()
    {
        Elements("PackageReference", "FrameworkReference", "ProjectReference").ShouldBeEmpty();
        using var built = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "Fund.CostBenefit.dll"));
        built.Types.Count.ShouldBeGreaterThan(50);
        built
            .AssemblyReferences.Select(reference => reference.Name)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty("no EF, no ASP.NET, no MediatR, nothing of ours");
        built
            .GetTypeReferences()
            .Where(type => ImpureNamespaces.Contains(type.Namespace) || ImpureTypes.Contains(type.FullName))
            .Select(type => type.FullName)
            .ShouldBeEmpty("the same numbers in give the same numbers out");

        IEnumerable<XElement> Elements(params string[] names) =>
            XDocument
                .Load(Repository.Files("src/BuildingBlocks/CostBenefit", ".csproj").Single())
                .Descendants()
                .Where(element => names.Contains(element.Name.LocalName));
    }

    [Fact]
    public void Neither_host_nor_modules_nor_building_blocks_name_a_municipality()
    {
        var named =
            from folder in new[] { "src/Host", "src/Modules", "src/BuildingBlocks" }
            from file in Repository.Files(folder, ".cs", ".cshtml", ".json", ".css", ".js", ".resx", ".csproj")
            where !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
            let text = File.ReadAllText(file)
            where
                text.Contains("alvesta", StringComparison.OrdinalIgnoreCase) || text.Contains("uppsala", StringComparison.OrdinalIgnoreCase)
            select Repository.Relative(file);
        named.ShouldBeEmpty();
    }

    [Fact]
    public void No_place_in_the_source_is_left_unfinished()
    {
        var unfinished =
            from file in Repository.Files("src", ".cs", ".cshtml")
            from line in File.ReadLines(file)
            where
                line.Contains("TODO", StringComparison.Ordinal)
                || line.Contains("FIXME", StringComparison.Ordinal)
                || line.Contains("NotImplementedException", StringComparison.Ordinal)
            select $"{Repository.Relative(file)}: {line.Trim()}";
        unfinished.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FluentAssertions")]
    [InlineData("AutoMapper")]
    [InlineData("MassTransit")]
    [InlineData("SixLabors.ImageSharp")]
    [InlineData("EPPlus")]
    [InlineData("Duende.IdentityServer")]
    [InlineData("itext7")]
    [InlineData("Moq")]
    public void A_package_with_a_licence_that_we_cannot_live_with_is_nowhere(string package)
    {
        var locks = Repository.Files("src", "packages.lock.json").Concat(Repository.Files("tests", "packages.lock.json")).ToList();
        locks.Count.ShouldBeGreaterThan(15);
        locks
            .Where(file => File.ReadAllText(file).Contains($"\"{package}\"", StringComparison.OrdinalIgnoreCase))
            .Select(Repository.Relative)
            .ShouldBeEmpty();
    }

    // From version 9 it charges; the schema's tests need one that reads 2020-12, and nothing that is shipped does.
    [Fact]
    public void JsonSchema_Net_stays_at_the_last_free_version_and_only_in_tests()
    {
        const string package = "\"JsonSchema.Net\": {";
        Repository
            .Files("src", "packages.lock.json")
            .Where(file => File.ReadAllText(file).Contains(package, StringComparison.Ordinal))
            .ShouldBeEmpty();
        foreach (
            var part in Repository.Files("tests", "packages.lock.json").SelectMany(file => File.ReadAllText(file).Split(package).Skip(1))
        )
        {
            part.ShouldContain("\"resolved\": \"8.0.5\"");
        }
    }

    [Fact]
    public void Newtonsoft_is_never_older_than_the_mended_version()
    {
        var resolved =
            from file in Repository.Files("src", "packages.lock.json")
            from part in File.ReadAllText(file).Split("\"Newtonsoft.Json\": {").Skip(1)
            let start = part.IndexOf("\"resolved\": \"", StringComparison.Ordinal)
            where start >= 0 && start < 200
            select part[(start + 13)..].Split('"')[0];
        resolved.ShouldAllBe(version => Version.Parse(version) >= new Version(13, 0, 1));
    }
}
