using System.Globalization;
using Fund.Contracts.Values;
using Fund.Web.TagHelpers;

namespace Fund.Web.Charts;

/// <summary>
/// What every chart has: a title in sight, a description for those who hear the page, and the same figures as a table underneath. Drawn
/// in per cent sideways and pixels upwards, so that its text keeps its size at any width, on paper too.
/// </summary>
public abstract class ChartTagHelper : FundTagHelper
{
    /// <summary>The title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>What the picture says, in a sentence; the figures in order where not given.</summary>
    public string? Description { get; set; }

    /// <summary>"kr" (default), "procent", or any other unit that stands after a number; empty for none.</summary>
    public string Unit { get; set; } = "kr";

    /// <summary>A value with its unit.</summary>
    internal string Say(decimal value) =>
        Unit switch
        {
            "kr" => Display.Amount(Money.FromKronor(decimal.Round(value, 0, MidpointRounding.AwayFromZero))),
            "" => Display.Number(value),
            "procent" => Display.Number(value) + "\u00A0%",
            _ => $"{Display.Number(value)}\u00A0{Unit}",
        };

    /// <summary>The whole figure.</summary>
    internal Markup Figure(
        Markup drawing,
        int height,
        IReadOnlyList<string> headings,
        IReadOnlyList<IReadOnlyList<string>> rows,
        Markup? legend = null
    )
    {
        var id = UniqueId("fund-chart");
        var described = Given(Description) ?? string.Join(". ", rows.Take(24).Select(row => $"{row[0]}: {string.Join(", ", row.Skip(1))}"));
        var markup = new Markup()
            .Open("figure", ("class", "fund-chart"))
            .Element("figcaption", Title)
            .Add(legend)
            .Open(
                "svg",
                ("role", "img"),
                ("aria-labelledby", $"{id}-title {id}-desc"),
                ("width", "100%"),
                ("height", height.ToString(CultureInfo.InvariantCulture)),
                ("focusable", "false")
            )
            .Element("title", Title, ("id", id + "-title"))
            .Element("desc", described, ("id", id + "-desc"))
            .Add(drawing)
            .Close("svg")
            .Open("details")
            .Element("summary", Words["ShowTable"])
            .Open("div", ("class", "fund-scroll"), ("role", "region"), ("aria-label", Title), ("tabindex", "0"))
            .Open("table", ("class", "ds-table fund-table"))
            .Element("caption", Title, ("class", "fund-hidden-caption"))
            .Open("thead")
            .Open("tr");
        foreach (var (heading, column) in headings.Select((heading, column) => (heading, column)))
        {
            markup.Element("th", heading, ("scope", "col"), ("class", column == 0 ? null : "fund-number"));
        }

        markup.Close("tr").Close("thead").Open("tbody");
        foreach (var row in rows)
        {
            markup.Open("tr").Element("th", row[0], ("scope", "row"));
            foreach (var cell in row.Skip(1))
            {
                markup.Element("td", cell, ("class", "fund-number"));
            }

            markup.Close("tr");
        }

        return markup.Close("tbody").Close("table").Close("div").Close("details").Close("figure");
    }

    /// <summary>A legend: what each colour and line means.</summary>
    internal static Markup Legend(params ReadOnlySpan<(string Mark, string Label)> entries)
    {
        var markup = new Markup().Open("ul", ("class", "fund-legend"));
        foreach (var (mark, label) in entries)
        {
            markup.Open("li").Open("svg", ("width", "20"), ("height", "12"), ("aria-hidden", "true"), ("focusable", "false"));
            if (mark.StartsWith("fund-line", StringComparison.Ordinal))
            {
                markup.Open("line", ("class", mark), ("x1", "0"), ("x2", "20"), ("y1", "6"), ("y2", "6")).Close("line");
            }
            else
            {
                markup.Open("rect", ("class", mark), ("width", "20"), ("height", "12")).Close("rect");
            }

            markup.Close("svg").Text(label).Close("li");
        }

        return markup.Close("ul");
    }

    internal static void Rect(Markup markup, string tone, decimal left, decimal right, decimal top, decimal height) =>
        markup
            .Open(
                "rect",
                ("class", tone),
                ("x", Percent(Math.Min(left, right))),
                ("width", Percent(Math.Max(Math.Abs(right - left), 0.3m))),
                ("y", Pixels(top)),
                ("height", Pixels(height))
            )
            .Close("rect");

    internal static void Line(Markup markup, string tone, decimal x1, decimal x2, decimal y1, decimal y2) =>
        markup
            .Open("line", ("class", tone), ("x1", Percent(x1)), ("x2", Percent(x2)), ("y1", Pixels(y1)), ("y2", Pixels(y2)))
            .Close("line");

    internal static void Say(Markup markup, string text, decimal x, decimal y, string anchor = "start", string? tone = null) =>
        markup.Element("text", text, ("x", Percent(x)), ("y", Pixels(y)), ("text-anchor", anchor), ("class", tone));

    internal static string Percent(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    internal static string Pixels(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>From values to per cent of the width.</summary>
internal readonly record struct Scale(decimal Least, decimal Most)
{
    /// <summary>A scale that holds zero and all values.</summary>
    public static Scale Over(IEnumerable<decimal> values)
    {
        var all = values.Append(0).ToList();
        return new(all.Min(), all.Max());
    }

    /// <summary>Where a value stands, 0-100.</summary>
    public decimal At(decimal value) => Most == Least ? 0 : (value - Least) / (Most - Least) * 100;
}
