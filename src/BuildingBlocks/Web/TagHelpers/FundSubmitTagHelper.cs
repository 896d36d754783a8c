using Fund.Web.Forms;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// A button that sends the form once: <c>&lt;fund-submit handler="Approve"&gt;Godkänn&lt;/fund-submit&gt;</c>. It carries a request id, by
/// which the
/// command behind it is carried out once however often it arrives.
/// </summary>
[HtmlTargetElement("fund-submit")]
public sealed class FundSubmitTagHelper : FundTagHelper
{
    /// <summary>primary (default), secondary or tertiary.</summary>
    public string Variant { get; set; } = "primary";

    /// <summary>The step cannot be undone: the button is red, and its words should say what happens.</summary>
    public bool Danger { get; set; }

    /// <summary>The page handler: "Approve" for OnPostApprove.</summary>
    public string? Handler { get; set; }

    /// <summary>A posted name for the button itself.</summary>
    public string? Name { get; set; }

    /// <summary>The posted value for <see cref="Name"/>.</summary>
    public string? Value { get; set; }

    /// <summary>The id of the form, where the button stands outside it.</summary>
    public string? Form { get; set; }

    /// <summary>The request id; a new one where not given.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>Writes the hidden request id. Switch off for the second button of a form, and where nothing is stored.</summary>
    public bool Once { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var markup = new Markup();
        if (Once)
        {
            markup.Open(
                "input",
                ("type", "hidden"),
                ("name", FormPosting.RequestIdName),
                ("value", (RequestId ?? Guid.NewGuid()).ToString()),
                ("form", Given(Form))
            );
        }

        markup
            .Open(
                "button",
                ("class", "ds-button"),
                ("type", "submit"),
                ("data-variant", Variant),
                ("data-color", Danger ? "danger" : null),
                ("name", Given(Name)),
                ("value", Given(Name) is null ? null : Value),
                ("form", Given(Form)),
                ("formaction", Given(Handler) is { } handler ? Links.With(Request, ("handler", handler)) : null)
            )
            .Add(words)
            .Close("button");
        Write(output, markup);
    }
}
