using Fund.Plugins.Runtime.Packages;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Plugins.Tests.Runtime;

public sealed class InstallerTests : IDisposable
{
    private readonly OwnFolder own = new();
    private readonly PackageInstaller installer;

    public InstallerTests() =>
        installer = new PackageInstaller(own.Path, new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)));

    public void Dispose() => own.Dispose();

    [Fact]
    public void A_sound_zip_is_installed_and_recorded_and_loads()
    {
        using var zip = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"));
        var installed = installer.Install(zip, "Drift Driftsson");
        installed.Manifest.Id.ShouldBe("orderly");
        var package = PluginPackages.LoadFrom(own.Path).All.ShouldHaveSingleItem();
        package.Status.ShouldBe(PluginStatus.Active);
        package.Installed!.Sha256.ShouldBe(installed.Record.Sha256);
        package.Installed.InstalledBy.ShouldBe("Drift Driftsson");
        package.Installed.InstalledAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("one byte")]
    [InlineData("a file more")]
    [InlineData("a file less")]
    [InlineData("a file renamed")]
    public void A_package_that_has_changed_since_it_was_installed_is_not_loaded(string change)
    {
        using var zip = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"), archive => archive.Write("profiles/a.json"));
        var folder = installer.Install(zip, "d").Folder;
        var profile = Path.Combine(folder, "profiles", "a.json");
        if (change == "one byte")
        {
            File.WriteAllText(profile, "y");
        }
        else if (change == "a file more")
        {
            File.WriteAllText(Path.Combine(folder, "b.json"), "");
        }
        else if (change == "a file less")
        {
            File.Delete(profile);
        }
        else
        {
            File.Move(profile, Path.Combine(folder, "profiles", "b.json"));
        }

        var package = PluginPackages.LoadFrom(own.Path).All.ShouldHaveSingleItem();
        package.Status.ShouldBe(PluginStatus.Changed);
        package.Message.ShouldBe("Paketet har ändrats sedan det installerades. Installera det på nytt.");
        package.Steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../ut.json")]
    [InlineData("a/../../ut.json")]
    [InlineData("/tmp/ut.json")]
    [InlineData("..\\ut.json")]
    [InlineData("C:\\ut.json")]
    [InlineData("a//ut.json")]
    [InlineData("PLUGIN.JSON")]
    public void A_path_that_leads_out_or_hides_another_is_refused(string path)
    {
        using var zip = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"), archive => archive.Write(path));
        Should
            .Throw<InvalidDataException>(() => installer.Install(zip, "d"))
            .Message.ShouldBe($"Paketet innehåller en otillåten sökväg: {path}");
        NothingIsLeft();
    }

    [Fact]
    public void A_link_in_the_archive_is_refused()
    {
        using var zip = SamplePlugins.Zip(
            SamplePlugins.FolderOf("orderly"),
            archive => archive.CreateEntry("l.json").ExternalAttributes = unchecked((int)0xA1FF0000)
        );
        Should.Throw<InvalidDataException>(() => installer.Install(zip, "d")).Message.ShouldContain("otillåten sökväg");
        NothingIsLeft();
    }

    [Fact]
    public void More_than_the_size_allows_is_refused_however_well_it_packs()
    {
        using var zip = SamplePlugins.Zip(
            SamplePlugins.FolderOf("orderly"),
            archive =>
            {
                using var entry = archive.CreateEntry("stor.json").Open();
                var zeros = new byte[1024 * 1024];
                for (var i = 0; i <= PackageInstaller.MaxBytes / zeros.Length; i++)
                {
                    entry.Write(zeros);
                }
            }
        );
        zip.Length.ShouldBeLessThan(1024 * 1024);
        Should.Throw<InvalidDataException>(() => installer.Install(zip, "d")).Message.ShouldBe("Paketet är större än 50 MB uppackat.");
        NothingIsLeft();
    }

    [Fact]
    public void More_files_than_allowed_are_refused()
    {
        using var zip = SamplePlugins.Zip(
            SamplePlugins.FolderOf("orderly"),
            archive =>
            {
                for (var i = 0; i < PackageInstaller.MaxFiles; i++)
                {
                    archive.Write($"{i}.json");
                }
            }
        );
        Should.Throw<InvalidDataException>(() => installer.Install(zip, "d")).Message.ShouldBe("Paketet har fler än 500 filer.");
        NothingIsLeft();
    }

    [Theory]
    [InlineData("curious", "Paketet gör sådant som ett tillägg inte får")]
    [InlineData("later", "byggt för tilläggsgränssnitt 3.0")]
    public void A_package_that_could_not_run_is_not_installed(string id, string message)
    {
        using var zip = SamplePlugins.Zip(SamplePlugins.FolderOf(id));
        Should.Throw<InvalidDataException>(() => installer.Install(zip, "d")).Message.ShouldContain(message);
        NothingIsLeft();
    }

    [Fact]
    public void A_version_never_replaces_itself()
    {
        using var zip = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"));
        using var again = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"));
        var record = installer.Install(zip, "första").Record;
        Should.Throw<InvalidDataException>(() => installer.Install(again, "andra")).Message.ShouldContain("är redan installerat");
        PluginPackages.LoadFrom(own.Path).All.ShouldHaveSingleItem().Installed.ShouldBe(record);
    }

    [Fact]
    public void What_is_no_zip_is_refused()
    {
        using var file = new MemoryStream([1, 2, 3]);
        Should.Throw<InvalidDataException>(() => installer.Install(file, "d")).Message.ShouldBe("Filen är inget zip-paket.");
    }

    [Fact(DisplayName = "F-47 A version that is installed while others run is taken in beside them, and nothing else is found by its path")]
    public void A_version_is_taken_in_beside_those_that_run()
    {
        using var first = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly"));
        using var second = SamplePlugins.Zip(SamplePlugins.FolderOf("orderly", "2.0.0"));
        installer.Install(first, "d");
        var running = PluginPackages.LoadFrom(own.Path);
        var before = running.All;
        running.Find("orderly", "2.0.0").ShouldBeNull();
        running.Find("../orderly", "1.0.0").ShouldBeNull();
        running.Find("orderly", "../1.0.0").ShouldBeNull();

        installer.Install(second, "d");
        running.Find("orderly", "2.0.0").ShouldNotBeNull().Status.ShouldBe(PluginStatus.Active);
        running.All.Count.ShouldBe(2);
        running.All[0].ShouldBeSameAs(before.ShouldHaveSingleItem());
        running.Find("orderly", "2.0.0").ShouldBeSameAs(running.All[1]);
    }

    private void NothingIsLeft() => Directory.EnumerateFileSystemEntries(own.Path).ShouldBeEmpty();
}
