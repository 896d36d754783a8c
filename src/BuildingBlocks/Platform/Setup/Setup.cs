using System.Collections.Concurrent;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Persistence;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Setup;

/// <summary>A municipality's setup, read and checked: what a request needs without asking the database.</summary>
public sealed class Setup
{
    private readonly Dictionary<string, Profile> byCode;
    private readonly IReadOnlyList<PluginRevisionView> revisions;

    /// <summary>From what is stored.</summary>
    /// <exception cref="InvalidDataException">An adopted rule version is not valid; it could not have been adopted.</exception>
    public Setup(MunicipalitySetup stored)
    {
        Modules = stored.Modules;
        Units = stored.Units;
        revisions = [.. stored.PluginRevisions.OrderBy(revision => revision.Number)];
        byCode = stored
            .RuleVersions.Where(version => version.Adopted)
            .Select(version => ProfileReader.ReadValid(version.Json))
            .ToDictionary(profile => profile.Code);
        Profiles = [.. byCode.Values.OrderBy(profile => profile.Guideline.InForceFrom)];
        Funds = [.. Profiles.GroupBy(profile => profile.Fund.Key).Select(fund => new FundName(fund.Key, fund.Last().Fund.Name))];
    }

    /// <summary>Keys of the modules that are switched on.</summary>
    public IReadOnlySet<string> Modules { get; }

    /// <summary>All units, by name.</summary>
    public IReadOnlyList<UnitView> Units { get; }

    /// <summary>The choice of plugins that new cases are opened under, and that the fund's own operations follow.</summary>
    public PluginRevisionView Plugins => revisions.Count == 0 ? PluginRevisionView.None : revisions[^1];

    /// <summary>Adopted rule versions, oldest first.</summary>
    public IReadOnlyList<Profile> Profiles { get; }

    /// <summary>The municipality's funds, the one whose guideline is oldest first.</summary>
    public IReadOnlyList<FundName> Funds { get; }

    /// <summary>The fund with a key; without one the only fund.</summary>
    /// <exception cref="NotFound">There is no such fund here.</exception>
    /// <exception cref="Refused">No key is given, and the municipality has none or several.</exception>
    public FundName FundOf(string? key) =>
        (key, Funds) switch
        {
            (null, [var only]) => only,
            (null, []) => throw new Refused(T("Kommunen har ingen antagen riktlinje ännu. En administratör behöver lägga in den.")),
            (null, _) => throw new Refused(T("Välj vilken fond det gäller."), field: "fund"),
            _ => Funds.FirstOrDefault(fund => fund.Key == key) ?? throw new NotFound(T("Fonden finns inte.")),
        };

    /// <summary>A fund's occasions through the years.</summary>
    public FundCalendar CalendarOf(string fund) => new([.. Profiles.Where(profile => profile.Fund.Key == fund)]);

    /// <summary>The rule version of a running case.</summary>
    /// <exception cref="Refused">It is gone.</exception>
    public Profile ProfileOf(string code) =>
        byCode.TryGetValue(code, out var profile)
            ? profile
            : throw new Refused(T($"Regelversionen {code} finns inte längre. Be kommunens administratör att lägga tillbaka den."));

    /// <summary>
    /// The choice of plugins for a case: the one it was opened under, with the later changes that were made to hold for running cases as
    /// well.
    /// </summary>
    public PluginRevisionView PluginsFor(int openedUnder)
    {
        var chosen = revisions.FirstOrDefault(revision => revision.Number == openedUnder) ?? PluginRevisionView.None;
        var plugins = chosen.Plugins;
        foreach (var later in revisions.Where(revision => revision.Number > openedUnder && revision.ForRunningCases))
        {
            plugins =
            [
                .. plugins.Where(plugin => plugin.PluginId != later.Changed),
                .. later.Plugins.Where(plugin => plugin.PluginId == later.Changed),
            ];
        }

        return chosen with
        {
            Number = openedUnder,
            Plugins = plugins,
        };
    }

    /// <summary>
    /// The rule version of the first fund for a day: the latest that is in force, else the latest that has been; null if none has begun.
    /// For what is the same whichever fund it is.
    /// </summary>
    public Profile? ProfileOn(DateOnly day) => Funds.Count == 0 ? null : ProfileOn(day, Funds[0].Key);

    /// <summary>
    /// A fund's rule version for a day: the latest that is in force, else the latest that has been; null if none has begun.
    /// </summary>
    public Profile? ProfileOn(DateOnly day, string fund) =>
        Profiles.LastOrDefault(profile => profile.Fund.Key == fund && profile.Guideline.InForceFrom <= day);
}

/// <summary>A fund of a municipality.</summary>
/// <param name="Key">Key in the profile, the ledger and addresses.</param>
/// <param name="Name">Name as shown.</param>
public sealed record FundName(string Key, string Name);

/// <summary>The copies of all municipalities' setups in this process, by the version that the database names.</summary>
public sealed class SetupCache
{
    private readonly ConcurrentDictionary<MunicipalityId, (int Version, Setup Setup)> known = new();

    // What an unfinished transaction has changed (0) is nobody else's.
    internal Setup? Find(MunicipalityId municipality, int version) =>
        version > 0 && known.TryGetValue(municipality, out var entry) && entry.Version == version ? entry.Setup : null;

    internal void Keep(MunicipalityId municipality, int version, Setup setup)
    {
        if (version > 0)
        {
            known[municipality] = (version, setup);
        }
    }
}

/// <summary>The setup of this request's municipality.</summary>
public sealed class CurrentSetup(SetupCache cache, TenantTransaction transaction, IMediator mediator)
{
    private Setup? setup;

    /// <summary>The setup, fresh: its version is read when the database is told the municipality.</summary>
    public async ValueTask<Setup> GetAsync(CancellationToken cancellation)
    {
        if (setup is not null)
        {
            return setup;
        }

        await transaction.OpenAsync(cancellation);
        await transaction.NameMunicipalityAsync(cancellation);
        var version = transaction.SetupVersion;
        setup = cache.Find(transaction.Municipality, version);
        if (setup is null)
        {
            setup = new Setup(await mediator.Send(new LoadSetup(), cancellation));
            cache.Keep(transaction.Municipality, version, setup);
        }

        return setup;
    }

    /// <summary>Is the module switched on here?</summary>
    public async ValueTask<bool> HasModuleAsync(string key, CancellationToken cancellation) =>
        (await GetAsync(cancellation)).Modules.Contains(key);

    /// <summary>After a change of the setup in this request: it is read anew, for this transaction alone.</summary>
    public void Forget()
    {
        setup = null;
        transaction.SetupChanged();
    }
}
