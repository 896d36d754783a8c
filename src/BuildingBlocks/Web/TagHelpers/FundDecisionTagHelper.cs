using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A decision as recorded: <c>&lt;fund-decision outcome="Beviljat" kind="success" body="Kommunstyrelsen" meeting="Model.Meeting"
/// paragraph="§ 45" amount="Model.Granted"&gt;…&lt;/fund-decision&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-decision")]
public sealed class FundDecisionTagHelper : FundTagHelper
{
    /// <summary>The outcome in words: "Beviljat".</summary>
    public string Outcome { get; set; } = string.Empty;

    /// <summary>The outcome's colour: neutral, success, warning, danger.</summary>
    public string Kind { get; set; } = "neutral";

    /// <summary>Who decided.</summary>
    public string? Body { get; set; }

    /// <summary>The meeting's date.</summary>
    public DateOnly? Meeting { get; set; }

    /// <summary>The paragraph with its sign: "§ 45".</summary>
    public string? Paragraph { get; set; }

    /// <summary>The amount granted, SEK in öre.</summary>
    public Money? Amount { get; set; }

    /// <summary>When the minutes were adjusted.</summary>
    public DateOnly? Adjusted { get; set; }

    /// <summary>When the minutes were posted.</summary>
    public DateOnly? Posted { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var headingId = UniqueId("fund-decision");
        var markup = new Markup()
            .Open("section", ("class", "fund-decision"), ("aria-labelledby", headingId))
            .Open("h2", ("class", "ds-heading"), ("id", headingId))
            .Text(Words["Decision"] + " ")
            .Element("span", Outcome, ("class", "ds-tag"), ("data-color", Kind))
            .Close("h2")
            .Open("dl", ("class", "fund-facts"));
        Fact(markup, "Body", Given(Body));
        Fact(markup, "MeetingDate", Meeting is { } meeting ? Display.Date(meeting) : null);
        Fact(markup, "Paragraph", Given(Paragraph));
        Fact(markup, "Amount", Amount is { } amount ? Display.Amount(amount) : null);
        Fact(markup, "AdjustedDate", Adjusted is { } adjusted ? Display.Date(adjusted) : null);
        Fact(markup, "PostedDate", Posted is { } posted ? Display.Date(posted) : null);
        Write(output, markup.Close("dl").Add(content).Close("section"));
    }

    private void Fact(Markup markup, string word, string? value)
    {
        if (value is not null)
        {
            markup.Open("div").Element("dt", Words[word]).Element("dd", value).Close("div");
        }
    }
}
