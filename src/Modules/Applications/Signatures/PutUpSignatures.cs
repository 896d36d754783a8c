using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>For which unit each signature was given, for the history; the page of signatures shows them in their place.</summary>
internal sealed class PutUpSignatures(ApplicationsDb db) : INotificationHandler<GatherNotes>
{
    public async Task Handle(GatherNotes notification, CancellationToken cancellationToken)
    {
        var signatures = await (
            from signature in db.Signatures.AsNoTracking()
            join unit in db.Set<CaseUnit>().AsNoTracking()
                on new { signature.CaseId, signature.UnitKey } equals new { unit.CaseId, unit.UnitKey }
                into units
            from unit in units.DefaultIfEmpty()
            where signature.CaseId == notification.Case
            select new { Signature = signature, Unit = unit == null ? signature.UnitKey : unit.Name }
        ).ToListAsync(cancellationToken);
        notification.Notes.AddRange(
            signatures.Select(s => new CaseNote(
                s.Signature.Act,
                "Underskrift",
                StockholmTime.DateOf(s.Signature.SignedAt),
                s.Signature.Name,
                s.Signature.VoidedAt is null ? $"För {s.Unit}." : $"För {s.Unit}. Gäller inte längre, innehållet har ändrats.",
                "underskrifter",
                Minor: true
            ))
        );
    }
}
