using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// The way between pages of a list: <c>&lt;fund-pager page="Model.PageNumber" pages="Model.PageCount" /&gt;</c>, or by key:
/// <c>&lt;fund-pager next-href="…" previous-href="…" /&gt;</c>. One page shows nothing.
/// </summary>
[HtmlTargetElement("fund-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundPagerTagHelper : FundTagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are; 0 when paged by key.</summary>
    public int Pages { get; set; }

    /// <summary>The query value that holds the page.</summary>
    public string Parameter { get; set; } = "sida";

    /// <summary>The previous page, when paged by key.</summary>
    public string? PreviousHref { get; set; }

    /// <summary>The next page, when paged by key.</summary>
    public string? NextHref { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var previous = Resolve(PreviousHref) ?? (Pages > 1 && Page > 1 ? To(Page - 1) : null);
        var next = Resolve(NextHref) ?? (Pages > 1 && Page < Pages ? To(Page + 1) : null);
        if (previous is null && next is null)
        {
            output.SuppressOutput();
            return;
        }

        var markup = new Markup().Open("nav", ("class", "fund-pager"), ("aria-label", Words["Pages"])).Open("ul");
        Step(markup, previous, "Previous", "prev");
        foreach (var page in Shown())
        {
            markup
                .Open("li")
                .Element(
                    "a",
                    page.ToString(CultureInfo.InvariantCulture),
                    ("href", To(page)),
                    ("aria-label", Words.Format("PageNumber", page)),
                    ("aria-current", page == Page ? "page" : null)
                )
                .Close("li");
        }

        Step(markup, next, "Next", "next");
        markup.Close("ul");
        if (Pages > 1)
        {
            markup.Element("p", Words.Format("PageOf", Page, Pages), ("class", "fund-muted"));
        }

        Write(output, markup.Close("nav"));
    }

    private void Step(Markup markup, string? href, string word, string rel)
    {
        if (href is not null)
        {
            markup.Open("li").Element("a", Words[word], ("href", href), ("rel", rel)).Close("li");
        }
    }

    // The first, the last, and those around the page shown.
    private IEnumerable<int> Shown() =>
        Enumerable.Range(1, Math.Max(0, Pages)).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 1);

    private string To(int page) => Links.With(Request, (Parameter, page.ToString(CultureInfo.InvariantCulture)));
}
