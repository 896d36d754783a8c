using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Signatures;

/// <summary>What a yes and a no ask alike: a unit that signs, its own head, no answer that stands, and the content that was read.</summary>
internal sealed class SignerAnswer(ApplicationsDb db, Actor actor)
{
    /// <exception cref="Refused">The unit need not sign.</exception>
    /// <exception cref="Forbidden">The person is not the unit's head.</exception>
    /// <exception cref="Conflict">The unit has signed, or the content has changed since it was read.</exception>
    public async Task RequireAsync(Case about, Profile profile, string unit, uint? version, CancellationToken cancellation)
    {
        if (!profile.Signers(about.Units.Select(u => u.AsFact())).Any(signer => signer.UnitKey == unit))
        {
            throw new Refused(T("Enheten berörs inte, så den behöver inte underteckna."), profile.AskedSignatures()?.Rule, "unit");
        }

        if (!actor.Holds(Role.HeadOfAdministration, unit))
        {
            throw new Forbidden(T("Bara enhetens egen chef kan svara för den."));
        }

        if (await db.Signatures.AnyAsync(s => s.CaseId == about.Id && s.UnitKey == unit && s.VoidedAt == null, cancellation))
        {
            throw new Conflict(T("Enheten har redan undertecknat."));
        }

        if (version is { } read && read != db.VersionOf(about))
        {
            throw new Conflict(T("Ansökan ändrades medan du läste. Läs den igen och ta ställning till det som nu står där."));
        }
    }
}
