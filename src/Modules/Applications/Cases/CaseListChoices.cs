using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// What the list of cases can be narrowed to: units of the municipality, and the years in which cases were opened, the latest first.
/// </summary>
internal sealed record CaseListChoices(IReadOnlyList<UnitView> Units, IReadOnlyList<int> Years);

/// <summary>What the list of cases can be narrowed to.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseListChoicesQuery : IQuery<CaseListChoices>;

internal sealed class CaseListChoicesHandler(ApplicationsDb db, IMediator mediator) : IRequestHandler<CaseListChoicesQuery, CaseListChoices>
{
    public async Task<CaseListChoices> Handle(CaseListChoicesQuery request, CancellationToken cancellationToken)
    {
        var years = await db.Cases.Select(c => c.OpenedOn.Year).Distinct().OrderByDescending(year => year).ToListAsync(cancellationToken);
        return new CaseListChoices(await mediator.Send(new Units(), cancellationToken), years);
    }
}
