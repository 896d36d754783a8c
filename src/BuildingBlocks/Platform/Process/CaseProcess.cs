using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Process;

/// <summary>
/// Gathers what is known of a case and asks profile and plugins. The refusal of an operation and the list "detta saknas" both come from
/// here.
/// </summary>
public sealed class CaseProcess(IMediator mediator, CurrentSetup setup, PluginHost plugins, TimeProvider time)
{
    /// <summary>The case, its rule version and its facts.</summary>
    /// <exception cref="NotFound">There is no such case here.</exception>
    public async Task<(CaseHeaderView Case, Profile Profile, CaseFacts Facts)> LoadAsync(string number, CancellationToken cancellation)
    {
        var header = await mediator.Send(new GetCase(number), cancellation);
        var profile = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion);
        return (header, profile, await FactsAsync(header.Id, cancellation));
    }

    /// <summary>What every module that is switched on knows of the case.</summary>
    public async Task<CaseFacts> FactsAsync(CaseId id, CancellationToken cancellation)
    {
        var facts = new CaseFacts { Today = StockholmTime.Today(time) };
        await mediator.Publish(new GatherFacts(id, facts), cancellation);
        return facts;
    }

    /// <summary>What stands in the way of an operation on a case, rules of profile and plugins together.</summary>
    public async Task<IReadOnlyList<Finding>> MissingAsync(
        CaseHeaderView header,
        Profile profile,
        CaseFacts facts,
        string operation,
        CancellationToken cancellation
    )
    {
        // Before an outcome has been chosen, what is missing is what the first one named, the one that leads on, asks for.
        var outcome = profile.Operations.GetValueOrDefault(operation)?.Outcomes.Keys.FirstOrDefault();
        var findings = profile.Check(operation, header.Stage, outcome, facts).ToList();
        if (OperationTypes.Blank(operation) is { } blank)
        {
            findings.AddRange(await plugins.CheckAsync(blank, header, facts, new HashSet<string>(), cancellation));
        }

        return findings;
    }
}

/// <summary>The operations that the SDK names, by key.</summary>
internal static class OperationTypes
{
    private static readonly Dictionary<string, Type> Types = typeof(Fund.Plugins.Operation)
        .Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Fund.Plugins.Operation)))
        .ToDictionary(type => type.Name);

    // Only operations that carry nothing of their own can be tried before the person has filled anything in.
    public static Fund.Plugins.Operation? Blank(string key) =>
        Types.TryGetValue(key, out var type) && type.GetProperties().Length == 0
            ? (Fund.Plugins.Operation)Activator.CreateInstance(type)!
            : null;

    public static Type? Of(string key) => Types.GetValueOrDefault(key);
}
