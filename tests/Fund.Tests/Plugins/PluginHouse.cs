using System.Text.Json.Nodes;
using Autofac;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Contracts.Values;
using Fund.Finance.Allocations;
using Fund.MunicipalityProfiles.Plugins;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Plugins;
using Fund.Tests.Finance;
using Fund.Tests.Journeys;
using Fund.Tests.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Fund.Tests.Plugins;

/// <summary>
/// A house of its own with a plugin folder of its own, where the witness and two versions of an orderly plugin lie beside the
/// demonstration's,
/// and with a registry outside that the witness may call.
/// </summary>
public class PluginHouse(FundFixture fund) : JourneyFixture(fund)
{
    private readonly Registry registry = new();

    /// <summary>The plugin folder of this house.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("fund-plugins-").FullName;

    internal Registry Registry => registry;

    /// <summary>The steps without which the witness only looks on.</summary>
    internal static readonly string[] Quiet =
    [
        "judges",
        "in-draft",
        "in-another-stage",
        "when-changed",
        "sets",
        "reacts",
        "follows-up",
        "calculates",
    ];

    /// <summary>Where the sample packages are built.</summary>
    internal static string Samples { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "Plugins.Tests",
                Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')),
                "samples"
            )
        );

    private protected override IReadOnlyList<string> Settings =>
        [
            $"--Plugins:Folder={Folder}",
            $"--Plugins:Connections:witness:diarium:BaseAddress={registry.Address}/bas",
            "--Plugins:Connections:witness:diarium:Headers:X-Nyckel=hemlig",
        ];

    public override async ValueTask InitializeAsync()
    {
        foreach (var package in new[] { "alvesta", "uppsala" })
        {
            Copy(Path.Combine(TestFiles.PluginFolder, package), Path.Combine(Folder, package));
        }

        Copy(Path.Combine(Samples, "witness"), Path.Combine(Folder, "witness"));
        Copy(Path.Combine(Samples, "orderly", "1.0.0"), Path.Combine(Folder, "orderly", "1.0.0"));
        await registry.StartAsync();
        await base.InitializeAsync();
        await ItIsAsync(2026, 2, 2);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await registry.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A demonstration municipality where the witness looks on.</summary>
    internal override async Task<MunicipalityInTest> StartAsync(string plugin)
    {
        var here = await base.StartAsync(plugin);
        await here.SendAsync($"{plugin}-administrator", new SwitchPlugin("witness", "1.0.0", On: true, StepsOff: Quiet));
        return here;
    }

    /// <summary>
    /// The made-up municipality under a key of its own, with two tracks, an older guideline beside the newer, and the witness as told.
    /// </summary>
    internal async Task<MunicipalityInTest> StartLingonbyAsync(string? how, string? key = null, params string[] off)
    {
        var document = JsonNode.Parse(TestFiles.Lingonby(key ?? "lingonby-" + Guid.NewGuid().ToString("N")[..8]))!;
        var versions = document["ruleVersions"]!.AsArray();
        versions[0]!["profile"]!["fund"]!["tracks"] = JsonNode.Parse(
            """[{ "key": "utveckling", "name": "Utveckling" }, { "key": "utrullning", "name": "Utrullning" }]"""
        );
        versions[0]!["profile"]!["evaluation"] = JsonNode.Parse("""{ "inDepthAfterMonths": 24 }""");
        var newer = versions[0]!.DeepClone();
        newer["profile"]!["code"] = "2025";
        newer["profile"]!["guideline"]!["inForceFrom"] = "2025-01-01";
        newer["profile"]!["guideline"]!["inForceTo"] = "2028-12-31";
        versions.Add(newer);
        var here = await StartDocumentAsync(document.ToJsonString());
        if (how is not null)
        {
            await here.SendAsync("lingonby-admin", Witness(how, off));
        }

        return here;
    }

    internal static SwitchPlugin Witness(string how, params string[] off) =>
        new("witness", "1.0.0", On: true, StepsOff: off, SettingsJson: $$"""{ "how": "{{how}}" }""");

    /// <summary>Lets somebody run the platform.</summary>
    internal Task BecomeOperatorAsync(string subject) =>
        Database.AskAsSuperuserAsync<string>(
            $"insert into platform.operators (subject, name) values ('{subject}', '{subject}') on conflict do nothing"
        );

    /// <summary>A case that is ready to be handed in.</summary>
    internal static async Task<string> DraftAsync(MunicipalityInTest here)
    {
        var opened = await here.SendAsync("lingonby-projektledare", new OpenCase("Läxhjälp", "kultur", Track: "utveckling"));
        await here.SendAsync(
            "lingonby-projektledare",
            new SaveAnswers(
                opened.CaseNumber,
                "application",
                new Dictionary<string, string?>
                {
                    ["problem"] = "Ensamhet.",
                    ["requestedAmount"] = "80 000",
                    ["buildsOnOngoing"] = "no",
                },
                await here.VersionAsync(opened.CaseNumber)
            )
        );
        await here.SendAsync("lingonby-chef", new SignApplication(opened.CaseNumber, "kultur"));
        return opened.CaseNumber;
    }

    /// <summary>A case that has been granted.</summary>
    internal static async Task<string> GrantedAsync(MunicipalityInTest here)
    {
        await here.AttestedAsync(
            "lingonby-ekonom",
            "lingonby-ekonom2",
            new AllocateToFund(
                2026,
                Money.FromKronor(500_000),
                Money.FromKronor(1_000_000_000),
                new DateOnly(2026, 1, 20),
                "§ 3",
                ["result"],
                await here.PapersAsync("lingonby-ekonom", "result")
            )
        );
        var number = await DraftAsync(here);
        await here.SendAsync("lingonby-projektledare", new SubmitApplication(number));
        await here.OpenedOnAsync(number, new DateOnly(2026, 1, 20));
        foreach (var criterion in (await here.SendAsync("lingonby-styrgrupp", new CaseCriteria(number))).Criteria.Where(c => c.Applies))
        {
            await here.SendAsync("lingonby-styrgrupp", new AssessCriterion(number, criterion.Key, "met", "Ja."));
        }

        await here.SendAsync("lingonby-styrgrupp", new LodgeAssessment(number));
        await here.SendAsync(
            "lingonby-sekreterare",
            new RecordDecision(number, "granted", "§ 9", new DateOnly(2026, 2, 1), null, Money.FromKronor(80_000), null, null)
        );
        return number;
    }

    /// <summary>A case that runs.</summary>
    internal static async Task<string> RunningAsync(MunicipalityInTest here)
    {
        var number = await GrantedAsync(here);
        await here.SendAsync("lingonby-projektledare", new StartInitiative(number, new DateOnly(2026, 2, 2)));
        return number;
    }

    /// <summary>What a step has done with a case, the first first; waits for it, since traces are kept behind the operation.</summary>
    internal static async Task<IReadOnlyList<StepRunRow>> RunsAsync(
        MunicipalityInTest here,
        StepRuns asked,
        int atLeast = 1,
        string administrator = "lingonby-admin"
    )
    {
        await KeptAsync(here);
        for (var tries = 0; tries < 200; tries++)
        {
            var rows = new List<StepRunRow>();
            Guid? after = null;
            do
            {
                var page = await here.SendAsync(administrator, asked with { After = after });
                rows.AddRange(page.Rows);
                after = page.Next;
            } while (after is not null);
            if (rows.Count >= atLeast)
            {
                rows.Reverse();
                return rows;
            }

            await Task.Delay(100);
        }

        throw new ShouldAssertException($"{asked} found less than {atLeast} runs.");
    }

    /// <summary>
    /// Waits until all that was traced so far is stored. Traces are kept behind the operations, in their order: once the last one
    /// is there, so are those before it; counting rows would take the first batch for the whole.
    /// </summary>
    private static async Task KeptAsync(MunicipalityInTest here)
    {
        var last = new StepTrace { Step = $"last-{Guid.NewGuid():N}", Result = "done" };
        here.Application.Root.Resolve<StepTraces>().Keep(here.Municipality.Id, last);
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await TracesAsync(here, last.Step)).Count > 0)
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new ShouldAssertException("The traces of plugin steps were not kept within ten seconds.");
    }

    /// <summary>
    /// Everything that a step has kept, the first first: an administrator sees no draft's lines, so they are read as they are kept.
    /// </summary>
    internal static async Task<IReadOnlyList<StepTrace>> TracesAsync(MunicipalityInTest here, string step)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        await scope.Resolve<TenantTransaction>().OpenAsync(CancellationToken.None);
        return await scope.Resolve<PlatformDb>().StepTraces.Where(t => t.Step == step).OrderBy(t => t.At).ToListAsync();
    }

    /// <summary>Asks what only modules ask each other.</summary>
    internal static async Task<T> InsideAsync<T>(MunicipalityInTest here, IRequest<T> question)
    {
        await using var scope = MunicipalityJobRunner.Begin(here.Application.Root, here.Municipality, "test");
        using var inside = scope.Resolve<MessageScope>().Inside();
        return await scope.Resolve<IMediator>().Send(question);
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
