using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Outbox;
using Fund.Process;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>
/// What a change of content does to the round: signatures are void and those who had signed are told (U-66, W-12), but only when whoever
/// changes has said so, knowing who has signed (F-29).
/// </summary>
internal sealed class SignatureVoid(ApplicationsDb db, Notices notices, SignatureQuestions questions, TimeProvider time)
{
    /// <summary>Name of the member by which a save says that it voids signatures.</summary>
    public const string Consent = "voidSignatures";

    /// <summary>The answers, or the title, have changed.</summary>
    /// <exception cref="Refused">Somebody has signed, and the save does not say that it voids that.</exception>
    public async Task ContentChangedAsync(Case changed, Profile profile, bool consent, CancellationToken cancellation)
    {
        await VoidAsync(changed, profile, consent, cancellation);
        foreach (var waiting in await WaitingAsync(changed, cancellation))
        {
            waiting.ChangedAt ??= time.GetUtcNow();
        }
    }

    /// <summary>Other units take part: nobody's no stands, and units that need not sign are asked no longer.</summary>
    /// <exception cref="Refused">Somebody has signed, and the save does not say that it voids that.</exception>
    public async Task ParticipantsChangedAsync(Case changed, Profile profile, bool consent, CancellationToken cancellation)
    {
        await ContentChangedAsync(changed, profile, consent, cancellation);
        var signers = profile.Signers(changed.Units.Select(unit => unit.AsFact())).Select(unit => unit.UnitKey).ToHashSet();
        foreach (var waiting in (await WaitingAsync(changed, cancellation)).Where(waiting => !signers.Contains(waiting.UnitKey)))
        {
            await questions.CloseAsync(changed, waiting.UnitKey, cancellation);
        }

        var refused = db.SignatureRefusals.Where(r => r.CaseId == changed.Id && r.EndedAt == null).Select(r => r.UnitKey);
        foreach (var unit in await refused.ToListAsync(cancellation))
        {
            await questions.EndRefusalAsync(changed, unit, cancellation);
        }
    }

    private async Task VoidAsync(Case changed, Profile profile, bool consent, CancellationToken cancellation)
    {
        var signed = await db
            .Signatures.Where(s => s.CaseId == changed.Id && s.VoidedAt == null)
            .OrderBy(s => s.SignedAt)
            .ToListAsync(cancellation);
        if (signed.Count == 0)
        {
            return;
        }

        if (!consent)
        {
            throw new Refused(
                T(
                    $"{string.Join(", ", signed.Select(s => s.Name).Distinct())} har redan undertecknat. Ändringen gör att "
                        + $"underskrifterna inte längre gäller. Bekräfta att du vill ändra ändå och spara på nytt."
                ),
                profile.AskedSignatures()?.Rule,
                Consent
            );
        }

        foreach (var signature in signed)
        {
            signature.VoidedAt = time.GetUtcNow();
            await notices.TellAsync(
                Role.HeadOfAdministration,
                signature.UnitKey,
                T($"Ny underskrift behövs: {changed.Title}"),
                T(
                    $"Innehållet i {changed.Title} har ändrats efter att du undertecknade. Din underskrift "
                        + $"gäller därför inte längre. Läs ändringarna och ta ställning på nytt."
                ),
                $"/arenden/{changed.Number}/underskrifter",
                cancellation
            );
        }
    }

    private Task<List<SignatureRequest>> WaitingAsync(Case about, CancellationToken cancellation) =>
        db.SignatureRequests.Where(r => r.CaseId == about.Id && r.ClosedAt == null).ToListAsync(cancellation);
}
