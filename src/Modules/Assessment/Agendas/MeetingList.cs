using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Agendas;

/// <summary>A meeting in the list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Body">The body's name.</param>
/// <param name="Day">The day.</param>
/// <param name="StartsAt">When it begins; null where it was never planned here.</param>
/// <param name="Place">Where; null where it was never planned here.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Points">How many points its agenda has.</param>
internal sealed record MeetingRow(Guid Id, string Body, DateOnly Day, TimeOnly? StartsAt, string? Place, MeetingState State, int Points)
{
    /// <summary>The cases on the agenda that the reader can read, by title and in its order.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}

/// <summary>The meetings.</summary>
/// <param name="Coming">From today and on, the next one first.</param>
/// <param name="Past">Those before, the last one first.</param>
/// <param name="Older">There are older ones before this day; null for none.</param>
internal sealed record MeetingListView(IReadOnlyList<MeetingRow> Coming, IReadOnlyList<MeetingRow> Past, DateOnly? Older);

/// <summary>All that is coming, and the latest of what has been.</summary>
/// <param name="Before">Only what was before this day; null for today.</param>
[Requires(Permission.ReadMeetings)]
internal sealed record MeetingList(DateOnly? Before = null) : IQuery<MeetingListView>;

internal sealed class MeetingListHandler(AssessmentDb db, IMediator mediator, TimeProvider time)
    : IRequestHandler<MeetingList, MeetingListView>
{
    private const int PageLength = 30;

    public async Task<MeetingListView> Handle(MeetingList request, CancellationToken cancellationToken)
    {
        var today = StockholmTime.Today(time);
        var before = request.Before is { } asked && asked < today ? asked : today;
        var coming = before == today ? await RowsAsync(db.Meetings.Where(m => m.HeldOn >= today), cancellationToken) : [];
        var past = await RowsAsync(
            db.Meetings.Where(m => m.HeldOn < before).OrderByDescending(m => m.HeldOn).ThenBy(m => m.Id).Take(PageLength + 1),
            cancellationToken
        );
        // A day is never cut in two: what is older begins before the last day that is shown whole.
        var older = past.Count > PageLength ? past.Min(row => row.Day) : (DateOnly?)null;
        var shown = older is { } day && past.Any(row => row.Day > day) ? past.Where(row => row.Day > day) : past;
        var titles = await TitlesAsync([.. coming.Concat(shown).Select(row => row.Id)], cancellationToken);
        return new MeetingListView(
            [.. coming.OrderBy(row => row.Day).ThenBy(row => row.StartsAt).ThenBy(row => row.Body).Select(Named)],
            [.. shown.OrderByDescending(row => row.Day).ThenBy(row => row.Body).Select(Named)],
            older is { } last ? (past.Any(row => row.Day > last) ? last.AddDays(1) : last) : null
        );

        MeetingRow Named(MeetingRow row) => row with { Cases = [.. titles[row.Id]] };
    }

    private async Task<ILookup<Guid, string>> TitlesAsync(IReadOnlyList<Guid> meetings, CancellationToken cancellation)
    {
        var points = await db
            .AgendaItems.AsNoTracking()
            .Where(a => meetings.Contains(a.MeetingId) && a.CaseId != null)
            .OrderBy(a => a.Position)
            .Select(a => new { a.MeetingId, a.CaseId })
            .ToListAsync(cancellation);
        var headers = await mediator.Send(new GetCases([.. points.Select(point => point.CaseId!.Value).Distinct()]), cancellation);
        var seen = await mediator.Send(new VisibleCases([.. headers.Select(about => about.Number)]), cancellation);
        var titles = headers.Where(about => seen.ContainsKey(about.Number)).ToDictionary(about => about.Id, about => about.Title);
        return points
            .Where(point => titles.ContainsKey(point.CaseId!.Value))
            .ToLookup(point => point.MeetingId, point => titles[point.CaseId!.Value]);
    }

    private async Task<List<MeetingRow>> RowsAsync(IQueryable<Meeting> meetings, CancellationToken cancellation) =>
        await meetings
            .AsNoTracking()
            .Select(m => new MeetingRow(
                m.Id,
                m.Body,
                m.HeldOn,
                m.StartsAt,
                m.Place,
                m.State,
                db.Set<AgendaItem>().Count(a => a.MeetingId == m.Id)
            ))
            .ToListAsync(cancellation);
}
