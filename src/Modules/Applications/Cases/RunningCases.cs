using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>Counts running cases by the choice of plugins that they were opened under.</summary>
internal sealed class RunningCases(ApplicationsDb db) : IRequestHandler<RunningCasesByPlugins, IReadOnlyDictionary<int, int>>
{
    public async Task<IReadOnlyDictionary<int, int>> Handle(RunningCasesByPlugins request, CancellationToken cancellationToken) =>
        await db
            .Cases.Where(c => c.StageKind != StageKind.Ended)
            .GroupBy(c => c.PluginRevision)
            .Select(cases => new { cases.Key, Count = cases.Count() })
            .ToDictionaryAsync(cases => cases.Key, cases => cases.Count, cancellationToken);
}
