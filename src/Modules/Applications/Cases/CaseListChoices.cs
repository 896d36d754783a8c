using System.Collections.Concurrent;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>What the list of cases can be narrowed to.</summary>
/// <param name="Units">Units of the municipality.</param>
/// <param name="Years">The years from the first case to now, the latest first.</param>
/// <param name="Stages">Name of every stage by key, along the path; of one in several rule versions the latest name.</param>
/// <param name="Rules">Code of every rule version with the name of its guideline, the latest first.</param>
internal sealed record CaseListChoices(
    IReadOnlyList<UnitView> Units,
    IReadOnlyList<int> Years,
    IReadOnlyList<(string Key, string Name)> Stages,
    IReadOnlyList<(string Code, string Name)> Rules
);

/// <summary>What the list of cases can be narrowed to.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseListChoicesQuery : IQuery<CaseListChoices>;

internal sealed class CaseListChoicesHandler(
    Lazy<ApplicationsDb> db,
    FirstYears firsts,
    CurrentMunicipality municipality,
    CurrentSetup setup,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<CaseListChoicesQuery, CaseListChoices>
{
    public async Task<CaseListChoices> Handle(CaseListChoicesQuery request, CancellationToken cancellationToken)
    {
        var units = await mediator.Send(new Units(), cancellationToken);
        var first = firsts.Find(municipality.Value.Id) ?? await FirstAsync(cancellationToken);
        var years = first is null ? [] : Enumerable.Range(first.Value, Math.Max(0, StockholmTime.Today(time).Year - first.Value + 1));
        var profiles = (await setup.GetAsync(cancellationToken)).Profiles;
        return new CaseListChoices(
            units,
            [.. years.Reverse()],
            [
                .. profiles
                    .Reverse()
                    .SelectMany(profile => profile.Stages)
                    .DistinctBy(stage => stage.Key)
                    .Select(stage => (stage.Key, stage.Name)),
            ],
            [.. profiles.Reverse().Select(profile => (profile.Code, profile.Guideline.Title))]
        );
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
