using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>Voids the signatures of a case whose content has changed, and tells those who had signed (W-12).</summary>
internal sealed class SignatureVoid(ApplicationsDb db, Notices notices, TimeProvider time)
{
    public async Task VoidAsync(Case changed, CancellationToken cancellation)
    {
        foreach (var signature in await db.Signatures.Where(s => s.CaseId == changed.Id && s.VoidedAt == null).ToListAsync(cancellation))
        {
            signature.VoidedAt = time.GetUtcNow();
            await notices.TellAsync(
                Role.HeadOfAdministration,
                signature.UnitKey,
                $"Ny underskrift behövs: {changed.Title}",
                $"Innehållet i {changed.Title} har ändrats efter att du undertecknade. Din underskrift gäller därför inte längre. "
                    + $"Läs ändringarna och underteckna på nytt.",
                $"/arenden/{changed.Number}/underskrifter",
                cancellation
            );
        }
    }
}
