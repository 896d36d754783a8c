using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>What every component has: the page it stands in, and the kit's words in the reader's language.</summary>
public abstract class FundTagHelper : TagHelper
{
    private static readonly object Counter = new();

    /// <summary>The page; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    internal HttpRequest Request => ViewContext.HttpContext.Request;

    internal Words Words => Words.Of(ViewContext.HttpContext);

    internal string? Resolve(string? href) => Links.Resolve(Request, href);

    /// <summary>Replaces the component's own tag with what it means.</summary>
    internal static void Write(TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(content);
    }

    /// <summary>
    /// An id that no other component of the request has. The framework's own is one per tag in the source, and repeats in a loop.
    /// </summary>
    internal string UniqueId(string prefix)
    {
        var number = ViewContext.HttpContext.Items[Counter] as int? ?? 0;
        ViewContext.HttpContext.Items[Counter] = ++number;
        return $"{prefix}-{number.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>A text that came from an attribute: the framework turns a null expression into "", which means nothing here.</summary>
    internal static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
