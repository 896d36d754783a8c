using System.Globalization;
using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>An amount in text: <c>&lt;fund-money amount="Model.Granted" /&gt;</c> → "1 200 000 kr". Never broken over lines; null is shown as "–".</summary>
[HtmlTargetElement("fund-money", Attributes = "amount", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundMoneyTagHelper : FundTagHelper
{
    /// <summary>The amount, SEK in öre.</summary>
    public Money? Amount { get; set; }

    /// <summary>Shows whole thousands, "1 200 tkr".</summary>
    public bool Thousands { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var text = Amount is not { } amount ? Display.Nothing : Thousands ? Display.Thousands(amount) : Display.Amount(amount);
        Write(output, new Markup().Element("span", text, ("class", "fund-money")));
    }
}

/// <summary>A date in text: <c>&lt;fund-date date="Model.Meeting" /&gt;</c>, or an instant in Swedish time: <c>&lt;fund-date instant="Model.SentAt" /&gt;</c>. Null is shown as "–".</summary>
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
        var markup = new Markup();
        if (Instant is { } instant)
        {
            markup.Element("time", Display.Instant(instant), ("datetime", instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }
        else if (Date is { } date)
        {
            markup.Element("time", Display.Date(date), ("datetime", Display.Date(date)));
        }
        else
        {
            markup.Text(Display.Nothing);
        }

        Write(output, markup);
    }
}

/// <summary>A state in words: <c>&lt;fund-status kind="success"&gt;Beviljad&lt;/fund-status&gt;</c>. The colour only repeats what the words say.</summary>
[HtmlTargetElement("fund-status")]
public sealed class FundStatusTagHelper : FundTagHelper
{
    /// <summary>neutral (default), accent, info, success, warning, danger.</summary>
    public string Kind { get; set; } = "neutral";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        Write(output, new Markup().Open("span", ("class", "ds-tag"), ("data-color", Kind)).Add(words).Close("span"));
    }
}

/// <summary>A link to a file: <c>&lt;fund-download href="…" kind="PDF" bytes="482000"&gt;Beslutsunderlag&lt;/fund-download&gt;</c>.</summary>
[HtmlTargetElement("fund-download")]
public sealed class FundDownloadTagHelper : FundTagHelper
{
    /// <summary>Where the file is.</summary>
    public string? Href { get; set; }

    /// <summary>What kind of file, in words: "PDF", "Excel", "SIE 4".</summary>
    public string? Kind { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long? Bytes { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var facts = string.Join(", ", new[] { Given(Kind), Bytes is { } bytes ? Display.Size(bytes) : null }.OfType<string>());
        Write(output, new Markup().Open("a", ("class", "ds-link fund-download"), ("href", Resolve(Href)), ("download", string.Empty))
            .Add(words).Text(facts.Length == 0 ? null : $" ({facts})").Close("a"));
    }
}
