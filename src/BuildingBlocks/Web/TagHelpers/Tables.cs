using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A table that scrolls inside its own region on a narrow screen and stands whole in print:
/// <c>&lt;fund-table caption="Ärenden" rows="Model.Cases.Count" empty="Inga ärenden än."&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/fund-table&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-table")]
public sealed class FundTableTagHelper : FundTagHelper
{
    /// <summary>What the table holds; always there for those who hear the page.</summary>
    public string Caption { get; set; } = string.Empty;

    /// <summary>Keeps the caption from sight, where a heading above says the same.</summary>
    public bool HideCaption { get; set; }

    /// <summary>How many rows there are; 0 shows <see cref="Empty"/> instead of the table.</summary>
    public int? Rows { get; set; }

    /// <summary>What is said when there are no rows: why, and what to do.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows == 0)
        {
            Write(output, new Markup().Open("div", ("class", "fund-empty")).Element("p", Given(Empty) ?? Words["EmptyTable"]).Close("div"));
            return;
        }

        var content = await output.GetChildContentAsync();
        var captionId = UniqueId("fund-table");
        Write(output, new Markup()
            .Open("div", ("class", "fund-scroll"), ("role", "region"), ("aria-labelledby", captionId), ("tabindex", "0"))
            .Open("table", ("class", "ds-table fund-table"))
            .Element("caption", Caption, ("id", captionId), ("class", HideCaption ? "fund-hidden-caption" : null))
            .Add(content).Close("table").Close("div"));
    }
}

/// <summary>A column's heading: <c>&lt;fund-th sort="namn"&gt;Namn&lt;/fund-th&gt;</c>. With sort it is a link that sets <c>sortera</c> and <c>ordning</c> in the address.</summary>
[HtmlTargetElement("fund-th")]
public sealed class FundThTagHelper : FundTagHelper
{
    /// <summary>The posted name of the column's order: the page reads <c>?sortera=</c> and <c>?ordning=stigande|fallande</c>.</summary>
    public string? Sort { get; set; }

    /// <summary>The column holds numbers and stands to the right; give its cells class="fund-number".</summary>
    public bool Number { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var sorted = Given(Sort) is { } sort && Request.Query["sortera"] == sort ? Request.Query["ordning"] == "fallande" ? "descending" : "ascending" : null;
        var markup = new Markup().Open("th", ("scope", "col"), ("class", Number ? "fund-number" : null), ("aria-sort", sorted));
        if (Given(Sort) is { } column)
        {
            markup.Open("a", ("class", "fund-sort"), ("data-sorted", sorted),
                    ("href", Links.With(Request, ("sortera", column), ("ordning", sorted == "ascending" ? "fallande" : "stigande"), ("sida", null))))
                .Add(words).Close("a");
        }
        else
        {
            markup.Add(words);
        }

        Write(output, markup.Close("th"));
    }
}

/// <summary>The way between pages of a list: <c>&lt;fund-pager page="Model.PageNumber" pages="Model.PageCount" /&gt;</c>, or by key: <c>&lt;fund-pager next-href="…" previous-href="…" /&gt;</c>. One page shows nothing.</summary>
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
            markup.Open("li").Element("a", page.ToString(CultureInfo.InvariantCulture), ("href", To(page)),
                ("aria-label", Words.Format("PageNumber", page)), ("aria-current", page == Page ? "page" : null)).Close("li");
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
    private IEnumerable<int> Shown() => Enumerable.Range(1, Math.Max(0, Pages)).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 1);

    private string To(int page) => Links.With(Request, (Parameter, page.ToString(CultureInfo.InvariantCulture)));
}
