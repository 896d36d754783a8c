using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Host.Errors;
using Fund.Plugins.Runtime.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fund.Host.Pages;

/// <summary>
/// What went wrong, in plain words, without a detail that helps nobody. Reached by re-execution, whatever the method was.
/// </summary>
[Requires(Permission.Public)]
[IgnoreAntiforgeryToken]
public sealed class FaultModel : PageModel
{
    private static readonly Dictionary<int, (string Heading, string Text)> Words = new()
    {
        [400] = (
            "Begäran gick inte att läsa",
            "Sidan kan ha legat öppen för länge. Gå tillbaka, läs in den igen och försök en gång till. Inget har sparats."
        ),
        [401] = (
            "Inloggningen blev inte klar",
            "Den kan ha tagit för lång tid eller avbrutits. Gå till startsidan och logga in på " + "nytt."
        ),
        [403] = ("Du har inte behörighet", "Dina roller räcker inte till det här. Fråga kommunens administratör om du behöver mer."),
        [404] = ("Sidan finns inte", "Adressen kan vara felskriven, eller så finns det du söker inte längre."),
        [409] = ("Någon annan hann före", "Det du skulle göra är redan gjort eller ändrat av någon annan. Läs in sidan igen."),
        [413] = ("Filen är för stor", "Filer får vara högst 20 MB. Dela upp filen eller spara den i ett mindre format."),
        [422] = ("Det gick inte", "Gå tillbaka och ändra det som står ovan. Inget har sparats."),
        [503] = ("Tjänsten är tillfälligt otillgänglig", "Försök igen om en stund."),
    };

    /// <summary>The status.</summary>
    // Not bound: what could not be read may be the very form that came along.
    public int Status => int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

    internal string Heading => Words.GetValueOrDefault(Status).Heading ?? (Status >= 500 ? "Något gick fel hos oss" : "Det gick inte");

    internal string Text => Words.GetValueOrDefault(Status).Text ?? "Inget har sparats. Försök igen om en stund.";

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
