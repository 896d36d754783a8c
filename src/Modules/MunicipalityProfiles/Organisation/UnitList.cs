using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.MunicipalityProfiles.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>All units, by name.</summary>
[Requires(Permission.SignedIn)]
internal sealed record UnitList : IQuery<IReadOnlyList<UnitView>>;

internal sealed class UnitListHandler(ProfilesDb db)
    : IRequestHandler<UnitList, IReadOnlyList<UnitView>>,
        IRequestHandler<Contracts.MunicipalityProfiles.Units, IReadOnlyList<UnitView>>
{
    public Task<IReadOnlyList<UnitView>> Handle(UnitList request, CancellationToken cancellationToken) => AllAsync(cancellationToken);

    public Task<IReadOnlyList<UnitView>> Handle(Contracts.MunicipalityProfiles.Units request, CancellationToken cancellationToken) =>
        AllAsync(cancellationToken);

    private async Task<IReadOnlyList<UnitView>> AllAsync(CancellationToken cancellation) =>
        await db
            .Units.AsNoTracking()
            .Where(u => u.Active)
            .OrderBy(u => u.Name)
            .Select(u => new UnitView(u.Key, u.Name, u.Kind, u.Parent))
            .ToListAsync(cancellation);
}
