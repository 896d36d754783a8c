using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Process;

/// <summary>
/// On which page of a case a question is answered: a form of few questions is written on one page, a longer one on a page a section. Every
/// link to a question is made here, so that it lands where the field is. Pure.
/// </summary>
public static class FormPlaces
{
    /// <summary>Page of the form, relative to the case.</summary>
    public const string FormPage = "ansokan";

    /// <summary>Page of the units that take part, where the form is written on several.</summary>
    public const string UnitsPage = "deltagande";

    /// <summary>Where on their page the units are chosen.</summary>
    public const string Units = "participants";

    // What is seen at a glance; more than that is easier in parts.
    private const int FewQuestions = 8;

    /// <summary>Is the form written on one page: it has one section here, or few questions in all?</summary>
    public static bool IsOnePage(this Profile profile, Form form, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(form);
        var asked = form.Sections.Where(section => section.IsVisible(facts, profile)).ToList();
        // Questions that come and go with the answers are counted all the same: the form does not fall apart while one writes.
        return asked.Count <= 1 || asked.Sum(section => section.Fields.Count) <= FewQuestions;
    }

    /// <summary>Where a question of the form is answered, or its units are chosen.</summary>
    /// <param name="profile">The case's rule version.</param>
    /// <param name="form">The form.</param>
    /// <param name="asked">Key of the question, or <see cref="Units"/>.</param>
    /// <param name="facts">What is known of the case.</param>
    public static string PlaceOf(this Profile profile, Form form, string asked, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (profile.IsOnePage(form, facts))
        {
            return $"{FormPage}?formular={form.Key}#{asked}";
        }

        if (asked == Units)
        {
            return $"{UnitsPage}#{Units}";
        }

        var section = form.Sections.FirstOrDefault(one => one.IsVisible(facts, profile) && one.Fields.Any(field => field.Key == asked));
        return section is null ? $"{FormPage}?formular={form.Key}" : $"{FormPage}/{section.Key}?formular={form.Key}#{asked}";
    }

    /// <summary>A profile's link as it leads in this case: "ansokan#costs" to the page that has the question now.</summary>
    /// <param name="profile">The case's rule version.</param>
    /// <param name="link">As the profile has it; null for none.</param>
    /// <param name="form">Key of the form that the link is about, where that is known.</param>
    /// <param name="facts">What is known of the case.</param>
    public static string? PlaceOf(this Profile profile, string? link, string? form, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (link?.Split('#', 2) is not [FormPage, var asked])
        {
            return link;
        }

        var having = profile.Forms.Where(one => asked == Units || one.Fields.Any(field => field.Key == asked)).ToList();
        return (having.Find(one => one.Key == form) ?? having.LastOrDefault()) is { } found ? profile.PlaceOf(found, asked, facts) : link;
    }
}
