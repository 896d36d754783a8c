using Fund.Contracts.Messages;
using Fund.Platform.Modules;
using Fund.Platform.Setup;
using MediatR;

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
