using System.Security.Claims;
using System.Text;
using Fund.Demonstration.Markup;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fund.Demonstration.SignIn;

/// <summary>Where a real provider asks for a password or a card, this one asks: as whom?</summary>
internal static class ChoiceOfPerson
{
    public static void MapChoiceOfPerson(this WebApplication app)
    {
        app.MapMethods("/connect/authorize", [HttpMethods.Get, HttpMethods.Post], Choose);
        app.MapMethods(
            "/connect/logout",
            [HttpMethods.Get, HttpMethods.Post],
            () =>
                Results.SignOut(
                    new AuthenticationProperties { RedirectUri = "/" },
                    [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]
                )
        );
    }

    private static IResult Choose(HttpContext http, Persons persons)
    {
        var request = http.GetOpenIddictServerRequest()!;
        return persons.Find(request.LoginHint) is { } person
            ? Results.SignIn(Principal(person, request), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Html.Page("Välj person", Content(persons, request));
    }

    private static ClaimsPrincipal Principal(Person person, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("demonstration", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Email);
        identity.SetScopes(request.GetScopes()).SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    // Links, not a form: a form's redirect to the host's port is what a browser's form-action rule would stop.
    private static string Content(Persons persons, OpenIddictRequest request)
    {
        var content = new StringBuilder("<p>Vem vill du vara? Klicka på en person för att logga in som den.</p>\n");
        foreach (var group in persons.All.GroupBy(person => person.Municipality))
        {
            content.Append($"<section><h2>{Html.Encode(group.Key.Length == 0 ? "Övriga" : group.Key)}</h2>\n<ul class=\"persons\">\n");
            foreach (var person in group)
            {
                content.Append($"<li><a href=\"{Html.Encode(AddressFor(person, request))}\"><strong>{Html.Encode(person.Name)}</strong>");
                if (person.Description.Length > 0)
                {
                    content.Append($"<br>{Html.Encode(person.Description)}");
                }

                content.Append("</a></li>\n");
            }

            content.Append("</ul></section>\n");
        }

        return content.ToString();
    }

    private static string AddressFor(Person person, OpenIddictRequest request)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.GetParameters())
        {
            if (name != Parameters.LoginHint && (string?)value is { } text)
            {
                query.Add(name, text);
            }
        }

        query.Add(Parameters.LoginHint, person.Subject);
        return "/connect/authorize" + query;
    }
}
