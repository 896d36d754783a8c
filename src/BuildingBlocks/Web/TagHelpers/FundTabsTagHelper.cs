using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>The sides of a thing, as links: <c>&lt;fund-tabs label="Ärendets delar" tabs="Model.Tabs" /&gt;</c>.</summary>
[HtmlTargetElement("fund-tabs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundTabsTagHelper : FundTagHelper
{
    /// <summary>What the tabs are of.</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>The tabs, in order.</summary>
    public IReadOnlyList<Tab> Tabs { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var markup = new Markup().Open("nav", ("class", "fund-tabs"), ("aria-label", Label)).Open("ul");
        foreach (var tab in Tabs)
        {
            markup.Open("li").Open("a", ("href", Resolve(tab.Href)), ("aria-current", tab.Current ? "page" : null)).Text(tab.Label);
            if (tab.Note is { } note)
            {
                markup.Text(" ").Element("span", $"({note})", ("class", "fund-muted"));
            }

            markup.Close("a").Close("li");
        }

        Write(output, markup.Close("ul").Close("nav"));
    }
}
