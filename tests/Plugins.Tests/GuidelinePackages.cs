using Fund.Plugins;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Plugins.Tests;

/// <summary>The guidelines' packages as their build lays them, in artifacts/plugins, loaded as a host loads them.</summary>
internal static class GuidelinePackages
{
    public static string Folder { get; } = Path.Combine(Root(), "artifacts", "plugins");

    public static PluginPackages All { get; } = PluginPackages.LoadFrom(Folder);

    public static PluginPackage Of(string id) =>
        All.Find(id, "1.0.0") ?? throw new InvalidOperationException($"{id} 1.0.0 is not in {Folder}.");

    public static StepSet Steps(string id, string? settings = null) =>
        StepSet.Of(All, [new PluginActivation(id, "1.0.0", new HashSet<string>(), new Dictionary<string, int>(), settings)]);

    public static Circumstances On(string day, CaseView? about = null, RulesView? rules = null) =>
        new()
        {
            Municipality = new MunicipalityView { Key = "kommunen", Name = "Kommunen" },
            Actor = new ActorView { Name = "Prova Provsson" },
            Before = about,
            After = about,
            Rules = rules ?? new RulesView { Code = "2023-05", InForceFrom = new(2023, 5, 1) },
            Today = DateOnly.Parse(day),
            Read = new NothingToRead(),
        };

    public static async Task<IReadOnlyList<StepFinding>> CheckAsync(
        string id,
        Operation operation,
        Circumstances circumstances,
        string? settings = null
    )
    {
        var steps = Steps(id, settings);
        if (steps.Missing.Count > 0)
        {
            throw new InvalidOperationException(string.Join(" ", steps.Missing));
        }

        return await PluginPipeline.CheckAsync(steps, operation, circumstances, _ => { }, CancellationToken.None);
    }

    public static async Task<IReadOnlyList<StepRequest>> ReactAsync(
        string id,
        Operation operation,
        Circumstances circumstances,
        string? settings = null
    ) => await PluginPipeline.ReactAsync(Steps(id, settings), operation, circumstances, _ => { }, CancellationToken.None);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fund.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Fund.sln is not above the tests.");
    }

    private sealed class NothingToRead : ReadModel
    {
        public override ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default) =>
            throw new NotSupportedException();
    }
}
