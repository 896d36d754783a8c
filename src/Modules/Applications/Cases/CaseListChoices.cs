using System.Collections.Concurrent;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>
/// What the list of cases can be narrowed to: units of the municipality, and the years from the first case to now, the latest first.
/// </summary>
internal sealed record CaseListChoices(IReadOnlyList<UnitView> Units, IReadOnlyList<int> Years);

/// <summary>What the list of cases can be narrowed to.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseListChoicesQuery : IQuery<CaseListChoices>;

internal sealed class CaseListChoicesHandler(
    Lazy<ApplicationsDb> db,
    FirstYears firsts,
    CurrentMunicipality municipality,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<CaseListChoicesQuery, CaseListChoices>
{
    public async Task<CaseListChoices> Handle(CaseListChoicesQuery request, CancellationToken cancellationToken)
    {
        var units = await mediator.Send(new Units(), cancellationToken);
        var first = firsts.Find(municipality.Value.Id) ?? await FirstAsync(cancellationToken);
        var years = first is null ? [] : Enumerable.Range(first.Value, Math.Max(0, StockholmTime.Today(time).Year - first.Value + 1));
        return new CaseListChoices(units, [.. years.Reverse()]);
    }

    private async Task<int?> FirstAsync(CancellationToken cancellation)
    {
        var year = (await db.Value.Cases.MinAsync(c => (DateOnly?)c.OpenedOn, cancellation))?.Year;
        if (year is { } found)
        {
            firsts.Keep(municipality.Value.Id, found);
        }

        return year;
    }
}

/// <summary>
/// The year in which each municipality's first case was opened. It never changes: a case is opened today, and none is ever removed.
/// </summary>
internal sealed class FirstYears
{
    private readonly ConcurrentDictionary<MunicipalityId, int> known = new();

    public int? Find(MunicipalityId municipality) => known.TryGetValue(municipality, out var year) ? year : null;

    public void Keep(MunicipalityId municipality, int year) => known[municipality] = year;
}
