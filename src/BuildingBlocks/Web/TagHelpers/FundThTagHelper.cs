using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A column's heading: <c>&lt;fund-th sort="namn"&gt;Namn&lt;/fund-th&gt;</c>. With sort it is a link that sets <c>sortera</c> and
/// <c>ordning</c> in the address.
/// </summary>
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
        var sorted =
            Given(Sort) is { } sort && Request.Query["sortera"] == sort
                ? Request.Query["ordning"] == "fallande"
                    ? "descending"
                    : "ascending"
                : null;
        var markup = new Markup().Open("th", ("scope", "col"), ("class", Number ? "fund-number" : null), ("aria-sort", sorted));
        if (Given(Sort) is { } column)
        {
            markup
                .Open(
                    "a",
                    ("class", "fund-sort"),
                    ("data-sorted", sorted),
                    (
                        "href",
                        Links.With(
                            Request,
                            ("sortera", column),
                            ("ordning", sorted == "ascending" ? "fallande" : "stigande"),
                            ("sida", null)
                        )
                    )
                )
                .Add(words)
                .Close("a");
        }
        else
        {
            markup.Add(words);
        }

        Write(output, markup.Close("th"));
    }
}
