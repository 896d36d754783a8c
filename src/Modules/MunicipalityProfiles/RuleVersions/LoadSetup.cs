using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Organisation;
using Fund.MunicipalityProfiles.Persistence;
using Fund.MunicipalityProfiles.Plugins;
using Fund.MunicipalityProfiles.Switches;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.RuleVersions;

/// <summary>Answers the platform's question about how this municipality works.</summary>
internal sealed class LoadSetupHandler(ProfilesDb db) : IRequestHandler<LoadSetup, MunicipalitySetup>
{
    public async Task<MunicipalitySetup> Handle(LoadSetup request, CancellationToken cancellationToken) =>
        new()
        {
            Modules = (await db.ModulesOn.AsNoTracking().Select(m => m.Key).ToListAsync(cancellationToken)).ToHashSet(),
            Units = await db
                .Units.AsNoTracking()
                .Where(u => u.Active)
                .OrderBy(u => u.Name)
                .Select(u => new UnitView(u.Key, u.Name, u.Kind, u.Parent, u.Code))
                .ToListAsync(cancellationToken),
            RuleVersions = await db
                .RuleVersions.AsNoTracking()
                .Select(v => new RuleVersionText(v.Code, v.Adopted, v.Json))
                .ToListAsync(cancellationToken),
            PluginRevisions =
            [
                .. (await db.PluginRevisions.AsNoTracking().Include(r => r.Plugins).ToListAsync(cancellationToken)).Select(r => r.View()),
            ],
        };
}
