using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>A unit in the list; the version is given back by whoever changes it.</summary>
internal sealed record UnitRow(string Key, string Name, string Kind, string? Parent, uint Version);

/// <summary>All units, by name.</summary>
[Requires(Permission.SignedIn)]
internal sealed record UnitList : IQuery<IReadOnlyList<UnitRow>>;

internal sealed class UnitListHandler(ProfilesDb db)
    : IRequestHandler<UnitList, IReadOnlyList<UnitRow>>,
        IRequestHandler<Contracts.MunicipalityProfiles.Units, IReadOnlyList<UnitView>>
{
    public async Task<IReadOnlyList<UnitRow>> Handle(UnitList request, CancellationToken cancellationToken) =>
        await Active
            .Select(u => new UnitRow(u.Key, u.Name, u.Kind, u.Parent, EF.Property<uint>(u, ModuleDbOptions.RowVersion)))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<UnitView>> Handle(Contracts.MunicipalityProfiles.Units request, CancellationToken cancellationToken) =>
        await Active.Select(u => new UnitView(u.Key, u.Name, u.Kind, u.Parent)).ToListAsync(cancellationToken);

    private IQueryable<Unit> Active => db.Units.AsNoTracking().Where(u => u.Active).OrderBy(u => u.Name);
}
