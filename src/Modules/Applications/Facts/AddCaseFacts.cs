using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Facts;

/// <summary>What Applications knows of a case.</summary>
internal sealed class AddCaseFacts(ApplicationsDb db) : INotificationHandler<GatherFacts>
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

        facts.Participants.AddRange(found.Units.Select(unit => unit.AsFact()));
        foreach (var answer in found.Answers)
        {
            facts.Answers[answer.Field] = answer.Value;
        }

        if (found.ReceivedOn is { } received)
        {
            facts.Dates["receivedOn"] = received;
        }

        if (found.StartedOn is { } started)
        {
            facts.Dates["startedOn"] = started;
        }

        if (
            facts.Answers.GetValueOrDefault("requestedAmount") is { } requested
            && decimal.TryParse(requested, System.Globalization.CultureInfo.InvariantCulture, out var kronor)
        )
        {
            facts.Amounts["requested"] = Money.FromKronor(kronor);
        }

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
                facts.Flags["sharedView"] = record.Yes == true;
            }
        }
    }

    private static readonly Dictionary<string, string> DateNames = new()
    {
        [RecordKinds.Preparation] = "preparedOn",
        [RecordKinds.CommitteeDecision] = "committeeDecidedOn",
        [RecordKinds.Meeting] = "meetingOn",
        [RecordKinds.IdeaAnswer] = "ideaAnsweredOn",
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
