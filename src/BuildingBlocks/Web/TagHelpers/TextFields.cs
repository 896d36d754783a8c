using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A field for text: <c>&lt;fund-field name="title" label="Rubrik" /&gt;</c>. Kind is text, longtext, number, year, email, tel, password or
/// search.
/// </summary>
[HtmlTargetElement("fund-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundFieldTagHelper : FieldTagHelper
{
    /// <summary>text (default), longtext, number, year, email, tel, password, search.</summary>
    public string Kind { get; set; } = "text";

    /// <summary>The stored text.</summary>
    public string? Value { get; set; }

    /// <summary>The longest text, characters; null for no limit. Counted, not cut.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Lines of a longtext.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>What the browser may fill in: "name", "email", "off".</summary>
    public string? Autocomplete { get; set; }

    /// <summary>A unit after the field: "procent".</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var further =
            MaxLength is { } length ? Words.Format("MaxLength", Display.Number(length))
            : Kind == "year" ? Words["YearHint"]
            : null;
        var frame = Frame(further);
        // A password is never written back.
        var value = Kind == "password" ? null : Typed()?.FirstOrDefault() ?? Given(Value) ?? For?.Model?.ToString();
        var input = Kind switch
        {
            "longtext" => Inputs.Area(frame, value, Rows, MaxLength),
            "number" => Inputs.Line(frame, value, inputMode: "decimal", suffix: Given(Suffix), autocomplete: "off"),
            "year" => Inputs.Line(frame, value, inputMode: "numeric", autocomplete: "off"),
            "email" or "tel" or "password" or "search" => Inputs.Line(
                frame,
                value,
                Kind,
                autocomplete: Given(Autocomplete),
                maxLength: MaxLength
            ),
            _ => Inputs.Line(frame, value, autocomplete: Given(Autocomplete), maxLength: MaxLength, suffix: Given(Suffix)),
        };
        Write(output, frame.Field(input, width: Kind is "number" or "year" ? "short" : null));
    }
}

/// <summary>A field for an amount, read as people write it: <c>&lt;fund-money name="amount" label="Sökt belopp" /&gt;</c>.</summary>
[HtmlTargetElement("fund-money", Attributes = "label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundMoneyFieldTagHelper : FieldTagHelper
{
    /// <summary>The stored amount, SEK in öre.</summary>
    public Money? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame();
        var value =
            Typed()?.FirstOrDefault()
            ?? ((Value ?? For?.Model as Money?) is { } amount ? SwedishAmount.ForField(amount) : For?.Model?.ToString());
        Write(
            output,
            frame.Field(Inputs.Line(frame, value, inputMode: "decimal", autocomplete: "off", suffix: "kr"), Words["InKronor"], "short")
        );
    }
}

/// <summary>
/// A field for a date, written åååå-mm-dd: <c>&lt;fund-date name="meeting" label="Sammanträde" /&gt;</c>. A plain text field on
/// purpose: the
/// browser's own date field throws away a half-typed date, and shows the order of the browser's language.
/// </summary>
[HtmlTargetElement("fund-date", Attributes = "label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundDateFieldTagHelper : FieldTagHelper
{
    /// <summary>The stored date.</summary>
    public DateOnly? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = Frame(Words["DateHint"]);
        var value =
            Typed()?.FirstOrDefault() ?? ((Value ?? For?.Model as DateOnly?) is { } date ? Display.Date(date) : For?.Model?.ToString());
        Write(output, frame.Field(Inputs.Line(frame, value, inputMode: "numeric", autocomplete: "off"), width: "short"));
    }
}
