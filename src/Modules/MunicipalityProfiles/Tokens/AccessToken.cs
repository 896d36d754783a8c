using System.Security.Cryptography;
using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.MunicipalityProfiles.Persistence;
using Fund.Platform.Audit;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.MunicipalityProfiles.Tokens;

/// <summary>A token with which a system acts as a person over the API. Only its hash is kept.</summary>
internal sealed class AccessToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PersonId PersonId { get; init; }
    public string Label { get; init; } = "";
    public string Hash { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

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
            .WithMessage("Skriv vad nyckeln ska användas till.")
            .MaximumLength(100)
            .WithMessage("Texten är för lång, högst 100 tecken.");
        RuleFor(t => t.Days).InclusiveBetween(1, 366).WithMessage("Nyckeln kan gälla 1–366 dagar.");
    }
}

internal sealed class CreateTokenHandler(ProfilesDb db, Actor actor, TimeProvider time) : IRequestHandler<CreateToken, NewToken>
{
    public async Task<NewToken> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var secret = "fund_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var now = time.GetUtcNow();
        var token = new AccessToken
        {
            PersonId = actor.Person!.Value,
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
            ?? throw new NotFound("Nyckeln finns inte.");
        token.WithdrawnAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
