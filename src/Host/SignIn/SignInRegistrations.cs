using Fund.Host.Startup;
using Fund.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Fund.Host.SignIn;

/// <summary>
/// Sign-in by OpenID Connect: code flow with PKCE, nothing else, from the first day. The cookie holds who, never what they may.
/// </summary>
internal static class SignInRegistrations
{
    public static void AddFundSignIn(this IServiceCollection services, HostSettings settings)
    {
        services.AddDbContext<KeyDb>(options => options.UseNpgsql(settings.Database).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("Fund").PersistKeysToDbContext<KeyDb>();
        services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = settings.Demonstration ? "fund" : "__Host-fund";
                cookie.Cookie.Path = "/";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = settings.Demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(9);
                cookie.SlidingExpiration = true;
                // Browsers keep cookies by the real time, whatever a demonstration's clock shows.
                cookie.TimeProvider = TimeProvider.System;
            })
            .AddOpenIdConnect(oidc =>
            {
                oidc.Authority = settings.Authority;
                oidc.ClientId = settings.ClientId;
                oidc.ClientSecret = settings.ClientSecret;
                oidc.ResponseType = OpenIdConnectResponseType.Code;
                oidc.UsePkce = true;
                oidc.MapInboundClaims = false;
                oidc.RequireHttpsMetadata = !settings.Demonstration;
                oidc.GetClaimsFromUserInfoEndpoint = true;
                oidc.TokenValidationParameters.NameClaimType = "name";
                oidc.SaveTokens = false;
                oidc.TimeProvider = TimeProvider.System;
                oidc.CallbackPath = "/signin-oidc";
                oidc.SignedOutCallbackPath = "/signout-callback-oidc";
                // The challenge is made below a municipality's path, the answer comes to the one address that the provider knows.
                oidc.NonceCookie.Path = oidc.CorrelationCookie.Path = "/";
                if (settings.Demonstration)
                {
                    // On plain http in a demonstration a cookie that must be secure would never come back.
                    oidc.NonceCookie.SecurePolicy = oidc.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    oidc.NonceCookie.SameSite = oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
                    oidc.ResponseMode = OpenIdConnectResponseMode.Query;
                }

                // Waited too long at the provider, came back by a bookmark, or said no: nothing is broken, one signs in again.
                oidc.Events.OnRemoteFailure = context =>
                {
                    context.HandleResponse();
                    context.Response.Redirect("/fel/401");
                    return Task.CompletedTask;
                };

                // The municipality is part of the path base; the provider knows one address for all.
                oidc.Events.OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.RedirectUri = $"{context.Request.Scheme}://{context.Request.Host}{oidc.CallbackPath}";
                    return Task.CompletedTask;
                };
            });
    }

    public static void MapFundSignIn(this WebApplication app)
    {
        app.MapGet(
                "/logga-in",
                (HttpContext context, string? till) =>
                    Results.Challenge(
                        new AuthenticationProperties { RedirectUri = LocalTarget.Of(context, till) },
                        [OpenIdConnectDefaults.AuthenticationScheme]
                    )
            )
            .WithMetadata(OpenToAll.Instance);
        app.MapPost(
                "/logga-ut",
                async (HttpContext context, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
                {
                    await antiforgery.ValidateRequestAsync(context);
                    await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    return Results.Redirect(context.Request.PathBase + "/");
                }
            )
            .WithMetadata(OpenToAll.Instance);
    }
}

/// <summary>The endpoint needs no permission: sign-in, health, errors. A test lists them.</summary>
internal sealed class OpenToAll
{
    public static readonly OpenToAll Instance = new();
}
