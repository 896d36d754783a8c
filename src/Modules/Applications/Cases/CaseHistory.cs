using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>Something that happened to a case.</summary>
internal sealed record HistoryRow(DateTimeOffset At, string Who, string What, string? Details);

/// <summary>What has happened, the latest first: from the log of who did what.</summary>
[Requires(Permission.ReadCases)]
internal sealed record CaseHistory(string CaseNumber) : IQuery<IReadOnlyList<HistoryRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseHistoryHandler(ApplicationsDb db, PlatformDb platform, CaseFinder cases, CurrentSetup setup, CommandNames names)
    : IRequestHandler<CaseHistory, IReadOnlyList<HistoryRow>>
{
    private const int MostRows = 500;

    public async Task<IReadOnlyList<HistoryRow>> Handle(CaseHistory request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var done = await platform
            .Audit.AsNoTracking()
            .Where(a => a.CaseNumber == found.Number)
            .OrderByDescending(a => a.Id)
            .Take(MostRows)
            .Select(a => new
            {
                a.At,
                a.Who,
                a.What,
            })
            .ToListAsync(cancellationToken);
        var records = (await db.Records.AsNoTracking().Where(r => r.CaseId == found.Id).ToListAsync(cancellationToken)).ToLookup(r => r.At);
        return [.. done.Select(d => new HistoryRow(d.At, d.Who, NameOf(d.What), records[d.At].Select(r => r.Text).FirstOrDefault()))];

        string NameOf(string message) => profile.Operations.TryGetValue(message, out var operation) ? operation.Name : names.Of(message);
    }
}
