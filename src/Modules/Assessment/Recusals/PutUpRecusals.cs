using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>Puts up who has declared a conflict of interest, so that nobody is asked for what is closed to them (F-21).</summary>
internal sealed class PutUpRecusals(AssessmentDb db, IMediator mediator) : INotificationHandler<GatherRecusals>
{
    public async Task Handle(GatherRecusals notification, CancellationToken cancellationToken)
    {
        var declared = db.Recusals.AsNoTracking().Where(r => r.PersonId != null);
        if (notification.Person is { } person)
        {
            declared = declared.Where(r => r.PersonId == person);
        }

        if (notification.CaseNumber is { } number)
        {
            var about = (await mediator.Send(new GetCase(number), cancellationToken)).Id;
            declared = declared.Where(r => r.CaseId == about);
        }

        var found = await declared.Select(r => new { r.CaseId, r.PersonId }).ToListAsync(cancellationToken);
        var cases = (await mediator.Send(new GetCases([.. found.Select(r => r.CaseId).Distinct()]), cancellationToken)).ToDictionary(
            c => c.Id,
            c => c.Number
        );
        foreach (var recusal in found)
        {
            notification.Found.Add((cases[recusal.CaseId], recusal.PersonId!.Value));
        }
    }
}
