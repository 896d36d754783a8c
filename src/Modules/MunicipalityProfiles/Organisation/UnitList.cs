using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>A unit in the list; the version is given back by whoever changes it.</summary>
internal sealed record UnitRow(string Key, string Name, string Kind, string? Parent, string? Code, uint Version);

/// <summary>All units, by name.</summary>
[Requires(Permission.SignedIn)]
internal sealed record UnitList : IQuery<IReadOnlyList<UnitRow>>;

internal sealed class UnitListHandler(ProfilesDb db) : IRequestHandler<UnitList, IReadOnlyList<UnitRow>>
{
    public async Task<IReadOnlyList<UnitRow>> Handle(UnitList request, CancellationToken cancellationToken) =>
        await db
            .Units.AsNoTracking()
            .Where(u => u.Active)
            .OrderBy(u => u.Name)
            .Select(u => new UnitRow(u.Key, u.Name, u.Kind, u.Parent, u.Code, EF.Property<uint>(u, ModuleDbOptions.RowVersion)))
            .ToListAsync(cancellationToken);
}
