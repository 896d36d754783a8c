using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A page's title, lead and way back; the layout writes them. Wraps the page: <c>&lt;fund-page title="Ärenden" lead="Alla ärenden i
/// fonden."&gt;…&lt;/fund-page&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-page")]
public sealed class FundPageTagHelper : FundTagHelper
{
    /// <summary>The page's one main heading, and its title in the browser.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>A sentence under the title: what the page answers.</summary>
    public string? Lead { get; set; }

    /// <summary>A line above the title: what kind of thing the page is about, its number.</summary>
    public string? Kicker { get; set; }

    /// <summary>The pages above this one, outermost first; the start page is added by the layout.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    /// <summary>Uses the whole width, for wide tables.</summary>
    public bool Wide { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData[PageParts.Title] = Title;
        ViewContext.ViewData[PageParts.Lead] = Given(Lead);
        ViewContext.ViewData[PageParts.Kicker] = Given(Kicker);
        ViewContext.ViewData[PageParts.Crumbs] = Crumbs;
        ViewContext.ViewData[PageParts.Wide] = Wide;
        Write(output, await output.GetChildContentAsync());
    }
}
