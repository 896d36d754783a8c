using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Catalogue;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fund.Platform.Requests;

/// <summary>
/// Who acts: the signed-in subject as this municipality knows it, asked at every request so that a withdrawn role is gone at once;
/// or, on the API, the bearer of a token of this municipality. A token from elsewhere is simply unknown.
/// </summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    /// <summary>Finds the actor and goes on.</summary>
    public async Task InvokeAsync(
        HttpContext context,
        Actor actor,
        CurrentMunicipality municipality,
        IMediator mediator,
        MessageScope scope,
        NpgsqlDataSource database,
        DbContextOptions<PlatformDb> options
    )
    {
        var isApi = context.Request.Path.StartsWithSegments("/api");
        actor.From = $"{(isApi ? "api" : "sida")} {context.Connection.RemoteIpAddress}";
        var cancellation = context.RequestAborted;
        if (isApi)
        {
            if (municipality.IsKnown && Bearer(context.Request) is { } token)
            {
                using (scope.Inside())
                {
                    if (await mediator.Send(new PersonByToken(HashOf(token)), cancellation) is { } person)
                    {
                        actor.Become(person);
                    }
                }
            }
        }
        else if (context.User.FindFirstValue("sub") is { } subject)
        {
            var name = context.User.FindFirstValue("name") ?? subject;
            if (municipality.IsKnown)
            {
                using (scope.Inside())
                {
                    if (await mediator.Send(new PersonBySubject(subject), cancellation) is { } person)
                    {
                        actor.Become(person);
                    }
                    else
                    {
                        actor.BecomeStranger(name);
                    }
                }
            }
            else
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                await using var db = PlatformDb.OnConnection(options, connection);
                if (await db.Operators.AsNoTracking().FirstOrDefaultAsync(o => o.Subject == subject, cancellation) is { } found)
                {
                    actor.BecomeOperator(found.Name);
                }
                else
                {
                    actor.BecomeStranger(name);
                }
            }
        }

        await next(context);
    }

    /// <summary>What is stored of a token: its SHA-256 in lower-case hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header is { Scheme: "Bearer", Parameter.Length: > 0 and < 500 }
            ? header.Parameter
            : null;
}
