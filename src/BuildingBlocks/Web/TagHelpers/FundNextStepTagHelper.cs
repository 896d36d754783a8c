using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// The first thing on a case: what happens now, whose turn it is, by when, and the button.
/// <c>&lt;fund-next-step title="Lämna in ansökan" who="Projektledaren" due="Model.Due"&gt;…&lt;/fund-next-step&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-next-step")]
public sealed class FundNextStepTagHelper : FundTagHelper
{
    /// <summary>What happens now, in a few words.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Whose turn it is.</summary>
    public string? Who { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The last day has passed.</summary>
    public bool Overdue { get; set; }

    /// <summary>The guideline's rule that sets the step or its date.</summary>
    public string? Rule { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var headingId = UniqueId("fund-next");
        var markup = new Markup()
            .Open("section", ("class", "fund-next"), ("aria-labelledby", headingId), ("data-overdue", Overdue ? "true" : null))
            .Element("p", Words["NextStep"], ("class", "fund-next-kicker"))
            .Element("h2", Title, ("id", headingId), ("class", "ds-heading"))
            .Open("dl", ("class", "fund-facts"));
        Fact(markup, Words["WhoseTurn"], Given(Who), overdue: false);
        Fact(markup, Words["DueBy"], Due is { } due ? Display.Date(due) : null, Overdue);
        Fact(markup, Words["RuleName"], Given(Rule), overdue: false);
        Write(output, markup.Close("dl").Open("div", ("class", "fund-next-body")).Add(content).Close("div").Close("section"));
    }

    private void Fact(Markup markup, string name, string? value, bool overdue)
    {
        if (value is null)
        {
            return;
        }

        markup.Open("div").Element("dt", name).Open("dd").Text(value);
        if (overdue)
        {
            markup.Text(" ").Element("span", Words["Overdue"], ("class", "ds-tag"), ("data-color", "danger"));
        }

        markup.Close("dd").Close("div");
    }
}
