using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>A field for files: <c>&lt;fund-upload name="file" label="Bilaga" accept=".pdf,.docx" max-bytes="20000000" /&gt;</c>. The form must have <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("fund-upload")]
public sealed class FundUploadTagHelper : FieldTagHelper
{
    /// <summary>Allowed endings: ".pdf,.docx".</summary>
    public string? Accept { get; set; }

    /// <summary>Largest file, bytes; said in the help.</summary>
    public long? MaxBytes { get; set; }

    /// <summary>Several files at once.</summary>
    public bool Multiple { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var already = await output.GetChildContentAsync();
        Write(output, Upload(Given(Accept), MaxBytes, Multiple, already.IsEmptyOrWhiteSpace ? null : already));
    }

    private Markup Upload(string? accept, long? maxBytes, bool multiple, IHtmlContent? already)
    {
        var said = new[]
        {
            accept is null ? null : Words.Format("FileTypes", accept.Replace(",", ", ", StringComparison.Ordinal)),
            maxBytes is { } bytes ? Words.Format("MaxSize", Display.Size(bytes)) : null,
        };
        var frame = Frame(string.Join(' ', said.OfType<string>()) is { Length: > 0 } text ? text : null);
        var input = new Markup().Open("input", ("class", "ds-input"), ("type", "file"), ("id", frame.Id), ("name", frame.Name), ("accept", accept),
            ("multiple", multiple ? string.Empty : null), ("data-max-bytes", maxBytes?.ToString(CultureInfo.InvariantCulture)),
            ("aria-describedby", frame.DescribedBy), ("aria-invalid", frame.Invalid));
        return frame.Field(new Markup().Add(already).Add(input));
    }
}

/// <summary>
/// A button that sends the form once: <c>&lt;fund-submit handler="Approve"&gt;Godkänn&lt;/fund-submit&gt;</c>. It carries a request id, by which the
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
            markup.Open("input", ("type", "hidden"), ("name", Forms.FormPosting.RequestIdName), ("value", (RequestId ?? Guid.NewGuid()).ToString()), ("form", Given(Form)));
        }

        markup.Open("button", ("class", "ds-button"), ("type", "submit"), ("data-variant", Variant), ("data-color", Danger ? "danger" : null),
                ("name", Given(Name)), ("value", Given(Name) is null ? null : Value), ("form", Given(Form)),
                ("formaction", Given(Handler) is { } handler ? Links.With(Request, ("handler", handler)) : null))
            .Add(words).Close("button");
        Write(output, markup);
    }
}
