using System.Security.Cryptography;
using System.Text;
using Fund.Demonstration.Settings;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Fund.Demonstration.SignIn;

/// <summary>
/// OpenIddict without a database: the code flow with PKCE for one client, keys that live as long as the process.
/// It knows no session: every sign-in asks again who one is.
/// </summary>
internal static class OpenIdProvider
{
    public static void AddOpenIdProvider(this IServiceCollection services, IConfiguration configuration)
    {
        var clientId = configuration["SignIn:ClientId"] ?? "fund";
        var secret = configuration["SignIn:ClientSecret"] ?? "";
        if (secret.Length == 0)
        {
            throw new InvalidDemonstration("SignIn:ClientSecret is not set: the secret that it shares with the host.");
        }

        services
            .AddOpenIddict()
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                server.SetUserInfoEndpointUris("connect/userinfo").SetEndSessionEndpointUris("connect/logout");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.Profile, Scopes.Email).RegisterClaims(Claims.Name, Claims.Email);
                // Elliptic and symmetric keys: made in no time, where an RSA pair at each start costs seconds on a small machine.
                server
                    .EnableDegradedMode()
                    .AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256)
                    .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                server
                    .UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();

                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != clientId)
                        {
                            context.Reject(Errors.InvalidClient, "The client is unknown.");
                        }
                        else if (!IsOfThisMachine(context.RedirectUri))
                        {
                            context.Reject(Errors.InvalidRequest, "The redirect_uri is not an address of this machine.");
                        }

                        return default;
                    })
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (
                            context.ClientId != clientId
                            || !CryptographicOperations.FixedTimeEquals(
                                Encoding.UTF8.GetBytes(context.ClientSecret ?? ""),
                                Encoding.UTF8.GetBytes(secret)
                            )
                        )
                        {
                            context.Reject(Errors.InvalidClient, "The client is unknown or its secret is wrong.");
                        }

                        return default;
                    })
                );
                server.AddEventHandler<ValidateEndSessionRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.PostLogoutRedirectUri is { Length: > 0 } target && !IsOfThisMachine(target))
                        {
                            context.Reject(Errors.InvalidRequest, "The post_logout_redirect_uri is not an address of this machine.");
                        }

                        return default;
                    })
                );
                server.AddEventHandler<HandleUserInfoRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.Claims[Claims.Name] = context.AccessTokenPrincipal?.GetClaim(Claims.Name);
                        context.Claims[Claims.Email] = context.AccessTokenPrincipal?.GetClaim(Claims.Email);
                        return default;
                    })
                );
            });
    }

    private static bool IsOfThisMachine(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Loopback.Is(uri);
}
