using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

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
