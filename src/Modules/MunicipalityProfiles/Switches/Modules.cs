using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Modules;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Switches;

/// <summary>A module with its switch.</summary>
internal sealed record ModuleSwitchRow(
    string Module,
    string Name,
    string Description,
    bool Optional,
    bool On,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> NeededBy
);

/// <summary>All modules with their switches.</summary>
[Requires(Permission.Administer)]
internal sealed record ModuleSwitches : IQuery<IReadOnlyList<ModuleSwitchRow>>;

internal sealed class ModuleSwitchesHandler(ModuleList modules, CurrentSetup setup)
    : IRequestHandler<ModuleSwitches, IReadOnlyList<ModuleSwitchRow>>
{
    public async Task<IReadOnlyList<ModuleSwitchRow>> Handle(ModuleSwitches request, CancellationToken cancellationToken)
    {
        var on = (await setup.GetAsync(cancellationToken)).Modules;
        return
        [
            .. modules.All.Select(m => new ModuleSwitchRow(
                m.Key,
                m.Name,
                m.Description,
                m.Optional,
                !m.Optional || on.Contains(m.Key),
                [.. modules.All.Where(other => m.Needs.Contains(other.Key)).Select(other => other.Name)],
                [.. modules.Dependents(m.Key).Select(other => other.Name)]
            )),
        ];
    }
}

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
        var module = modules.All.FirstOrDefault(m => m.Key == request.Module) ?? throw new NotFound("Modulen finns inte.");
        if (!module.Optional)
        {
            throw new Refused($"{module.Name} används alltid och kan inte stängas av.");
        }

        var on = (await setup.GetAsync(cancellationToken)).Modules;
        if (
            request.On
            && modules.All.Where(m => m.Optional && module.Needs.Contains(m.Key) && !on.Contains(m.Key)).Select(m => m.Name).ToList()
                is { Count: > 0 } needed
        )
        {
            throw new Refused($"{module.Name} behöver {string.Join(" och ", needed)}. Slå på det först.");
        }

        if (
            !request.On
            && modules.Dependents(module.Key).Where(m => on.Contains(m.Key)).Select(m => m.Name).ToList() is { Count: > 0 } dependents
        )
        {
            throw new Refused($"{string.Join(" och ", dependents)} behöver {module.Name}. Stäng av det först.");
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

        await db.SaveChangesAsync(cancellationToken);
        await changes.AnnounceAsync(cancellationToken);
        return default;
    }
}
