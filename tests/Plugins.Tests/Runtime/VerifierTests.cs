using CsCheck;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Packages.Verification;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

public sealed class VerifierTests
{
    private static readonly string[] Parts = ["..", ".", "/", "\\", "a", "plugin.json", "C:", " ", "å", "\0", "~", "//"];
    private static readonly IReadOnlyList<string> Curious = PluginVerifier.Verify(SamplePlugins.FolderOf("curious"), "Curious.dll");

    [Theory]
    [InlineData("använder System.IO.File")]
    [InlineData("använder System.Environment.get_MachineName")]
    [InlineData("använder System.DateTime.get_Now")]
    [InlineData("använder System.Globalization.CultureInfo.set_DefaultThreadCurrentCulture")]
    [InlineData("använder System.Type.get_Assembly")]
    [InlineData("använder System.Reflection.Assembly")]
    [InlineData("använder System.Diagnostics.Process")]
    [InlineData("använder System.Threading.Thread")]
    [InlineData("använder System.Threading.Timer")]
    [InlineData("använder System.Threading.Tasks.Task.Run")]
    [InlineData("använder System.Net.Http.HttpClient..ctor")]
    [InlineData("använder System.GC")]
    [InlineData("använder System.Runtime.CompilerServices.AsyncVoidMethodBuilder")]
    [InlineData("anropar kod utanför .NET")]
    [InlineData("kör kod redan när det laddas")]
    [InlineData("är byggd med osäker kod (unsafe)")]
    [InlineData("har ett föränderligt statiskt fält: Curious.seen")]
    [InlineData("har ett föränderligt statiskt fält: Curious.Remembered")]
    [InlineData("har ett föränderligt statiskt fält: Curious.Bag")]
    [InlineData("har ett föränderligt statiskt fält: Curious.<Counter>k__BackingField")]
    public void What_a_plugin_may_not_do_is_found_without_loading_it(string finding) => Curious.ShouldContain($"Curious.dll {finding}");

    [Theory]
    [InlineData("System.Environment.get_NewLine")]
    [InlineData("Curious.Allowed")]
    [InlineData("System.Linq")]
    [InlineData("<>c")]
    public void What_it_may_do_is_let_be(string allowed) =>
        Curious.ShouldNotContain(finding => finding.Contains(allowed, StringComparison.Ordinal));

    [Fact]
    public void A_sound_plugin_has_no_findings() => PluginVerifier.Verify(SamplePlugins.FolderOf("orderly"), "Orderly.dll").ShouldBeEmpty();

    [Fact]
    public void Every_step_says_who_it_is_and_remembers_nothing() =>
        PluginVerifier
            .Verify(SamplePlugins.FolderOf("careless"), "Careless.dll")
            .ShouldBe(
                [
                    "steget BadlyNamed har id:t \"Not A Key\"; det ska vara små bokstäver a–z, siffror och bindestreck",
                    "steget Not A Key har ordningen 1000; den ska vara 1–999",
                    "steget Not A Key har ett föränderligt fält: seen",
                    "steget Unregistered saknar attributet Step",
                    "två steg har id:t twin",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_reference_to_the_host_is_refused() =>
        PluginVerifier
            .Verify(SamplePlugins.FolderOf("intruder"), "Intruder.dll")
            .ShouldContain(
                "Intruder.dll använder Fund.Plugins.Runtime, som inte är en del av tilläggsgränssnittet, .NET eller paketet"
            );

    [Theory]
    [InlineData("Fund.Plugins.Sdk.dll", "Fund.Plugins.Sdk.dll ska inte ligga i paketet: värden har den redan")]
    [InlineData("System.Text.Json.dll", "System.Text.Json.dll ska inte ligga i paketet: värden har den redan")]
    [InlineData("libc.so", "libc.so är ingen filtyp för ett tillägg")]
    public void A_file_that_does_not_belong_in_a_package_is_refused(string name, string finding)
    {
        using var own = new OwnFolder();
        File.WriteAllText(Path.Combine(own.Path, name), "x");
        PluginVerifier.Verify(own.Path, "Main.dll").ShouldBe([finding]);
    }

    [Fact]
    public void A_link_is_refused_and_not_followed()
    {
        using var own = new OwnFolder();
        File.CreateSymbolicLink(Path.Combine(own.Path, "Lib.dll"), Path.Combine(SamplePlugins.FolderOf("orderly"), "Orderly.dll"));
        PluginVerifier.Verify(own.Path, "Main.dll").ShouldBe(["Lib.dll är en länk"]);
    }

    [Fact]
    public void Whatever_path_an_archive_names_a_safe_one_stays_in_the_folder()
    {
        var root = Path.Combine(Path.GetTempPath(), "paket") + Path.DirectorySeparatorChar;
        var safe = 0;
        Gen.Int[0, Parts.Length - 1]
            .Select(i => Parts[i])
            .Array[1, 8]
            .Sample(
                parts =>
                {
                    var path = string.Concat(parts);
                    if (!PackageInstaller.IsSafe(path))
                    {
                        return true;
                    }

                    Interlocked.Increment(ref safe);
                    return Path.GetFullPath(Path.Combine(root, path)).StartsWith(root, StringComparison.Ordinal)
                        && !path.Contains('\\')
                        && !path.Contains(':');
                },
                iter: 20_000
            );
        safe.ShouldBeGreaterThan(1_000);
    }
}
