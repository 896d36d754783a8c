using System.Reflection;
using System.Text.Json;
using Fund.Plugins.Runtime.Connections;
using Fund.Plugins.Runtime.Packages;
using Fund.Plugins.Runtime.Running;

namespace Fund.Plugins.Testing;

/// <summary>
/// One test of a plugin's steps: who, where, when, which case, then what is done. Runs every step of the assembly with its order, filters
/// and time limit
/// through the host's own catalogue and pipeline; nothing is imitated. Each call gives a new scenario, so that one may be the start of
/// several.
/// </summary>
public sealed record Scenario
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private Scenario(Assembly assembly) => Assembly = assembly;

    private Assembly Assembly { get; init; }
    private MunicipalityView? Municipality { get; init; }
    private ActorView Actor { get; init; } = new() { Name = "Prova Provsson" };
    private DateOnly Today { get; init; } = new(2026, 3, 2);
    private CaseView? Before { get; init; }
    private CaseView? After { get; init; }
    private RulesView Rules { get; init; } = new() { Code = "2026", InForceFrom = new DateOnly(2026, 1, 1) };
    private FundBalanceView? Funds { get; init; }
    private IReadOnlySet<string> Changed { get; init; } = new HashSet<string>();
    private IReadOnlySet<string> Off { get; init; } = new HashSet<string>();
    private string? SettingsJson { get; init; }
    private Dictionary<string, (PluginConnection Connection, HttpMessageHandler Answers)> Connections { get; init; } =
        new Dictionary<string, (PluginConnection, HttpMessageHandler)>();
    private TimeProvider? Clock { get; init; }

    /// <summary>A scenario with all steps of the plugin that a type belongs to.</summary>
    public static Scenario Of<TOfThePlugin>() => Of(typeof(TOfThePlugin).Assembly);

    /// <summary>A scenario with all steps of a plugin's assembly.</summary>
    public static Scenario Of(Assembly plugin) => new(plugin);

    /// <summary>In which municipality.</summary>
    public Scenario In(string key, string? name = null) =>
        this with
        {
            Municipality = new MunicipalityView { Key = key, Name = name ?? key },
        };

    /// <summary>On which Swedish calendar day, "2026-03-02".</summary>
    public Scenario On(string day) => On(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    /// <summary>On which Swedish calendar day.</summary>
    public Scenario On(DateOnly day) => this with { Today = day };

    /// <summary>By somebody who holds these roles (<see cref="Roles"/>).</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public Scenario As(params string[] roles) =>
        roles.FirstOrDefault(role => !RoleNames.All.Contains(role)) is { } unknown
            ? throw new ArgumentException($"There is no role {unknown}; see Fund.Plugins.Roles.", nameof(roles))
            : this with
            {
                Actor = new ActorView { Name = Actor.Name, Roles = roles },
            };

    /// <summary>With settings in place of the plugin's own; checked as when an administrator saves them.</summary>
    public Scenario With(object settings) => this with { SettingsJson = JsonSerializer.Serialize(settings, Web) };

    /// <summary>With steps switched off, by id.</summary>
    public Scenario Without(params string[] steps) => this with { Off = steps.ToHashSet() };

    /// <summary>Under which guideline: its days, and the fields whose answers can be set.</summary>
    public Scenario Under(RulesView rules) => this with { Rules = rules };

    /// <summary>The case as it is before the operation.</summary>
    public Scenario Given(CaseView before) => this with { Before = before };

    /// <summary>The case as it is after the operation, for reactions; the same as before if not said.</summary>
    public Scenario Becoming(CaseView after) => this with { After = after };

    /// <summary>The fund's amounts, whole öre; the same in every year.</summary>
    public Scenario Balance(long allocatedOre, long committedOre = 0, long paidOre = 0) =>
        this with
        {
            Funds = new FundBalanceView
            {
                AllocatedOre = allocatedOre,
                CommittedOre = committedOre,
                PaidOre = paidOre,
                AvailableOre = allocatedOre - committedOre - paidOre,
            },
        };

    /// <summary>The operation changes these answers.</summary>
    public Scenario Changing(params string[] fields) => this with { Changed = fields.ToHashSet() };

    /// <summary>
    /// What answers when a follow-up calls a connection, and at which address the operator has it; the same walls as in a host stand around
    /// it.
    /// </summary>
    public Scenario Connecting(string name, Uri baseAddress, HttpMessageHandler answers) =>
        this with
        {
            Connections = new Dictionary<string, (PluginConnection, HttpMessageHandler)>(Connections)
            {
                [name] = (new PluginConnection { Name = name, BaseAddress = baseAddress }, answers),
            },
        };

    /// <summary>
    /// With this clock for the steps' time limits. Without it they have twenty times their budget of real time, since a machine that builds
    /// and tests is a slow one.
    /// </summary>
    public Scenario Timed(TimeProvider clock) => this with { Clock = clock };

    /// <summary>
    /// Does the operation as the host does: all checks; if none refuses, adjustments; the checks again if an answer was set; reactions and
    /// follow-ups. A check that throws or takes too long is a refusal here as there, and <see cref="Outcome.StepsRun"/> tells why.
    /// </summary>
    /// <exception cref="PluginStepFailed">A step that is no check threw or took too long.</exception>
    /// <exception cref="InvalidOperationException">The plugin cannot be switched on like this: it is another municipality's, two steps
    /// share an order, or the settings are not valid.</exception>
    public async Task<Outcome> RunAsync(Operation operation, CancellationToken cancellation = default)
    {
        var (steps, ran) = (Steps(), new List<StepOutcome>());
        var findings = await PluginPipeline.CheckAsync(steps, operation, Seen(Before), ran.Add, cancellation);
        if (findings.Any(finding => finding.Refuses))
        {
            return new Outcome(findings, ran);
        }

        var adjusted = await PluginPipeline.AdjustAsync(steps, operation, Seen(Before), ran.Add, cancellation);
        var before = Before;
        var scenario = this;
        if (adjusted.Answers.Count > 0)
        {
            (before, scenario) = (
                Before?.With(adjusted.Answers),
                this with
                {
                    Changed = adjusted.Answers.Select(a => a.Field).ToHashSet(),
                }
            );
            findings = await PluginPipeline.CheckAsync(steps, operation, scenario.Seen(before), ran.Add, cancellation);
            if (findings.Any(finding => finding.Refuses))
            {
                return new Outcome(findings, ran);
            }
        }

        var requests = await PluginPipeline.ReactAsync(steps, operation, Seen(Before, After ?? before), ran.Add, cancellation);
        var followUps = PluginPipeline.FollowUps(steps, operation, Seen(Before));
        foreach (var step in followUps)
        {
            await PluginPipeline.FollowUpAsync(step, operation, Seen(After ?? before), Guid.NewGuid(), 1, Connect, ran.Add, cancellation);
        }

        return new Outcome(findings, ran)
        {
            Answers = adjusted.Answers.ToDictionary(answer => answer.Field, answer => answer.Value),
            Deadline = adjusted.Deadline,
            Tasks = [.. requests.Select(request => request.Task).OfType<TaskDraft>()],
            Notifications =
            [
                .. requests
                    .Where(request => request.NotifyRole is not null)
                    .Select(request => new Notification(request.NotifyRole!, request.Subject ?? "", request.Text ?? "")),
            ],
            FollowUps = [.. followUps.Select(step => step.Step.Id)],
        };
    }

    /// <summary>The plugin's answer to a calculation; the standard's when it has none.</summary>
    /// <exception cref="PluginStepFailed">The step threw or took too long.</exception>
    public Task<TResult> CalculateAsync<TInput, TResult>(TInput input, CancellationToken cancellation = default)
        where TInput : Calculation<TResult> =>
        PluginPipeline.CalculateAsync<TInput, TResult>(Steps(), input, Seen(Before), _ => { }, cancellation);

    private StepSet Steps()
    {
        var watch = new StepWatch(Clock ?? new SlowClock());
        var package = PluginPackage.Of(Assembly, watch);
        if (Municipality is { } chosen && package.Municipalities.Count > 0 && !package.Municipalities.Contains(chosen.Key))
        {
            throw new InvalidOperationException(
                $"The plugin cannot be switched on in {chosen.Key}, only in {string.Join(", ", package.Municipalities)}."
            );
        }

        var activation = new PluginActivation(package.Id, package.Version, Off, new Dictionary<string, int>(), SettingsJson);
        var steps = StepSet.Of(PluginPackages.Of(watch, package), [activation]);
        return steps.Missing.Count == 0 ? steps : throw new InvalidOperationException(string.Join(" ", steps.Missing));
    }

    private Circumstances Seen(CaseView? before, CaseView? after = null) =>
        new()
        {
            Municipality = Municipality ?? Standard(),
            Actor = Actor,
            Before = before,
            After = after,
            Rules = Rules,
            Today = Today,
            Read = new KnownBalance(Funds),
            Changed = Changed,
        };

    // Where the scenario does not say: one where the plugin may be used.
    private MunicipalityView Standard()
    {
        var key = Assembly.GetCustomAttribute<FundPluginAttribute>()?.Municipalities.FirstOrDefault() ?? "kommunen";
        return new MunicipalityView { Key = key, Name = key };
    }

    private HttpClient Connect(string name) =>
        Connections.TryGetValue(name, out var known)
            ? known.Connection.Over(known.Answers)
            : throw new InvalidOperationException($"The scenario has no connection; say what answers for \"{name}\" with Connecting.");

    private sealed class KnownBalance(FundBalanceView? funds) : ReadModel
    {
        public override ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default) =>
            funds is null
                ? throw new InvalidOperationException("The scenario has no fund; say what it holds with Balance.")
                : ValueTask.FromResult(funds);
    }
}
