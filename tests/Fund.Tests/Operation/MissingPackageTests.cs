using Fund.Applications.Cases;
using Fund.Applications.Initiatives;
using Fund.Applications.Overview;
using Fund.Host.Demonstrations;
using Fund.Host.Seeding;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// A plugin package is gone from the folder, or broken: the host runs, the other municipality notices nothing, the one left without is told
/// what is missing, and nothing is lost.
/// </summary>
public sealed class MissingPackageTests(FundFixture fund) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private readonly string folder = Directory.CreateTempSubdirectory("fund-plugins-").FullName;

    public async ValueTask InitializeAsync()
    {
        Copy(TestFiles.PluginFolder, folder);
        database = await fund.Houses.BorrowDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        fund.Houses.GiveBack(database);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("alvesta", "utbildningsnamnden", "uppsala", "socialforvaltningen", false)]
    [InlineData("uppsala", "socialforvaltningen", "alvesta", "utbildningsnamnden", false)]
    [InlineData("alvesta", "utbildningsnamnden", "uppsala", "socialforvaltningen", true)]
    public async Task The_host_runs_on_and_says_what_is_missing(
        string without,
        string itsUnit,
        string other,
        string othersUnit,
        bool broken
    )
    {
        string number;
        await using (var whole = await StartAsync())
        {
            var (here, _) = await EnterAsync(whole, without);
            await EnterAsync(whole, other);
            number = (await here.SendAsync($"{without}-projektledare", new OpenCase("Öppnat innan", itsUnit))).CaseNumber;
        }

        var away = Path.Combine(folder, without);
        var kept = folder + "-kept";
        if (broken)
        {
            foreach (var assembly in Directory.GetFiles(away, "*.dll", SearchOption.AllDirectories))
            {
                await File.WriteAllTextAsync(assembly, "no assembly");
            }
        }
        else
        {
            Directory.Move(away, kept);
        }

        await using (var lacking = await StartAsync())
        {
            using var client = new HttpClient { BaseAddress = lacking.Address };
            (await client.GetStringAsync("/health/live")).ShouldBe("Healthy");
            if (broken)
            {
                (await client.GetStringAsync("/health/ready")).ShouldBe("Degraded");
            }

            var (others, _) = await EnterAsync(lacking, other);
            var opened = await others.SendAsync($"{other}-projektledare", new OpenCase("Hos grannen", othersUnit));
            await others.SendAsync($"{other}-projektledare", new WithdrawCase(opened.CaseNumber, null));

            var (left, _) = await EnterAsync(lacking, without);
            (await left.SendAsync($"{without}-projektledare", new CaseOverview(number))).Title.ShouldBe("Öppnat innan");
            (await left.RefusedAsync($"{without}-projektledare", new WithdrawCase(number, null))).Message.ShouldContain(
                $"Tillägget {without} 1.0.0 är påslaget men kan inte köras"
            );
            (await left.SendAsync($"{without}-administrator", new PluginSwitches()))
                .ShouldHaveSingleItem()
                .Message.ShouldNotBeNullOrEmpty();
        }

        if (broken)
        {
            Copy(Path.Combine(TestFiles.PluginFolder, without), away);
        }
        else
        {
            Directory.Move(kept, away);
        }

        await using var healed = await StartAsync();
        var (back, _) = await EnterAsync(healed, without);
        await back.SendAsync($"{without}-projektledare", new WithdrawCase(number, null));
    }

    private async Task<FundApplication> StartAsync()
    {
        var started = new FundApplication(database, $"--Plugins:Folder={folder}");
        await started.StartAsync();
        return started;
    }

    // A municipality that is there already gets only what it lacks: the same call starts and finds it.
    private static async Task<(MunicipalityInTest There, string Key)> EnterAsync(FundApplication application, string key)
    {
        var package = Directory.GetDirectories(Path.Combine(TestFiles.PluginFolder, key)).Single();
        return (
            new MunicipalityInTest(
                application,
                await MunicipalityStart.RunAsync(
                    application.Services,
                    DemonstrationSeed.WithProfiles(Path.Combine(package, "demonstration.json")),
                    CancellationToken.None
                )
            ),
            key
        );
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
