using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>Why something is asked, in the guideline's own words, folded: <c>&lt;fund-why rule="A-24" quote="…" /&gt;</c>.</summary>
[HtmlTargetElement("fund-why")]
public sealed class FundWhyTagHelper : FundTagHelper
{
    /// <summary>The guideline's rule.</summary>
    public string? Rule { get; set; }

    /// <summary>The guideline's words.</summary>
    public string? Quote { get; set; }

    /// <summary>Where the rule stands in the guideline: "~/riktlinje#a-24".</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var markup = new Markup().Open("details", ("class", "fund-why")).Open("summary").Text(Words["Why"]);
        if (Given(Rule) is { } rule)
        {
            markup.Text(" ").Element("span", Words.Format("Rule", rule), ("class", "fund-rule"));
        }

        markup.Close("summary");
        if (Given(Quote) is { } quote)
        {
            markup.Open("blockquote").Element("p", quote).Close("blockquote");
        }

        markup.Add(content);
        if (Resolve(Href) is { } href)
        {
            markup.Open("p").Element("a", Words["ReadGuideline"], ("class", "ds-link"), ("href", href)).Close("p");
        }

        Write(output, markup.Close("details"));
    }
}

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
            if (tab.Count is { } count)
            {
                markup.Text(" ").Element("span", $"({count.ToString(CultureInfo.InvariantCulture)})", ("class", "fund-muted"));
            }

            markup.Close("a").Close("li");
        }

        Write(output, markup.Close("ul").Close("nav"));
    }
}

/// <summary>A message on the page: <c>&lt;fund-notice kind="success" title="Sparat"&gt;…&lt;/fund-notice&gt;</c>.</summary>
[HtmlTargetElement("fund-notice")]
public sealed class FundNoticeTagHelper : FundTagHelper
{
    /// <summary>info (default), success, warning, danger.</summary>
    public string Kind { get; set; } = "info";

    /// <summary>A heading.</summary>
    public string? Title { get; set; }

    /// <summary>The message follows on what the person just did, and is read out.</summary>
    public bool Live { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var markup = new Markup().Open("div", ("class", "ds-alert fund-notice"), ("data-color", Kind), ("role", Live ? "status" : null));
        if (Given(Title) is { } title)
        {
            markup.Element("h2", title, ("class", "ds-heading"));
        }

        Write(output, markup.Add(content).Close("div"));
    }
}

/// <summary>Questions and answers: <c>&lt;fund-summary-list&gt;&lt;fund-item label="Sökande"&gt;…&lt;/fund-item&gt;&lt;/fund-summary-list&gt;</c>.</summary>
[HtmlTargetElement("fund-summary-list")]
public sealed class FundSummaryListTagHelper : FundTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await output.GetChildContentAsync();
        Write(output, new Markup().Open("dl", ("class", "fund-summary")).Add(items).Close("dl"));
    }
}

/// <summary>A line of a summary list.</summary>
[HtmlTargetElement("fund-item", ParentTag = "fund-summary-list")]
public sealed class FundItemTagHelper : FundTagHelper
{
    /// <summary>The question.</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Where the answer is changed; null for nowhere.</summary>
    public string? ChangeHref { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var markup = new Markup().Open("div").Element("dt", Label).Open("dd");
        if (content.IsEmptyOrWhiteSpace)
        {
            markup.Element("span", Words["NotAnswered"], ("class", "fund-muted"));
        }
        else
        {
            markup.Add(content);
        }

        if (Resolve(ChangeHref) is { } href)
        {
            markup.Text(" ").Open("a", ("class", "ds-link fund-change"), ("href", href)).Text(Words["Change"])
                .Element("span", " " + Label, ("class", "ds-sr-only")).Close("a");
        }

        Write(output, markup.Close("dd").Close("div"));
    }
}
