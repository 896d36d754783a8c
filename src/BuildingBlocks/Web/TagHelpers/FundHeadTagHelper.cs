using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// What stands with the title, above the tabs: where the case is on its way, and its amounts. The layout writes it.
/// <c>&lt;fund-head&gt;…&lt;/fund-head&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-head")]
public sealed class FundHeadTagHelper : FundTagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData[PageParts.Head] = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
