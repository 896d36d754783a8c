using System.Reflection;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Platform.Plugins;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Process;

/// <summary>
/// Gathers what is known of a case and finds what stands in the way of an operation. The list "Detta saknas", the next-step box, the button
/// and
/// the refusal are all this one answer (F-27).
/// </summary>
public sealed class CaseProcess(IMediator mediator, CurrentSetup setup, PluginHost plugins, ReadBatch reads, TimeProvider time)
{
    /// <summary>The case, its rule version and its facts.</summary>
    /// <exception cref="NotFound">There is no such case here.</exception>
    public async Task<(CaseHeaderView Case, Profile Profile, CaseFacts Facts)> LoadAsync(string number, CancellationToken cancellation)
    {
        var header = await mediator.Send(new GetCase(number), cancellation);
        var profile = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion);
        return (header, profile, await FactsAsync(header.Id, cancellation));
    }

    /// <summary>What every module that is switched on knows of the case: they ask, and all is read in one round trip.</summary>
    public async Task<CaseFacts> FactsAsync(CaseId id, CancellationToken cancellation)
    {
        var facts = new CaseFacts { Today = StockholmTime.Today(time) };
        await mediator.Publish(new GatherFacts(id, facts), cancellation);
        await reads.ReadAsync(cancellation);
        return facts;
    }

    /// <summary>The same of several cases, all in one round trip.</summary>
    public async Task<IReadOnlyDictionary<CaseId, CaseFacts>> FactsAsync(IReadOnlyCollection<CaseId> cases, CancellationToken cancellation)
    {
        var known = cases.Distinct().ToDictionary(id => id, _ => new CaseFacts { Today = StockholmTime.Today(time) });
        foreach (var (id, facts) in known)
        {
            await mediator.Publish(new GatherFacts(id, facts), cancellation);
        }

        await reads.ReadAsync(cancellation);
        return known;
    }

    /// <summary>
    /// What stands in the way of leading a case on from its stage: what is still being written in the stage is not ready, though the step
    /// itself would let it pass.
    /// </summary>
    /// <param name="header">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="key">Key of the operation that leads on.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<Finding>> InTheWayAsync(
        CaseHeaderView header,
        Profile profile,
        CaseFacts facts,
        string key,
        CancellationToken cancellation
    )
    {
        var missing = await MissingAsync(header, profile, facts, key, cancellation);
        var unanswered = profile.FormWrittenIn(header.Stage) is { } form ? profile.Unanswered(form, facts) : [];
        return [.. missing.Concat(unanswered).Where(finding => finding.Severity == Severity.Refusal)];
    }

    /// <summary>
    /// What stands in the way of an operation as it was filled in: rules of profile and plugins together. A plugin's fault is a line among
    /// the
    /// others (F-43).
    /// </summary>
    /// <param name="header">The case; null for an operation on the fund.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="facts">What is known, the operation's own facts included.</param>
    /// <param name="key">Key of the operation.</param>
    /// <param name="outcome">The outcome chosen; null where there is none to choose.</param>
    /// <param name="operation">The operation as plugins see it.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<Finding>> FindAsync(
        CaseHeaderView? header,
        Profile profile,
        CaseFacts facts,
        string key,
        string? outcome,
        Fund.Plugins.Operation operation,
        CancellationToken cancellation
    ) =>
        [
            .. profile.Check(key, header?.Stage, outcome, facts),
            .. await plugins.CheckAsync(operation, header, facts, facts.Changed, cancellation),
        ];

    /// <summary>
    /// What stands in the way before the person has filled anything in: the same answer, for the outcome that leads on, less what the
    /// operation's own fields will say.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> MissingAsync(
        CaseHeaderView header,
        Profile profile,
        CaseFacts facts,
        string key,
        CancellationToken cancellation
    )
    {
        if (OperationTypes.Blank(key) is not { } blank)
        {
            return profile.Check(key, header.Stage, null, facts);
        }

        var outcome = profile.Operations.GetValueOrDefault(key)?.Outcomes.Keys.FirstOrDefault();
        var findings = await FindAsync(header, profile, facts, key, outcome, blank, cancellation);
        return [.. findings.Where(finding => finding.Field is not { } field || !OperationTypes.HasField(blank, field))];
    }
}

/// <summary>The operations that the SDK names, by key.</summary>
internal static class OperationTypes
{
    private static readonly Dictionary<string, Type> Types = typeof(Fund.Plugins.Operation)
        .Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Fund.Plugins.Operation)))
        .ToDictionary(type => type.Name);

    /// <summary>The operation with nothing filled in; null when there is no such operation.</summary>
    public static Fund.Plugins.Operation? Blank(string key) =>
        Types.TryGetValue(key, out var type) ? (Fund.Plugins.Operation)Activator.CreateInstance(type)! : null;

    /// <summary>Is the field one that the person fills in when the operation is done?</summary>
    public static bool HasField(Fund.Plugins.Operation operation, string field) =>
        operation.GetType().GetProperty(field, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null;

    /// <summary>The type of an operation.</summary>
    public static Type? Of(string key) => Types.GetValueOrDefault(key);
}
