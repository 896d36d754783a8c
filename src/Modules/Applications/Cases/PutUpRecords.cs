using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

/// <summary>What Applications has in writing about a case: its records.</summary>
internal sealed class PutUpRecords(ApplicationsDb db) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var records = await db.Records.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellationToken);
        notification.Notes.AddRange(records.Select(r => new CaseNote(r.Act, TitleOf(r), r.On, r.Who, r.Text)));
    }

    private static string TitleOf(CaseRecord record) =>
        record.Kind switch
        {
            RecordKind.IdeaAnswer => record.Yes == true ? T("Återkoppling: idén går vidare") : T("Återkoppling: idén går inte vidare"),
            RecordKind.Withdrawal => T("Ansökan återtogs"),
            RecordKind.Closing => T("Ärendet avslutades"),
            RecordKind.Adjusted => T("Formuläret ändrades av ett tillägg"),
            _ => throw new InvalidOperationException($"No title for {record.Kind}."),
        };
}
