using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Modules;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Switches;

/// <summary>
/// Switches a module on or off. Off: it is gone everywhere, its data stays. A module that others need cannot be switched off before them.
/// </summary>
[Requires(Permission.Administer)]
[LoggedAs("En modul slogs på eller stängdes av")]
internal sealed record SwitchModule(string Module, bool On) : ICommand;

internal sealed class SwitchModuleHandler(ProfilesDb db, ModuleList modules, CurrentSetup setup, SetupChanges changes)
    : IRequestHandler<SwitchModule, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SwitchModule request, CancellationToken cancellationToken)
    {
        var module = modules.All.FirstOrDefault(m => m.Key == request.Module) ?? throw new NotFound(T("Modulen finns inte."));
        if (!module.Optional)
        {
            throw new Refused(T($"{module.Name} används alltid och kan inte stängas av."));
        }

        var on = (await setup.GetAsync(cancellationToken)).Modules;
        if (
            request.On
            && modules.All.Where(m => m.Optional && module.Needs.Contains(m.Key) && !on.Contains(m.Key)).Select(m => m.Name).ToList()
                is { Count: > 0 } needed
        )
        {
            throw new Refused(T($"{module.Name} behöver {string.Join(T(" och "), needed)}. Slå på det först."));
        }

        if (
            !request.On
            && modules.Dependents(module.Key).Where(m => on.Contains(m.Key)).Select(m => m.Name).ToList() is { Count: > 0 } dependents
        )
        {
            throw new Refused(T($"{string.Join(T(" och "), dependents)} behöver {module.Name}. Stäng av det först."));
        }

        if (request.On)
        {
            RequireMeaning([.. on, module.Key], (await setup.GetAsync(cancellationToken)).Profiles);
        }

        var row = await db.ModulesOn.FirstOrDefaultAsync(m => m.Key == module.Key, cancellationToken);
        if (request.On && row is null)
        {
            db.ModulesOn.Add(new ModuleOn { Key = module.Key });
        }
        else if (!request.On && row is not null)
        {
            db.ModulesOn.Remove(row);
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(cancellationToken);
            await changes.AnnounceAsync(cancellationToken);
        }

        return default;
    }

    // A module that must know what an answer means cannot run under a guideline whose form does not say it.
    private static void RequireMeaning(HashSet<string> on, IReadOnlyList<Profile> versions)
    {
        var faults = versions.SelectMany(version =>
            ProfileReader
                .Check(version, null, on)
                .Select(fault => new Finding(T($"Regelversion {version.Code}, {fault.Place}: {fault.Message}")))
        );
        if (faults.ToList() is { Count: > 0 } missing)
        {
            throw new Refused(missing);
        }
    }
}
