using Fund.Applications.Cases;
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

        facts.Documents.UnionWith(
            await db.Documents.AsNoTracking().Where(d => d.CaseId == found.Id).Select(d => d.Kind).Distinct().ToListAsync(cancellationToken)
        );
        facts.SignedBy.UnionWith(
            await db
                .Signatures.AsNoTracking()
                .Where(s => s.CaseId == found.Id && s.VoidedAt == null)
                .Select(s => s.UnitKey)
                .ToListAsync(cancellationToken)
        );
        var answered = await db
            .Records.AsNoTracking()
            .Where(r => r.CaseId == found.Id && r.Kind == RecordKind.IdeaAnswer)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (answered is not null)
        {
            facts.Dates["ideaAnsweredOn"] = answered.On;
        }

        facts.Changed.UnionWith(await ChangedAsync(found, cancellationToken));
    }

    // Against what the municipality last received; before that, whatever is answered.
    private async Task<IEnumerable<string>> ChangedAsync(Case now, CancellationToken cancellation)
    {
        var last = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == now.Id)
            .OrderByDescending(s => s.At)
            .FirstOrDefaultAsync(cancellation);
        var before = last?.AnswersAsReceived() ?? new Dictionary<string, string?>();
        return now.Answers.Where(a => a.Value != before.GetValueOrDefault(a.Field)).Select(a => a.Field);
    }
}
