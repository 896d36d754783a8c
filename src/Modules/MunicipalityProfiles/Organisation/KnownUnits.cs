using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Setup;
using MediatR;

namespace Fund.MunicipalityProfiles.Organisation;

/// <summary>Answers the other modules' question about units: they are of the setup, which is kept until it changes.</summary>
internal sealed class KnownUnits(CurrentSetup setup) : IRequestHandler<Units, IReadOnlyList<UnitView>>
{
    public async Task<IReadOnlyList<UnitView>> Handle(Units request, CancellationToken cancellationToken) =>
        (await setup.GetAsync(cancellationToken)).Units;
}
