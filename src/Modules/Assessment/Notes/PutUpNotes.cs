using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Notes;

/// <summary>
/// What Assessment has in writing about a case: what was said and decided at meetings, the recommendation, conflicts of interest.
/// </summary>
internal sealed class PutUpNotes(
    AssessmentDb db,
    DecisionBook book,
    CurrentSetup setup,
    WordsInSight sight,
    CaseProcess process,
    Actor actor,
    IMediator mediator
) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var items = await (
            from item in db.MeetingItems.AsNoTracking()
            join meeting in db.Meetings.AsNoTracking() on item.MeetingId equals meeting.Id
            where item.CaseId == notification.Case && item.Kind != MeetingItemKind.Decision && item.Kind != MeetingItemKind.Recommendation
            select new { Item = item, Meeting = meeting }
        ).ToListAsync(cancellationToken);
        notification.Notes.AddRange(
            items.Select(i => new CaseNote(i.Item.Act, TitleOf(i.Item, i.Meeting), i.Meeting.HeldOn, i.Item.Who, TextOf(i.Item)))
        );
        await AddDecisionsAsync(notification, cancellationToken);
        await AddRecommendationsAsync(notification, cancellationToken);
        await AddAssessmentsAsync(notification, cancellationToken);
        foreach (var recusal in await db.Recusals.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellationToken))
        {
            var ground = Recusal.GroundFor(recusal, actor);
            notification.Notes.Add(
                new CaseNote(
                    recusal.Act,
                    recusal.By == recusal.Who ? T($"{recusal.Who} anmälde jäv") : T($"Jäv registrerat för {recusal.Who}"),
                    StockholmTime.DateOf(recusal.At),
                    recusal.By,
                    ground
                )
            );
        }
    }

    // What an assessor said of a criterion stands on the page of criteria; the history tells which one and what, to those who may read it.
    private async Task AddAssessmentsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        var said = await db.Assessments.AsNoTracking().Where(a => a.CaseId == notification.Case).ToListAsync(cancellation);
        if (said.Count == 0 && !await db.PreliminaryViews.AnyAsync(p => p.CaseId == notification.Case, cancellation))
        {
            return;
        }

        var header = (await mediator.Send(new GetCases([notification.Case]), cancellation))[0];
        var profile = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion);
        var lodged = await db.LodgedAsync(notification.Case, cancellation);
        var read = await sight.OfAsync(header, profile, await process.FactsAsync(notification.Case, cancellation), lodged, cancellation);
        var names = profile.Criteria.ToDictionary(c => c.Key, c => c.Name);
        var agreed = await db.JointAssessments.AsNoTracking().Where(j => j.CaseId == notification.Case).ToListAsync(cancellation);
        await AddPreliminaryAsync(notification, header, names, cancellation);
        var rows = await db.Lodgements.AsNoTracking().Where(l => l.CaseId == notification.Case).ToListAsync(cancellation);
        notification.Notes.AddRange(
            rows.Where(l => read == WordsRead.All || l.PersonId == actor.Person)
                .Select(l => new CaseNote(
                    l.Act,
                    l.Lodged ? T("Lämnad bedömning") : T("Återtagen bedömning"),
                    StockholmTime.DateOf(l.At),
                    l.Who,
                    null,
                    "bedomning",
                    Minor: true
                ))
        );
        var dissents = await db.Dissents.AsNoTracking().Where(d => d.CaseId == notification.Case).ToListAsync(cancellation);
        notification.Notes.AddRange(
            dissents
                .Where(d => read == WordsRead.All || d.PersonId == actor.Person)
                .Select(d => new CaseNote(
                    d.Act,
                    T("Avvikande mening"),
                    StockholmTime.DateOf(d.At),
                    d.Who,
                    $"{names.GetValueOrDefault(d.Criterion, d.Criterion)}: {d.Reason}",
                    "bedomning",
                    Minor: true
                ))
        );
        notification.Notes.AddRange(
            agreed
                .Where(_ => read == WordsRead.All)
                .Select(j => new CaseNote(
                    j.Act,
                    T("Gemensam bedömning"),
                    j.AgreedOn,
                    j.Who,
                    $"{names.GetValueOrDefault(j.Criterion, j.Criterion)}: {Outcomes.Names[j.Outcome]}. {j.Reason}",
                    "bedomning",
                    Minor: true
                ))
        );
        notification.Notes.AddRange(
            // What is saved after it was last lodged is still the assessor's own.
            said.Where(a =>
                    a.PersonId == actor.Person
                    || (read == WordsRead.All && lodged.TryGetValue(a.PersonId, out var whole) && a.At <= whole.At)
                )
                .Select(a => new CaseNote(
                    a.Act,
                    T("Bedömning"),
                    StockholmTime.DateOf(a.At),
                    a.Who,
                    $"{names.GetValueOrDefault(a.Criterion, a.Criterion)}: {Outcomes.Names[a.Outcome]}. {a.Reason}",
                    "bedomning",
                    Minor: true
                ))
        );
    }

    // What was seen beforehand is read by those who handle the case, as the recommendation is.
    private async Task AddPreliminaryAsync(
        GatherNotes notification,
        CaseHeaderView header,
        Dictionary<string, string> names,
        CancellationToken cancellation
    )
    {
        var views = await db.PreliminaryViews.AsNoTracking().Where(p => p.CaseId == notification.Case).ToListAsync(cancellation);
        if (views.Count == 0 || !await sight.ReadsRecommendationAsync(header, null, cancellation))
        {
            return;
        }

        notification.Notes.AddRange(
            views.Select(p => new CaseNote(
                p.Act,
                T("Förgranskning, räknas inte"),
                StockholmTime.DateOf(p.At),
                p.Who,
                $"{names.GetValueOrDefault(p.Criterion, p.Criterion)}: {Outcomes.Names[p.Outcome]}. {p.Reason}",
                "bedomning",
                Minor: true
            ))
        );
    }

    private Task<string?> LatestDecisionAsync(GatherNotes notification, CancellationToken cancellation) =>
        db
            .Decisions.AsNoTracking()
            .Where(d => d.CaseId == notification.Case && !d.Later)
            .OrderByDescending(d => d.FirstAt)
            .Select(d => d.Outcome)
            .FirstOrDefaultAsync(cancellation);

    private async Task AddDecisionsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        var decided = await book.OfAsync(notification.Case, cancellation);
        notification.Notes.AddRange(decided.All.Select(d => NoteOf(d, decided)));
        notification.Notes.AddRange(decided.All.Where(d => d.Version == 1).SelectMany(d => DayNotes(d, decided)));
    }

    private static CaseNote NoteOf(Decision d, CaseDecided decided)
    {
        var amount = d.Granted.IsPositive ? $" {d.Granted}." : "";
        var text = $"{d.Body} {d.Paragraph}.{amount} {d.Conditions}".Trim();
        var name = DecisionOutcomes.NameOf(d.Outcome);
        return new CaseNote(
            d.Act,
            d.Corrects is null ? T($"Beslut: {name}") : T($"Rättad registrering av beslut: {name}"),
            d.DecidedOn,
            d.Who,
            d.Corrects is null ? text : T($"{text}\n\nRättat därför: {d.Because}"),
            "beslut",
            Minor: !decided.Standing.Contains(d)
        );
    }

    private static IEnumerable<CaseNote> DayNotes(Decision d, CaseDecided decided) =>
        decided
            .Days[d.Root]
            .Where(days => days.Act != d.Act)
            .Select(days => new CaseNote(
                days.Act,
                T($"Protokollets dagar: {DecisionOutcomes.NameOf(d.Outcome)}"),
                StockholmTime.DateOf(days.At),
                days.Who,
                DayText(days),
                "beslut",
                Minor: true
            ));

    private static string DayText(DecisionDays days) =>
        (days.AdjustedOn, days.PostedOn) switch
        {
            ({ } adjusted, { } posted) => T($"Justerat {adjusted:yyyy-MM-dd}, anslaget {posted:yyyy-MM-dd}."),
            ({ } adjusted, null) => T($"Justerat {adjusted:yyyy-MM-dd}."),
            _ => T("Uppgiften om justeringsdag togs bort."),
        };

    private async Task AddRecommendationsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        var recommended = await db.Recommendations.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellation);
        if (recommended.Count == 0 || !await ReadsRecommendationAsync(notification, cancellation))
        {
            return;
        }

        foreach (var r in recommended)
        {
            var title = r.Outcome == "grant" ? T("Förslag till beslut: bifall") : T("Förslag till beslut: avslag");
            notification.Notes.Add(new CaseNote(r.Act, title, StockholmTime.DateOf(r.At), r.Who, r.Reason, "bedomning"));
        }
    }

    private async Task<bool> ReadsRecommendationAsync(GatherNotes notification, CancellationToken cancellation) =>
        await sight.ReadsRecommendationAsync(
            (await mediator.Send(new GetCases([notification.Case]), cancellation))[0],
            await LatestDecisionAsync(notification, cancellation),
            cancellation
        );

    private static string TitleOf(MeetingItem item, Meeting meeting) =>
        item.Kind switch
        {
            MeetingItemKind.Preparation => T($"Beredd av {meeting.Body}"),
            MeetingItemKind.CommitteeDecision => T($"{meeting.Body} beslutade att ansöka"),
            MeetingItemKind.FirstMeeting => item.SharedView == true ? T("Möte: parterna är överens") : T("Möte: parterna är inte överens"),
            _ => meeting.Body,
        };

    private static string? TextOf(MeetingItem item)
    {
        var plan = item.ProcessPlan is null ? null : T($"Plan för processen:\n{item.ProcessPlan}");
        var parts = new[] { item.Paragraph, item.Text, plan }.Where(part => part is not null).ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }
}
