using System.Globalization;
using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// The amounts that people come for, in a row; those that are parts of the first also as a bar with its shares in words.
/// <c>&lt;fund-figures figures="Model.Figures" /&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-figures", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundFiguresTagHelper : FundTagHelper
{
    /// <summary>The amounts, in order; none shows nothing.</summary>
    public IReadOnlyList<CaseFigure> Figures { get; set; } = [];

    /// <summary>The first is the one that people come for: it stands out.</summary>
    public bool Lead { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Figures.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var markup = new Markup().Open("dl", ("class", "fund-figures"), ("data-lead", Lead ? "true" : null));
        foreach (var figure in Figures)
        {
            markup
                .Open("div")
                .Element("dt", figure.Label)
                .Open("dd")
                .Element("span", Display.Amount(figure.Amount), ("class", "fund-figure"));
            if (figure.Note is { } note)
            {
                markup.Element("span", note, ("class", "fund-figure-note"));
            }

            markup.Close("dd").Close("div");
        }

        markup.Close("dl");
        var parts = Figures.Where(figure => figure.Share && figure.Amount > Money.Zero).ToList();
        if (parts.Count > 1 && parts.Total(part => part.Amount) is var whole)
        {
            Bar(markup, parts, whole);
        }

        Write(output, markup);
    }

    // The shares are said in words below; the bar is for the eye.
    private static void Bar(Markup markup, List<CaseFigure> parts, Money whole)
    {
        markup.Open("svg", ("class", "fund-shares"), ("viewBox", "0 0 100 3"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"));
        var from = 0m;
        for (var i = 0; i < parts.Count; i++)
        {
            var width = 100m * parts[i].Amount.Ore / whole.Ore;
            markup.Open(
                "rect",
                ("x", Number(from)),
                ("y", "0"),
                ("width", Number(Math.Max(width - 0.3m, 0.1m))),
                ("height", "3"),
                ("class", $"fund-share-{i + 1}")
            );
            markup.Close("rect");
            from += width;
        }

        markup.Close("svg").Open("ul", ("class", "fund-legend"));
        for (var i = 0; i < parts.Count; i++)
        {
            var percent = decimal.Round(100m * parts[i].Amount.Ore / whole.Ore, 0, MidpointRounding.AwayFromZero);
            markup
                .Open("li")
                .Element("span", null, ("class", $"fund-share-mark fund-share-{i + 1}"), ("aria-hidden", "true"))
                .Text($"{parts[i].Label} {percent.ToString(CultureInfo.InvariantCulture)}\u00A0%")
                .Close("li");
        }

        markup.Close("ul");
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
