using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Assessment.Recommendations;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Facts;

/// <summary>What Assessment knows of a case.</summary>
internal sealed class AddAssessmentFacts(AssessmentDb db) : INotificationHandler<GatherFacts>
{
    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var facts = notification.Facts;
        var said = await db.Assessments.AsNoTracking().Where(a => a.CaseId == notification.Case).ToListAsync(cancellationToken);
        foreach (var criterion in said.GroupBy(a => a.Criterion))
        {
            facts.Criteria[criterion.Key] = Outcomes.Together(criterion.GroupBy(a => a.PersonId).Select(own => own.MaxBy(a => a.At)!));
        }

        facts.Flags[FactFlags.Recommended] = await db
            .Recommendations.AsNoTracking()
            .AnyAsync(r => r.CaseId == notification.Case, cancellationToken);
        await AddMeetingsAsync(facts, notification.Case, cancellationToken);
        var decision = await db
            .Decisions.AsNoTracking()
            .Where(d => d.CaseId == notification.Case)
            .OrderByDescending(d => d.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (decision is null)
        {
            return;
        }

        facts.Decision = decision.Outcome;
        facts.Dates[FactDates.DecidedOn] = decision.DecidedOn;
        if (decision.AdjustedOn is { } adjusted)
        {
            facts.Dates[FactDates.AdjustedOn] = adjusted;
        }

        if (DecisionOutcomes.Grants(decision.Outcome))
        {
            facts.Amounts[FactAmounts.Granted] = decision.Granted;
        }
    }

    private async Task AddMeetingsAsync(CaseFacts facts, CaseId about, CancellationToken cancellation)
    {
        var items = await (
            from item in db.MeetingItems.AsNoTracking()
            join meeting in db.Meetings.AsNoTracking() on item.MeetingId equals meeting.Id
            where item.CaseId == about
            orderby item.At
            select new
            {
                item.Kind,
                item.SharedView,
                item.ProcessPlan,
                meeting.HeldOn,
            }
        ).ToListAsync(cancellation);
        foreach (var item in items)
        {
            if (DateNames.TryGetValue(item.Kind, out var name))
            {
                facts.Dates[name] = item.HeldOn;
            }

            if (item.SharedView is { } shared)
            {
                facts.Flags[FactFlags.SharedView] = shared;
                facts.Flags[FactFlags.ProcessPlanMissing] = item.ProcessPlan is null;
            }
        }
    }

    private static readonly Dictionary<MeetingItemKind, string> DateNames = new()
    {
        [MeetingItemKind.Preparation] = FactDates.PreparedOn,
        [MeetingItemKind.CommitteeDecision] = FactDates.CommitteeDecidedOn,
        [MeetingItemKind.FirstMeeting] = FactDates.MeetingOn,
    };
}
