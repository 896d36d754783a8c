using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// Questions and answers: <c>&lt;fund-summary-list&gt;&lt;fund-item
/// label="Sökande"&gt;…&lt;/fund-item&gt;&lt;/fund-summary-list&gt;</c>.
/// </summary>
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
