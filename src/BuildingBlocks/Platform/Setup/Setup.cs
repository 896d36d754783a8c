using System.Collections.Concurrent;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Platform.Setup;

/// <summary>A municipality's setup, read and checked: what a request needs without asking the database.</summary>
public sealed class Setup
{
    private readonly Dictionary<string, Profile> byCode;

    /// <summary>From what is stored.</summary>
    /// <exception cref="InvalidDataException">An adopted rule version is not valid; it could not have been adopted.</exception>
    public Setup(MunicipalitySetup stored)
    {
        Modules = stored.Modules;
        Plugins = stored.Plugins;
        byCode = stored
            .RuleVersions.Where(version => version.Adopted)
            .Select(version => ProfileReader.ReadValid(version.Json))
            .ToDictionary(profile => profile.Code);
        Profiles = [.. byCode.Values.OrderBy(profile => profile.Guideline.InForceFrom)];
    }

    /// <summary>Keys of the modules that are switched on.</summary>
    public IReadOnlySet<string> Modules { get; }

    /// <summary>Plugins that are switched on.</summary>
    public IReadOnlyList<PluginActivationView> Plugins { get; }

    /// <summary>Adopted rule versions, oldest first.</summary>
    public IReadOnlyList<Profile> Profiles { get; }

    /// <summary>The rule version of a running case.</summary>
    /// <exception cref="Refused">It is gone.</exception>
    public Profile ProfileOf(string code) =>
        byCode.TryGetValue(code, out var profile)
            ? profile
            : throw new Refused($"Regelversionen {code} finns inte längre. Be kommunens administratör att lägga tillbaka den.");

    /// <summary>The rule version for a day: the latest that is in force, else the latest that has been; null if none has begun.</summary>
    public Profile? ProfileOn(DateOnly day) => Profiles.LastOrDefault(profile => profile.Guideline.InForceFrom <= day);
}

/// <summary>The copies of all municipalities' setups in this process, by the version that the database names.</summary>
public sealed class SetupCache
{
    private readonly ConcurrentDictionary<MunicipalityId, (int Version, Setup Setup)> known = new();

    internal Setup? Find(MunicipalityId municipality, int version) =>
        known.TryGetValue(municipality, out var entry) && entry.Version == version ? entry.Setup : null;

    internal void Keep(MunicipalityId municipality, int version, Setup setup) => known[municipality] = (version, setup);
}

/// <summary>The setup of this request's municipality.</summary>
public sealed class CurrentSetup(SetupCache cache, TenantTransaction transaction, IMediator mediator)
{
    private Setup? setup;

    /// <summary>The setup, fresh: the version is read in the round trip that opens the transaction.</summary>
    public async ValueTask<Setup> GetAsync(CancellationToken cancellation)
    {
        if (setup is not null)
        {
            return setup;
        }

        await transaction.OpenAsync(cancellation);
        setup = cache.Find(transaction.Municipality, transaction.SetupVersion);
        if (setup is null)
        {
            setup = new Setup(await mediator.Send(new LoadSetup(), cancellation));
            cache.Keep(transaction.Municipality, transaction.SetupVersion, setup);
        }

        return setup;
    }

    /// <summary>Is the module switched on here?</summary>
    public async ValueTask<bool> HasModuleAsync(string key, CancellationToken cancellation) =>
        (await GetAsync(cancellation)).Modules.Contains(key);

    /// <summary>After a change of the setup in this request.</summary>
    public void Forget() => setup = null;
}
