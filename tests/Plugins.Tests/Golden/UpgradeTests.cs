using System.Reflection;
using Fund.Plugins;
using Fund.Plugins.Runtime.Manifest;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Testing;
using Plugins.Tests.Runtime;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Golden;

/// <summary>
/// A plugin that was built against any SDK 2.x loads on every later host of the same major. What would break that is caught here and by
/// PublicAPI.Shipped.txt, which the build compares with the code.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");
    private static readonly IReadOnlyList<Type> Types = typeof(Operation).Assembly.GetExportedTypes();

    [Fact]
    public void The_assembly_version_is_frozen_for_all_of_2_x() =>
        typeof(Operation).Assembly.GetName().Version.ShouldBe(new Version(2, 0, 0, 0));

    [Fact]
    public void The_sdk_depends_on_nothing_but_the_framework() =>
        typeof(Operation)
            .Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void No_type_is_positional_so_that_a_property_can_be_added()
    {
        foreach (var type in Types.Where(type => !typeof(Attribute).IsAssignableFrom(type)))
        {
            type.GetConstructors().ShouldAllBe(constructor => constructor.GetParameters().Length == 0, type.Name);
            type.GetMethod("<Clone>$").ShouldBeNull(type.Name);
        }
    }

    [Fact]
    public void What_the_host_gives_is_read_only_data_or_an_abstract_class()
    {
        foreach (var type in Types.Where(type => type.IsClass && !typeof(Attribute).IsAssignableFrom(type)))
        {
            (type.IsSealed || type.IsAbstract).ShouldBeTrue(type.Name);
            foreach (var setter in type.GetProperties().Select(property => property.SetMethod).OfType<MethodInfo>())
            {
                setter
                    .ReturnParameter.GetRequiredCustomModifiers()
                    .ShouldContain(typeof(System.Runtime.CompilerServices.IsExternalInit), $"{type.Name}.{setter.Name}");
            }
        }
    }

    [Fact]
    public void What_a_plugin_implements_has_one_member_and_any_other_a_default_body()
    {
        var interfaces = Types.Where(type => type.IsInterface).ToList();
        interfaces.Count.ShouldBe(5);
        foreach (var type in interfaces)
        {
            type.GetMethods().Count(method => method.IsAbstract).ShouldBe(1, type.Name);
        }
    }

    [Fact]
    public void Amounts_are_whole_ore_and_say_so()
    {
        foreach (var property in Types.SelectMany(type => type.GetProperties()))
        {
            if (property.PropertyType == typeof(long))
            {
                (property.Name.EndsWith("Ore", StringComparison.Ordinal) || property.DeclaringType!.IsConstructedGenericType).ShouldBeTrue(
                    $"{property.DeclaringType!.Name}.{property.Name}"
                );
            }

            property.PropertyType.ShouldNotBe(typeof(double), property.Name);
            property.PropertyType.ShouldNotBe(typeof(DateTime), property.Name);
        }
    }

    [Fact]
    public void A_plugin_that_needs_what_this_host_lacks_is_not_supported_and_says_what()
    {
        var package = PluginPackage.Load(SamplePlugins.FolderOf("future"), new StepWatch(TimeProvider.System));
        package.Status.ShouldBe(PluginStatus.NotSupported);
        package.Message!.ShouldContain("TransferFund");
    }

    [Theory]
    [InlineData("2.0", "3.0", true)]
    [InlineData("2.0", "2.1", true)]
    [InlineData("1.0", "2.0", false)]
    [InlineData("2.1", "3.0", false)]
    [InlineData("ett", "3.0", false)]
    public void A_package_states_the_range_it_was_built_for(string from, string below, bool supported)
    {
        var manifest = new PluginManifest
        {
            Id = "a",
            Version = "1.0.0",
            Name = "A",
            Assembly = "A.dll",
            SdkFrom = from,
            SdkBelow = below,
        };
        (manifest.Unsupported() is null).ShouldBe(supported);
    }

    [Fact]
    public async Task The_binary_of_a_plugin_built_against_sdk_2_0_still_runs_in_all_five_kinds()
    {
        var packages = PluginPackages.LoadFrom(Path.Combine(Folder, "built-against-2.0"));
        packages.All.ShouldHaveSingleItem().Message.ShouldBeNull();
        var scenario = Scenario
            .Of(packages.All[0].Steps[0].Instance.GetType().Assembly)
            .On("2026-03-02")
            .As(Roles.ProjectManager)
            .Under(
                new RulesView
                {
                    Code = "2026",
                    InForceFrom = new(2026, 1, 1),
                    Fields = ["receivedBy"],
                }
            )
            .Given(
                new CaseView
                {
                    Number = "2026-7",
                    Title = "Tidiga insatser",
                    Stage = "invited",
                    RuleVersion = "2026",
                    AmountsOre = new Dictionary<string, long> { ["requested"] = 60 },
                }
            )
            .Balance(allocatedOre: 100)
            .Changing("budget")
            .Connecting("diarium", new Uri("https://diarium.invalid/"), new Answering());

        var submitted = await scenario.RunAsync(new SubmitApplication(), TestContext.Current.CancellationToken);
        submitted.Warnings.ShouldHaveSingleItem().Rule.ShouldBe("A-44");
        submitted.Tasks.ShouldHaveSingleItem().Due.ShouldBe(new DateOnly(2026, 3, 16));
        submitted.FollowUps.ShouldBe(["register"]);
        (await scenario.RunAsync(new SubmitIdea(), TestContext.Current.CancellationToken)).Deadline.ShouldBe(new DateOnly(2026, 4, 1));
        var settlement = new SettlementAmount
        {
            Standard = 90,
            Occasion = "2026-T2",
            EligibleCostOre = 100,
            RemainingGrantOre = 500,
        };
        (await scenario.CalculateAsync<SettlementAmount, long>(settlement, TestContext.Current.CancellationToken)).ShouldBe(50);
    }

    private sealed class Answering : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Created) { Content = new StringContent("KS 2026/101") });
    }
}
