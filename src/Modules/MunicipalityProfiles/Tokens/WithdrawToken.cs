using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>Withdraws one of the asker's tokens; it stops working at once.</summary>
[Requires(Permission.SignedIn)]
[LoggedAs("En åtkomstnyckel återtogs")]
internal sealed record WithdrawToken(Guid Id) : ICommand;

internal sealed class WithdrawTokenHandler(ProfilesDb db, Actor actor, TimeProvider time) : IRequestHandler<WithdrawToken, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(WithdrawToken request, CancellationToken cancellationToken)
    {
        var me = actor.Person!.Value;
        var token =
            await db.Tokens.FirstOrDefaultAsync(t => t.Id == request.Id && t.PersonId == me, cancellationToken)
            ?? throw new NotFound(T("Nyckeln finns inte."));
        token.WithdrawnAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
