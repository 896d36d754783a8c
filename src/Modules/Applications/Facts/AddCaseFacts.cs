using Fund.Applications.Cases;
using Fund.Applications.Documents;
using Fund.Applications.Persistence;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
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
            facts.Dates[FactDates.IdeaAnsweredOn] = answered.On;
        }

        facts.Changed.UnionWith(await ChangedAsync(found, cancellationToken));
    }

    // What an answer means is said by the form's roles, not by its key (F-42).
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
