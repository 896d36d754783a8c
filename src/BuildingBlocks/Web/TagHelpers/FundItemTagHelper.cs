using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

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
            markup
                .Text(" ")
                .Open("a", ("class", "ds-link fund-change"), ("href", href))
                .Text(Words["Change"])
                .Element("span", " " + Label, ("class", "ds-sr-only"))
                .Close("a");
        }

        Write(output, markup.Close("dd").Close("div"));
    }
}
