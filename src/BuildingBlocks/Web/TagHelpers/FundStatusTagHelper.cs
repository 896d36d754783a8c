using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A state in words: <c>&lt;fund-status kind="success"&gt;Beviljad&lt;/fund-status&gt;</c>. The colour only repeats what the words say.
/// </summary>
[HtmlTargetElement("fund-status")]
public sealed class FundStatusTagHelper : FundTagHelper
{
    /// <summary>neutral (default), accent, info, success, warning, danger.</summary>
    public string Kind { get; set; } = "neutral";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        Write(output, new Markup().Open("span", ("class", "ds-tag"), ("data-color", Kind)).Add(words).Close("span"));
    }
}
