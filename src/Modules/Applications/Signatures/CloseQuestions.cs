using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using Fund.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>Nobody is asked to sign any longer when the case has gone on to where nothing is signed.</summary>
internal sealed class CloseQuestions(ApplicationsDb db, CurrentSetup setup, SignatureQuestions questions) : INotificationHandler<CaseMoved>
{
    public async Task Handle(CaseMoved notification, CancellationToken cancellationToken)
    {
        var moved = await db.Cases.FirstAsync(c => c.Id == notification.Case, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(moved.RuleVersion);
        if (profile.OperationsIn(notification.To).Contains(nameof(SignApplication)))
        {
            return;
        }

        var asked = db.SignatureRequests.Where(r => r.CaseId == moved.Id && r.ClosedAt == null).Select(r => r.UnitKey);
        foreach (var unit in await asked.ToListAsync(cancellationToken))
        {
            await questions.CloseAsync(moved, unit, cancellationToken);
        }

        var refused = db.SignatureRefusals.Where(r => r.CaseId == moved.Id && r.EndedAt == null).Select(r => r.UnitKey);
        foreach (var unit in await refused.ToListAsync(cancellationToken))
        {
            await questions.EndRefusalAsync(moved, unit, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
