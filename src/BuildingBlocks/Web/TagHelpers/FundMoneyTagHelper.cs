using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// An amount in text: <c>&lt;fund-money amount="Model.Granted" /&gt;</c> → "1 200 000 kr". Never broken over lines; null is shown as
/// "–".
/// </summary>
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
        var text =
            Amount is not { } amount ? Display.Nothing
            : Thousands ? Display.Thousands(amount)
            : Display.Amount(amount);
        Write(output, new Markup().Element("span", text, ("class", "fund-money")));
    }
}
