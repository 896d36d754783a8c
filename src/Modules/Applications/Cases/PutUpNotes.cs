using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>What Applications has in writing about a case: records, and each version that was handed in.</summary>
internal sealed class PutUpNotes(ApplicationsDb db, CurrentSetup setup) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var records = await db.Records.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellationToken);
        notification.Notes.AddRange(records.Select(r => new CaseNote(r.Act, TitleOf(r), r.On, r.Who, r.Text)));

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
                Rules = db.Cases.Where(c => c.Id == s.CaseId).Select(c => c.RuleVersion).First(),
            })
            .ToListAsync(cancellationToken);
        foreach (var version in handedIn)
        {
            var form = (await setup.GetAsync(cancellationToken)).ProfileOf(version.Rules).Forms.FirstOrDefault(f => f.Key == version.Form);
            notification.Notes.Add(
                new CaseNote(
                    version.Act,
                    $"{form?.Name ?? version.Form} lämnades in",
                    version.On,
                    version.Who,
                    null,
                    $"inlamnat/{version.Id}"
                )
            );
        }
    }

    private static string TitleOf(CaseRecord record) =>
        record.Kind switch
        {
            RecordKind.IdeaAnswer => record.Yes == true ? "Återkoppling: idén går vidare" : "Återkoppling: idén går inte vidare",
            RecordKind.Withdrawal => "Ansökan återtogs",
            RecordKind.Closing => "Ärendet avslutades",
            RecordKind.Adjusted => "Formuläret ändrades av ett tillägg",
            _ => throw new InvalidOperationException($"No title for {record.Kind}."),
        };
}
