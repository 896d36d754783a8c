using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>What has happened, newest first or as given: <c>&lt;fund-timeline events="Model.Events" /&gt;</c>.</summary>
[HtmlTargetElement("fund-timeline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundTimelineTagHelper : FundTagHelper
{
    /// <summary>The events, in the order shown.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; set; } = [];

    /// <summary>What is said when there are none.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Events.Count == 0)
        {
            Write(output, new Markup().Open("div", ("class", "fund-empty")).Element("p", Given(Empty) ?? Words["EmptyTable"]).Close("div"));
            return;
        }

        var markup = new Markup().Open("ol", ("class", "fund-timeline"), ("aria-label", Words["Timeline"]));
        foreach (var happened in Events)
        {
            markup
                .Open("li")
                .Element(
                    "time",
                    Display.Instant(happened.At),
                    ("datetime", happened.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                );
            markup.Open("p", ("class", "fund-timeline-title"));
            if (Resolve(happened.Href) is { } href)
            {
                markup.Element("a", happened.Title, ("class", "ds-link"), ("href", href));
            }
            else
            {
                markup.Text(happened.Title);
            }

            markup.Close("p");
            if (happened.Who is not null)
            {
                markup.Element("p", happened.Who, ("class", "fund-muted"));
            }

            if (happened.Text is not null)
            {
                markup.Element("p", happened.Text);
            }

            markup.Close("li");
        }

        Write(output, markup.Close("ol"));
    }
}
