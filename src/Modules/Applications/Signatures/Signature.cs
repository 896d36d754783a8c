using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>A head's signature of the content as it then was (U-66). Void when the content changes.</summary>
internal sealed class Signature
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public CaseId CaseId { get; init; }
    public string UnitKey { get; init; } = "";
    public PersonId PersonId { get; init; }
    public string Name { get; init; } = "";
    public DateTimeOffset SignedAt { get; init; }
    public DateTimeOffset? VoidedAt { get; set; }
}

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
