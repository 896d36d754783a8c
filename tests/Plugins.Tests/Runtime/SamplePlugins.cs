using System.IO.Compression;
using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Plugins.Tests.Runtime;

/// <summary>The sample packages as they lie beside the tests, and what is needed to run them.</summary>
internal static class SamplePlugins
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples");

    public static string FolderOf(string id, string version = "1.0.0") => Path.Combine(Folder, id, version);

    public static StepSet Steps(
        PluginPackages packages,
        string id,
        string? settings = null,
        string version = "1.0.0",
        string[]? off = null,
        Dictionary<string, int>? orders = null
    ) => StepSet.Of(packages, [new PluginActivation(id, version, (off ?? []).ToHashSet(), orders ?? [], settings)]);

    public static MemoryStream Zip(string folder, Action<ZipArchive>? change = null)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                archive.CreateEntryFromFile(file, Path.GetRelativePath(folder, file));
            }

            change?.Invoke(archive);
        }

        zip.Position = 0;
        return zip;
    }

    public static void Write(this ZipArchive archive, string path, string text = "x")
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write(text);
    }

    public static Circumstances In(string municipality, ReadModel? read = null) =>
        new()
        {
            Municipality = new MunicipalityView { Key = municipality, Name = municipality },
            Actor = new ActorView { Name = "Prova Provsson" },
            Before = new CaseView
            {
                Number = "2026-7",
                Title = "Tidiga insatser",
                Stage = "invited",
                RuleVersion = "2026",
            },
            Rules = new RulesView { Code = "2026", InForceFrom = new DateOnly(2026, 1, 1) },
            Today = new DateOnly(2026, 3, 2),
            Read = read ?? new GatedRead(),
        };
}

/// <summary>A balance that comes when the test opens the gate, and looks at no token.</summary>
internal sealed class GatedRead : ReadModel
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Entered => entered.Task;

    public int Calls { get; private set; }

    public void Open() => gate.TrySetResult();

    public override async ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default)
    {
        Calls++;
        entered.TrySetResult();
        await gate.Task;
        return new FundBalanceView
        {
            AllocatedOre = 0,
            CommittedOre = 0,
            PaidOre = 0,
            AvailableOre = 0,
        };
    }
}

/// <summary>A plugin folder of one test's own, gone afterwards.</summary>
internal sealed class OwnFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fund-plugins-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
