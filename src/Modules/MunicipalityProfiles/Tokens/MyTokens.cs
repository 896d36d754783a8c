using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>A token in the list; the token itself is never shown again.</summary>
internal sealed record TokenRow(Guid Id, string Label, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Withdrawn);

/// <summary>The tokens of the person who asks.</summary>
[Requires(Permission.SignedIn)]
internal sealed record MyTokens : IQuery<IReadOnlyList<TokenRow>>;

internal sealed class MyTokensHandler(ProfilesDb db, Actor actor) : IRequestHandler<MyTokens, IReadOnlyList<TokenRow>>
{
    public async Task<IReadOnlyList<TokenRow>> Handle(MyTokens request, CancellationToken cancellationToken)
    {
        var me = actor.Person!.Value;
        return await db
            .Tokens.AsNoTracking()
            .Where(t => t.PersonId == me)
            .OrderByDescending(t => t.CreatedAt)
            .Select(t => new TokenRow(t.Id, t.Label, t.CreatedAt, t.ExpiresAt, t.WithdrawnAt != null))
            .ToListAsync(cancellationToken);
    }
}
