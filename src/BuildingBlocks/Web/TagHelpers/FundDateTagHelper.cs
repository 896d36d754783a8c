using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A date in text: <c>&lt;fund-date date="Model.Meeting" /&gt;</c>, or an instant in Swedish time: <c>&lt;fund-date instant="Model.SentAt"
/// /&gt;</c>. Null is shown as "–".
/// </summary>
[HtmlTargetElement("fund-date", Attributes = "date", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("fund-date", Attributes = "instant", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundDateTagHelper : FundTagHelper
{
    /// <summary>A Swedish calendar date.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>An instant; shown with the clock in Swedish time.</summary>
    public DateTimeOffset? Instant { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Write(output, Instant is { } instant ? Of(instant) : Cells.Date(Date));
    }

    private static Markup Of(DateTimeOffset instant) =>
        new Markup().Element(
            "time",
            Display.Instant(instant),
            ("datetime", instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        );
}
