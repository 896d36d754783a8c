using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A table that scrolls inside its own region on a narrow screen and stands whole in print:
/// <c>&lt;fund-table caption="Ärenden" rows="Model.Cases.Count" empty="Inga ärenden
/// än."&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/fund-table&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-table")]
public sealed class FundTableTagHelper : FundTagHelper
{
    /// <summary>What the table holds; always there for those who hear the page.</summary>
    public string Caption { get; set; } = string.Empty;

    /// <summary>Keeps the caption from sight, where a heading above says the same.</summary>
    public bool HideCaption { get; set; }

    /// <summary>
    /// On a narrow screen each row stands as a block with its cells below each other, named by their <c>data-label</c>: nothing is out of
    /// sight (F-31). Rows and cells carry their roles themselves, since a block is no row to those who hear the page.
    /// </summary>
    public bool Stack { get; set; }

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
        Write(
            output,
            new Markup()
                .Open("div", ("class", "fund-scroll"), ("role", "region"), ("aria-labelledby", captionId), ("tabindex", "0"))
                .Open(
                    "table",
                    ("class", Stack ? "ds-table fund-table fund-stack" : "ds-table fund-table"),
                    ("role", Stack ? "table" : null)
                )
                .Element("caption", Caption, ("id", captionId), ("class", HideCaption ? "fund-hidden-caption" : null))
                .Add(content)
                .Close("table")
                .Close("div")
        );
    }
}
