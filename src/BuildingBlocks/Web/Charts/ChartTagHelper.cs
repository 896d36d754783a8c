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
    private const string HatchOf = "hatch";

    private string? id;

    /// <summary>The title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>What the picture says, in a sentence; the figures in order where not given.</summary>
    public string? Description { get; set; }

    /// <summary>A sentence under the title: what is counted and what is not.</summary>
    public string? Note { get; set; }

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

    /// <summary>A value with its unit, or the mark for none.</summary>
    internal string Say(decimal? value) => value is { } number ? Say(number) : Display.Nothing;

    /// <summary>The whole figure.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="headings">Of the table.</param>
    /// <param name="rows">Of the table: the label first.</param>
    /// <param name="legend">What each surface and line means.</param>
    internal Markup Figure(
        Picture picture,
        IReadOnlyList<string> headings,
        IReadOnlyList<IReadOnlyList<string>> rows,
        Markup? legend = null
    )
    {
        var described = Given(Description) ?? string.Join(". ", rows.Take(24).Select(row => $"{row[0]}: {string.Join(", ", row.Skip(1))}"));
        var markup = new Markup().Open("figure", ("class", "fund-chart")).Open("figcaption").Text(Title);
        if (Notes(picture.Axis) is { Length: > 0 } notes)
        {
            markup.Element("span", notes, ("class", "fund-chart-note"));
        }

        markup.Close("figcaption").Add(legend);
        Drawn(markup, picture, described);
        return Table(markup, headings, rows).Close("figure");
    }

    /// <summary>A legend: what each surface and line means.</summary>
    internal Markup Legend(params IEnumerable<(string Mark, string Label)> entries)
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
                markup
                    .Open("rect", ("class", mark), ("fill", FillOf(mark)), ("x", "1"), ("y", "1"), ("width", "18"), ("height", "10"))
                    .Close("rect");
            }

            markup.Close("svg").Text(label).Close("li");
        }

        return markup.Close("ul");
    }

    internal static string ToneOf(ChartTone tone) =>
        tone switch
        {
            ChartTone.Outline => "fund-tone-outline",
            ChartTone.Tint => "fund-tone-tint",
            ChartTone.Hatch => "fund-tone-hatch",
            ChartTone.Grey => "fund-tone-grey",
            _ => "fund-tone-main",
        };

    internal void Rect(Markup markup, string tone, decimal left, decimal right, decimal top, decimal height) =>
        markup
            .Open(
                "rect",
                ("class", tone),
                ("fill", FillOf(tone)),
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

    // A pattern is not of the style sheet: it is found by its id in the page. All else the class gives.
    private string? FillOf(string tone) => tone == ToneOf(ChartTone.Hatch) ? $"url(#{Id}-{HatchOf})" : null;

    private string Id => id ??= UniqueId("fund-chart");

    private string Notes(Axis? axis)
    {
        var unit = axis?.Unit switch
        {
            "mkr" => Words["ChartInMillions"],
            "tkr" => Words["ChartInThousands"],
            "kr" => Words["ChartInKronor"],
            _ => null,
        };
        return string.Join(' ', new[] { unit, Given(Note) }.OfType<string>());
    }

    private void Drawn(Markup markup, Picture picture, string described)
    {
        var height = picture.Height.ToString(CultureInfo.InvariantCulture);
        markup.Open("div", ("class", "fund-plot"));
        if (picture.Levels is { } levels)
        {
            // Stands still while a wide picture is scrolled on a narrow screen; the table has every value in words.
            markup
                .Open(
                    "svg",
                    ("class", "fund-plot-axis"),
                    ("width", "64"),
                    ("height", height),
                    ("aria-hidden", "true"),
                    ("focusable", "false")
                )
                .Add(levels)
                .Close("svg");
        }

        var scrolls = picture.Columns > 8;
        markup.Open(
            "div",
            ("class", scrolls ? "fund-scroll fund-plot-area" : "fund-plot-area"),
            ("role", scrolls ? "region" : null),
            ("aria-label", scrolls ? Title : null),
            ("tabindex", scrolls ? "0" : null)
        );
        markup
            .Open(
                "svg",
                ("role", "img"),
                ("aria-labelledby", $"{Id}-title {Id}-desc"),
                ("class", scrolls ? $"fund-plot-wide-{Math.Min((picture.Columns + 7) / 8, 5)}" : null),
                ("width", "100%"),
                ("height", height),
                ("focusable", "false")
            )
            .Element("title", Title, ("id", Id + "-title"))
            .Element("desc", described, ("id", Id + "-desc"))
            .Open("defs")
            .Open(
                "pattern",
                ("id", $"{Id}-{HatchOf}"),
                ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", "rotate(45)"),
                ("width", "6"),
                ("height", "6")
            )
            .Open("rect", ("class", "fund-hatch-ground"), ("width", "6"), ("height", "6"))
            .Close("rect")
            .Open("line", ("class", "fund-hatch-line"), ("x1", "0"), ("x2", "0"), ("y1", "0"), ("y2", "6"))
            .Close("line")
            .Close("pattern")
            .Close("defs")
            .Add(picture.Drawing)
            .Close("svg")
            .Close("div")
            .Close("div");
    }

    private Markup Table(Markup markup, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        markup
            .Open("details")
            .Element("summary", Words["ShowTable"])
            .Open("div", ("class", "fund-scroll"), ("role", "region"), ("aria-label", Title), ("tabindex", "0"))
            .Open("table", ("class", "ds-table fund-table fund-cards-narrow"), ("role", "table"))
            .Element("caption", Title, ("class", "fund-hidden-caption"));
        var table = new Markup().Open("thead").Open("tr");
        foreach (var (heading, column) in headings.Select((heading, column) => (heading, column)))
        {
            table.Element("th", heading, ("scope", "col"), ("class", column == 0 ? null : "fund-number"));
        }

        table.Close("tr").Close("thead").Open("tbody");
        foreach (var row in rows)
        {
            table.Open("tr").Element("th", row[0], ("scope", "row"));
            foreach (var cell in row.Skip(1))
            {
                table.Element("td", cell, ("class", "fund-number"));
            }

            table.Close("tr");
        }

        // On a narrow screen each row is a card, as the rows of other tables are.
        return markup.Add(new TableCards(table.Close("tbody"))).Close("table").Close("div").Close("details");
    }

    /// <summary>What is drawn.</summary>
    /// <param name="Drawing">The surfaces, lines and words.</param>
    /// <param name="Height">Pixels.</param>
    /// <param name="Axis">The axis, whose unit is said under the title; null for none.</param>
    /// <param name="Levels">What stands at the left of it, level by level; null for nothing.</param>
    /// <param name="Columns">How many columns must have room for their numbers.</param>
    internal sealed record Picture(Markup Drawing, int Height, Axis? Axis = null, Markup? Levels = null, int Columns = 0);
}
