using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Submission;

/// <summary>Each version of a form that was handed in, as a note that leads to it.</summary>
internal sealed class PutUpHandedIn(ApplicationsDb db, CurrentSetup setup) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == notification.Case)
            .Select(s => new
            {
                s.Id,
                s.Act,
                s.Form,
                s.On,
                s.Who,
                Rules = db.Set<Case>().Where(c => c.Id == s.CaseId).Select(c => c.RuleVersion).First(),
            })
            .ToListAsync(cancellationToken);
        foreach (var version in handedIn)
        {
            var form = (await setup.GetAsync(cancellationToken)).ProfileOf(version.Rules).Forms.FirstOrDefault(f => f.Key == version.Form);
            notification.Notes.Add(
                new CaseNote(
                    version.Act,
                    T($"{form?.Name ?? version.Form} lämnades in"),
                    version.On,
                    version.Who,
                    null,
                    $"inlamnat/{version.Id}"
                )
            );
        }
    }
}
