using Microsoft.AspNetCore.Html;

namespace Fund.Web;

/// <summary>
/// The components that stand in every row of a list, as functions: <c>@Cells.Date(row.OpenedOn)</c>. The same markup as their tags give;
/// a tag costs some microseconds more, which a list of fifty rows notices and a page that shows one does not.
/// </summary>
public static class Cells
{
    /// <summary>A Swedish calendar date; "–" where there is none.</summary>
    public static IHtmlContent Date(DateOnly? date) =>
        date is { } day
            ? new Markup().Element("time", Display.Date(day), ("datetime", Display.Date(day)))
            : new Markup().Text(Display.Nothing);

    /// <summary>A state in words; the colour only repeats what they say.</summary>
    /// <param name="kind">neutral, accent, info, success, warning or danger.</param>
    /// <param name="words">What it says.</param>
    public static IHtmlContent Status(string kind, string words) =>
        new Markup().Element("span", words, ("class", "ds-tag"), ("data-color", kind));
}
