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
    public static IHtmlContent Date(DateOnly? date) => new DateCell(date);

    /// <summary>A state in words; the colour only repeats what they say.</summary>
    /// <param name="kind">neutral, accent, info, success, warning or danger.</param>
    /// <param name="words">What it says.</param>
    public static IHtmlContent Status(string kind, string words) => new StatusCell(kind, words);

    private sealed class DateCell(DateOnly? date) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (date is not { } day)
            {
                writer.Write(Display.Nothing);
                return;
            }

            var written = Display.Date(day);
            writer.Write("<time datetime=\"");
            writer.Write(written);
            writer.Write("\">");
            writer.Write(written);
            writer.Write("</time>");
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
