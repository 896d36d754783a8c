using Fund.Applications.Cases;
using Fund.Applications.Conversations;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Audit;
using Fund.Platform.Persistence;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Overview;

/// <summary>Something that happened to a case.</summary>
/// <param name="At">The instant (UTC).</param>
/// <param name="Who">Name at that time.</param>
/// <param name="What">What, in the municipality's words.</param>
/// <param name="Details">What was written then; null where nothing was.</param>
/// <param name="Moved">The stage that the case reached by it; null where it stayed.</param>
/// <param name="Link">Where more of it is, relative to the case; null for nowhere.</param>
internal sealed record HistoryRow(DateTimeOffset At, string Who, string What, string? Details, string? Moved, string? Link);

/// <summary>
/// What has happened, the latest first: the log of who did what, with what was written and where the case went, joined by the log's own ids
/// (F-20).
/// </summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseHistory(string CaseNumber) : IQuery<IReadOnlyList<HistoryRow>>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseHistoryHandler(
    ApplicationsDb db,
    PlatformDb platform,
    CaseFinder cases,
    CurrentSetup setup,
    CommandNames names,
    IMediator mediator
) : IRequestHandler<CaseHistory, IReadOnlyList<HistoryRow>>
{
    private const int MostRows = 500;

    public async Task<IReadOnlyList<HistoryRow>> Handle(CaseHistory request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var done = await platform
            .Audit.AsNoTracking()
            // That somebody opened a message is in the log, and is nothing that happened to the case.
            .Where(a => a.CaseNumber == found.Number && a.What != nameof(MarkConversationRead))
            .OrderByDescending(a => a.Id)
            .Take(MostRows)
            .Select(a => new
            {
                a.Id,
                a.At,
                a.Who,
                a.What,
            })
            .ToListAsync(cancellationToken);
        var moves = await db
            .Moves.AsNoTracking()
            .Where(m => m.CaseId == found.Id)
            .ToDictionaryAsync(m => m.Act, m => profile.StageOf(m.To).Name, cancellationToken);
        var gathered = new GatherNotes(found.Id);
        await mediator.Publish(gathered, cancellationToken);
        var notes = gathered.Notes.ToLookup(note => note.Act);
        return
        [
            .. done.Select(d => new HistoryRow(
                d.At,
                d.Who,
                names.Of(d.What),
                Joined(notes[d.Id].Select(note => note.Text)),
                moves.GetValueOrDefault(d.Id),
                notes[d.Id].Select(note => note.Link).FirstOrDefault(link => link is not null)
            )),
        ];
    }

    private static string? Joined(IEnumerable<string?> texts)
    {
        var written = string.Join("\n\n", texts.Where(text => !string.IsNullOrWhiteSpace(text)));
        return written.Length == 0 ? null : written;
    }
}
