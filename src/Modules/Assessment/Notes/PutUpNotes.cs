using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Assessment.Recusals;
using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Notes;

/// <summary>
/// What Assessment has in writing about a case: what was said and decided at meetings, the recommendation, conflicts of interest.
/// </summary>
internal sealed class PutUpNotes(AssessmentDb db, CurrentSetup setup, Actor actor, IMediator mediator) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var items = await (
            from item in db.MeetingItems.AsNoTracking()
            join meeting in db.Meetings.AsNoTracking() on item.MeetingId equals meeting.Id
            where item.CaseId == notification.Case && item.Kind != MeetingItemKind.Decision
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
                new CaseNote(recusal.Act, $"{recusal.Who} anmälde jäv", StockholmTime.DateOf(recusal.At), recusal.Who, ground)
            );
        }
    }

    // What an assessor said of a criterion stands on the page of criteria; the history tells which one and what.
    private async Task AddAssessmentsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        var said = await db.Assessments.AsNoTracking().Where(a => a.CaseId == notification.Case).ToListAsync(cancellation);
        if (said.Count == 0)
        {
            return;
        }

        var header = (await mediator.Send(new GetCases([notification.Case]), cancellation))[0];
        var names = (await setup.GetAsync(cancellation)).ProfileOf(header.RuleVersion).Criteria.ToDictionary(c => c.Key, c => c.Name);
        notification.Notes.AddRange(
            said.Select(a => new CaseNote(
                a.Act,
                "Bedömning",
                StockholmTime.DateOf(a.At),
                a.Who,
                $"{names.GetValueOrDefault(a.Criterion, a.Criterion)}: {Outcomes.Names[a.Outcome]}. {a.Reason}",
                "bedomning",
                Minor: true
            ))
        );
    }

    private async Task AddDecisionsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        foreach (var d in await db.Decisions.AsNoTracking().Where(d => d.CaseId == notification.Case).ToListAsync(cancellation))
        {
            var amount = d.Granted.IsPositive ? $" {d.Granted}." : "";
            var text = $"{d.Body} {d.Paragraph}.{amount} {d.Conditions}".Trim();
            notification.Notes.Add(new CaseNote(d.Act, $"Beslut: {DecisionOutcomes.Names[d.Outcome]}", d.DecidedOn, d.Who, text, "beslut"));
        }
    }

    private async Task AddRecommendationsAsync(GatherNotes notification, CancellationToken cancellation)
    {
        foreach (var r in await db.Recommendations.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellation))
        {
            var title = r.Outcome == "grant" ? "Förslag till beslut: bifall" : "Förslag till beslut: avslag";
            notification.Notes.Add(new CaseNote(r.Act, title, StockholmTime.DateOf(r.At), r.Who, r.Reason, "bedomning"));
        }
    }

    private static string TitleOf(MeetingItem item, Meeting meeting) =>
        item.Kind switch
        {
            MeetingItemKind.Preparation => $"Beredd av {meeting.Body}",
            MeetingItemKind.CommitteeDecision => $"{meeting.Body} beslutade att ansöka",
            MeetingItemKind.FirstMeeting => item.SharedView == true ? "Möte: parterna är överens" : "Möte: parterna är inte överens",
            _ => meeting.Body,
        };

    private static string? TextOf(MeetingItem item)
    {
        var plan = item.ProcessPlan is null ? null : $"Plan för processen:\n{item.ProcessPlan}";
        var parts = new[] { item.Paragraph, item.Text, plan }.Where(part => part is not null).ToList();
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }
}
