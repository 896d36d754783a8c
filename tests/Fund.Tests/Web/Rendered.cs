using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using Fund.Web.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Tests.Web;

/// <summary>Runs one tag helper and gives what it writes.</summary>
internal static class Rendered
{
    public static Task<string> HtmlAsync(FundTagHelper component, string content = "", Action<ViewContext>? arrange = null) =>
        WrittenAsync(component, child => child.SetContent(content), arrange);

    private static async Task<string> WrittenAsync(
        FundTagHelper component,
        Action<TagHelperContent> fill,
        Action<ViewContext>? arrange = null
    )
    {
        var view = new ViewContext
        {
            HttpContext = new DefaultHttpContext(),
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
        };
        arrange?.Invoke(view);
        component.ViewContext = view;
        var output = new TagHelperOutput(
            "fund",
            [],
            (_, _) =>
            {
                var child = new DefaultTagHelperContent();
                fill(child);
                return Task.FromResult<TagHelperContent>(child);
            }
        );
        await component.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    public static async Task<IElement> ElementAsync(FundTagHelper component, string content = "", Action<ViewContext>? arrange = null) =>
        PagesServer.Parse(await HtmlAsync(component, content, arrange)).Body!;

    /// <summary>Around content that is HTML already, as a page gives it.</summary>
    public static async Task<IElement> AroundAsync(FundTagHelper component, string html) =>
        PagesServer.Parse(await WrittenAsync(component, child => child.SetHtmlContent(html))).Body!;
}
