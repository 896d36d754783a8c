using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Tests.Demonstration;

/// <summary>A site that signs in with Microsoft's OpenID Connect handler, as the host does, and says whom it got.</summary>
internal sealed class RelyingParty : IAsyncDisposable
{
    private readonly WebApplication app;

    private RelyingParty(WebApplication app) => this.app = app;

    public Uri WhoAmI => new(new Uri(app.Urls.Single()), "/vem");

    public static async Task<RelyingParty> StartAsync(Uri authority, string? loginHint)
    {
        var builder = WebApplication.CreateBuilder(["--Logging:LogLevel:Default=None"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthorization();
        builder
            .Services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddOpenIdConnect(oidc =>
            {
                oidc.Authority = authority.ToString();
                oidc.RequireHttpsMetadata = false;
                oidc.ClientId = "fund";
                oidc.ClientSecret = StartedDemonstration.ClientSecret;
                oidc.ResponseType = "code";
                oidc.ResponseMode = "query";
                oidc.UsePkce = true;
                oidc.MapInboundClaims = false;
                oidc.GetClaimsFromUserInfoEndpoint = true;
                oidc.Scope.Add("email");
                oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
                oidc.Events.OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.LoginHint = loginHint;
                    return Task.CompletedTask;
                };
            });
        var site = builder.Build();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapGet(
                "/vem",
                (ClaimsPrincipal user) =>
                    new WhoSignedIn(user.FindFirstValue("sub"), user.FindFirstValue("name"), user.FindFirstValue("email"))
            )
            .RequireAuthorization();
        await site.StartAsync();
        return new RelyingParty(site);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>The claims that the host needs.</summary>
internal sealed record WhoSignedIn(string? Sub, string? Name, string? Email);
