using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Host.Errors;
using Fund.Platform.Tenancy;
using Fund.Plugins.Runtime.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fund.Host.Pages;

/// <summary>
/// What went wrong, in plain words, without a detail that helps nobody. Reached by re-execution, whatever the method was.
/// </summary>
[Requires(Permission.Public)]
[IgnoreAntiforgeryToken]
public sealed class FaultModel(Actor actor, CurrentMunicipality municipality) : PageModel
{
    private static Dictionary<int, (string Heading, string Text)> Words =>
        new()
        {
            [400] = (
                T("Begäran gick inte att läsa"),
                T("Sidan kan ha legat öppen för länge. Gå tillbaka, läs in den igen och försök en gång till. Inget har sparats.")
            ),
            [401] = (
                T("Inloggningen blev inte klar"),
                T("Den kan ha tagit för lång tid eller avbrutits. Gå till startsidan och logga in på nytt.")
            ),
            [403] = (
                T("Du har inte behörighet"),
                T("Dina roller räcker inte till det här. Fråga kommunens administratör om du behöver mer.")
            ),
            [404] = (T("Sidan finns inte"), T("Adressen kan vara felskriven, eller så finns det du söker inte längre.")),
            [409] = (T("Någon annan hann före"), T("Det du skulle göra är redan gjort eller ändrat av någon annan. Läs in sidan igen.")),
            [413] = (
                T("Filen är för stor"),
                T("Filer får vara högst 20 MB, kostnadsfiler högst 100 MB. Dela upp filen eller spara den i ett mindre format.")
            ),
            [422] = (T("Det gick inte"), T("Gå tillbaka och ändra det som står ovan. Inget har sparats.")),
            [503] = (T("Tjänsten är tillfälligt otillgänglig"), T("Försök igen om en stund.")),
        };

    /// <summary>The status.</summary>
    // Not bound: what could not be read may be the very form that came along.
    public int Status => int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

    internal string Heading =>
        Words.GetValueOrDefault(Status).Heading ?? (Status >= 500 ? T("Något gick fel hos oss") : T("Det gick inte"));

    internal string Text => Words.GetValueOrDefault(Status).Text ?? T("Inget har sparats. Försök igen om en stund.");

    /// <summary>Whoever is signed in as a person of another municipality sees nothing here, and is told why; null for others.</summary>
    internal string? Elsewhere =>
        Status == StatusCodes.Status404NotFound && actor.IsSignedIn && !actor.IsKnown && municipality.IsKnown
            ? T(
                $"Du är inloggad som {actor.Name}, som inte hör till {municipality.Value.Name}. "
                    + $"Logga ut, och logga in som någon som gör det."
            )
            : null;

    internal IEnumerable<string> Reasons =>
        (HttpContext.Items[ErrorResponses.RefusedBecause] as IReadOnlyList<Finding> ?? []).Select(finding => finding.Message).Distinct();

    /// <summary>
    /// The sentence that asks to quote the number under which the fault was logged; null where nothing of ours went wrong.
    /// </summary>
    internal string? Asked => HttpContext.Items[ErrorResponses.NumberItem] is string number ? FaultNumber.Asked(number) : null;

    internal string StartHref => Request.PathBase + "/";

    /// <summary>Shown the same way whatever was asked for.</summary>
    public void OnGet() { }

    /// <summary>A refused POST.</summary>
    public void OnPost() { }
}
