using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Fund.Web;

/// <summary>
/// The components that stand in every row of a list, as functions: <c>@Cells.Date(row.OpenedOn)</c>. The same markup as their tags give;
/// a tag costs some microseconds more, which a list of fifty rows notices and a page that shows one does not.
/// </summary>
public static class Cells
{
    /// <summary>A Swedish calendar date; "–" where there is none.</summary>
    /// <param name="date">The date.</param>
    /// <param name="late">What is said of it when it has passed: "försenat"; null when it has not.</param>
    public static IHtmlContent Date(DateOnly? date, string? late = null) => new DateCell(date, late);

    /// <summary>Words; "–" where there are none.</summary>
    /// <param name="words">What it says.</param>
    /// <param name="strong">Does it stand out?</param>
    public static IHtmlContent Text(string? words, bool strong = false) => new TextCell(words, strong);

    /// <summary>A state in words; the colour only repeats what they say.</summary>
    /// <param name="kind">neutral, accent, info, success, warning or danger.</param>
    /// <param name="words">What it says.</param>
    public static IHtmlContent Status(string kind, string words) => new StatusCell(kind, words);

    private sealed class TextCell(string? words, bool strong) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (string.IsNullOrEmpty(words))
            {
                writer.Write(Display.Nothing);
                return;
            }

            writer.Write(strong ? "<strong>" : "");
            encoder.Encode(writer, words);
            writer.Write(strong ? "</strong>" : "");
        }
    }

    private sealed class DateCell(DateOnly? date, string? late) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (date is not { } day)
            {
                writer.Write(Display.Nothing);
                return;
            }

            var written = Display.Date(day);
            writer.Write(late is null ? "<time datetime=\"" : "<span class=\"fund-late\"><time datetime=\"");
            writer.Write(written);
            writer.Write("\">");
            writer.Write(written);
            writer.Write("</time>");
            if (late is not null)
            {
                writer.Write(" <span>");
                encoder.Encode(writer, late);
                writer.Write("</span></span>");
            }
        }
    }

    private sealed class StatusCell(string kind, string words) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("<span class=\"ds-tag\" data-color=\"");
            encoder.Encode(writer, kind);
            writer.Write("\">");
            encoder.Encode(writer, words);
            writer.Write("</span>");
        }
    }
}
