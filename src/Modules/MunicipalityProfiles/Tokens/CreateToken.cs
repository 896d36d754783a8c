using System.Security.Cryptography;
using FluentValidation;
using Fund.Contracts.Messages;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Audit;
using Fund.Platform.Requests;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>
/// Makes a token for the person who asks, with their roles; answers the token, once. Only from a page: a token cannot make tokens.
/// </summary>
[Requires(Permission.SignedIn)]
[LoggedAs("En åtkomstnyckel skapades")]
internal sealed record CreateToken(string Label, int Days) : ICommand<NewToken>;

/// <summary>The token, shown once.</summary>
internal sealed record NewToken([property: NotInAudit] string Token, DateTimeOffset ExpiresAt);

internal sealed class CreateTokenShape : AbstractValidator<CreateToken>
{
    public CreateTokenShape()
    {
        RuleFor(t => t.Label)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad nyckeln ska användas till."))
            .MaximumLength(100)
            .WithMessage(_ => T("Texten är för lång, högst 100 tecken."));
        RuleFor(t => t.Days).InclusiveBetween(1, 366).WithMessage(_ => T("Nyckeln kan gälla 1–366 dagar."));
    }
}

internal sealed class CreateTokenHandler(ProfilesDb db, Actor actor, TimeProvider time) : IRequestHandler<CreateToken, NewToken>
{
    public async Task<NewToken> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var secret = "fund_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var (now, me) = (time.GetUtcNow(), actor.Person!.Value);
        if (
            await db.Tokens.AnyAsync(
                t => t.PersonId == me && t.Label == request.Label && t.WithdrawnAt == null && t.ExpiresAt > now,
                cancellationToken
            )
        )
        {
            // A second click would leave a token in force that nobody has seen (F-13).
            throw new Refused(
                T("Du har redan en nyckel med det namnet som gäller. Skriv ett annat namn, eller återta den först."),
                field: "label"
            );
        }

        var token = new AccessToken
        {
            PersonId = me,
            Label = request.Label,
            Hash = ActorMiddleware.HashOf(secret),
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.Days),
        };
        db.Tokens.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new NewToken(secret, token.ExpiresAt);
    }
}
