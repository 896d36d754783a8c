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
