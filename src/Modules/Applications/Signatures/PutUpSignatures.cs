using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>
/// Each no, with its reasons for those who have a part in the case; and for the history alone, for which unit each signature was given and
/// asked for: the page of signatures shows these in their place.
/// </summary>
internal sealed class PutUpSignatures(ApplicationsDb db, CasesInSight sight) : INotificationHandler<GatherNotes>
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
                T("Underskrift"),
                StockholmTime.DateOf(s.Signature.SignedAt),
                s.Signature.Name,
                s.Signature.VoidedAt is null ? T($"För {s.Unit}.") : T($"För {s.Unit}. Gäller inte längre, innehållet har ändrats."),
                "underskrifter",
                Minor: true
            ))
        );
        var names = await db.Set<CaseUnit>()
            .AsNoTracking()
            .Where(unit => unit.CaseId == notification.Case)
            .ToDictionaryAsync(unit => unit.UnitKey, unit => unit.Name, cancellationToken);
        await RefusalsAsync(notification, names, cancellationToken);
        await RequestsAsync(notification, names, cancellationToken);
    }

    private async Task RefusalsAsync(GatherNotes notification, Dictionary<string, string> names, CancellationToken cancellation)
    {
        var refusals = await db.SignatureRefusals.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellation);
        if (refusals.Count == 0)
        {
            return;
        }

        // The reasons are words between those who write the application and those who are to sign it (F-22).
        var reads = await (await sight.DraftsAsync(cancellation)).AnyAsync(c => c.Id == notification.Case, cancellation);
        notification.Notes.AddRange(
            refusals.Select(r => new CaseNote(
                r.Act,
                T("Nej till att underteckna"),
                StockholmTime.DateOf(r.RefusedAt),
                r.Name,
                T($"För {names.GetValueOrDefault(r.UnitKey, r.UnitKey)}.{(reads ? $" {r.Reason}" : "")}"),
                "underskrifter"
            ))
        );
    }

    private async Task RequestsAsync(GatherNotes notification, Dictionary<string, string> names, CancellationToken cancellation)
    {
        var requests = await db.SignatureRequests.AsNoTracking().Where(r => r.CaseId == notification.Case).ToListAsync(cancellation);
        notification.Notes.AddRange(
            requests
                .GroupBy(r => r.Act)
                .Select(asked => new CaseNote(
                    asked.Key,
                    T("Underskrifter begärda"),
                    StockholmTime.DateOf(asked.First().AskedAt),
                    asked.First().Name,
                    T($"Av {string.Join(", ", asked.Select(r => names.GetValueOrDefault(r.UnitKey, r.UnitKey)).Order())}."),
                    "underskrifter",
                    Minor: true
                ))
        );
    }
}
