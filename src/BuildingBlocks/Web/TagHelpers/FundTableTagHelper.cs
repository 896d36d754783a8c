using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A table whose rows become cards on a narrow screen, that never widens the page, and that stands whole in print:
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
    /// The table scrolls on a narrow screen, too, with its columns beside each other: for numbers that are compared across. Without it each
    /// row becomes a card with its cells below each other, named by the columns' headings: nothing is out of sight (F-31).
    /// </summary>
    public bool Scroll { get; set; }

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
        var markup = new Markup()
            .Open("div", ("class", "fund-scroll"), ("role", "region"), ("aria-labelledby", captionId), ("tabindex", "0"))
            .Open(
                "table",
                ("class", Scroll ? "ds-table fund-table" : "ds-table fund-table fund-cards-narrow"),
                ("role", Scroll ? null : "table")
            )
            .Element("caption", Caption, ("id", captionId), ("class", HideCaption ? "fund-hidden-caption" : null));
        markup.Add(Scroll ? content : new TableCards(content)).Close("table").Close("div");
        Write(output, markup);
    }
}
