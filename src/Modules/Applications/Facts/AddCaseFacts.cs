using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Facts;

/// <summary>What Applications knows of a case.</summary>
internal sealed class AddCaseFacts(ApplicationsDb db, CurrentSetup setup) : INotificationHandler<GatherFacts>
{
    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var facts = notification.Facts;
        var found = await db
            .Cases.AsNoTracking()
            .Include(c => c.Units)
            .Include(c => c.Answers)
            .AsSplitQuery()
            .FirstOrDefaultAsync(c => c.Id == notification.Case, cancellationToken);
        if (found is null)
        {
            return;
        }

        facts.Track = found.Track;
        facts.Participants.AddRange(found.Units.Select(unit => unit.AsFact()));
        foreach (var answer in found.Answers)
        {
            facts.Answers[answer.Field] = answer.Value;
        }

        if (found.ReceivedOn is { } received)
        {
            facts.Dates[FactDates.ReceivedOn] = received;
        }

        if (found.StartedOn is { } started)
        {
            facts.Dates[FactDates.StartedOn] = started;
        }

        AddMeaning(facts, (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion));

        foreach (
            var kind in await db
                .Documents.AsNoTracking()
                .Where(d => d.CaseId == found.Id && d.RemovedAt == null)
                .Select(d => d.Kind)
                .Distinct()
                .ToListAsync(cancellationToken)
        )
        {
            facts.Documents.Add(kind);
        }

        foreach (
            var unit in await db
                .Signatures.AsNoTracking()
                .Where(s => s.CaseId == found.Id && s.VoidedAt == null)
                .Select(s => s.UnitKey)
                .ToListAsync(cancellationToken)
        )
        {
            facts.SignedBy.Add(unit);
        }

        foreach (
            var record in await db.Records.AsNoTracking().Where(r => r.CaseId == found.Id).OrderBy(r => r.At).ToListAsync(cancellationToken)
        )
        {
            facts.Dates[DateNames[record.Kind]] = record.On;
            if (record.Kind == RecordKinds.Meeting)
            {
                facts.Flags[FactFlags.SharedView] = record.Yes == true;
            }
        }
    }

    private static void AddMeaning(CaseFacts facts, Profile profile)
    {
        var roles = AnswerRoles.Of(profile);
        if (roles.RequestedAmount(facts.Answers) is { } requested)
        {
            facts.Amounts[FactAmounts.Requested] = requested;
        }

        if (roles.TotalCost(facts.Answers) is { } cost)
        {
            facts.Amounts[FactAmounts.Cost] = cost;
        }

        if (roles.StartsOn(facts.Answers) is { } starts)
        {
            facts.Dates[FactDates.StartsOn] = starts;
        }

        if (roles.EndsOn(facts.Answers) is { } ends)
        {
            facts.Dates[FactDates.EndsOn] = ends;
        }
    }

    private static readonly Dictionary<string, string> DateNames = new()
    {
        [RecordKinds.Preparation] = FactDates.PreparedOn,
        [RecordKinds.CommitteeDecision] = FactDates.CommitteeDecidedOn,
        [RecordKinds.Meeting] = FactDates.MeetingOn,
        [RecordKinds.IdeaAnswer] = FactDates.IdeaAnsweredOn,
    };
}

/// <summary>Kinds of records of a case.</summary>
internal static class RecordKinds
{
    public const string Preparation = "preparation";
    public const string CommitteeDecision = "committeeDecision";
    public const string Meeting = "meeting";
    public const string IdeaAnswer = "ideaAnswer";
}
