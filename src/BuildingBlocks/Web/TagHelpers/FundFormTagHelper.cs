using Fund.Web.Forms;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// The form that a rule version defines: <c>&lt;fund-form model="Model.Form" submit="Spara" handler="Save" /&gt;</c>. Child content stands
/// before the
/// buttons. Rows are added and removed by the page's handlers AddRow and RemoveRow, with <c>field</c> and <c>row</c>.
/// </summary>
[HtmlTargetElement("fund-form")]
public sealed class FundFormTagHelper(IHtmlGenerator generator) : FundTagHelper
{
    /// <summary>The form.</summary>
    public FormView Model { get; set; } = null!;

    /// <summary>The words on the button; "Spara" where not given.</summary>
    public string? Submit { get; set; }

    /// <summary>The page handler that the button posts to: "Save" for OnPostSave.</summary>
    public string? Handler { get; set; }

    /// <summary>The form element's id, for buttons outside it.</summary>
    public string? Id { get; set; }

    /// <summary>Where drafts are saved while the person writes, where script runs; null saves only by the button.</summary>
    public string? AutosaveHref { get; set; }

    /// <summary>The answers are shown but cannot be changed.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Leaves the button out: the child content has the buttons.</summary>
    public bool NoSubmit { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var sections = new FormRendering(Request, Words, ReadOnly).Sections(Model);
        if (ReadOnly)
        {
            Write(output, new Markup().Open("div", ("class", "fund-form")).Add(sections).Add(content).Close("div"));
            return;
        }

        var files = Model.Fields.Any(field => field is { Visible: true, Kind: FormViewKind.Document });
        var action = Given(Handler) is { } handler
            ? Links.With(Request, ("handler", handler), ("field", null), ("row", null))
            : Links.With(Request, ("handler", null), ("field", null), ("row", null));
        var markup = new Markup()
            .Open(
                "form",
                ("method", "post"),
                ("action", action),
                ("class", "fund-form"),
                ("id", Given(Id)),
                ("novalidate", string.Empty),
                ("enctype", files ? "multipart/form-data" : null),
                ("data-fund-form", string.Empty),
                ("data-autosave", Resolve(AutosaveHref))
            )
            .Add(generator.GenerateAntiforgery(ViewContext))
            .Open("input", ("type", "hidden"), ("name", FormPosting.RequestIdName), ("value", Model.RequestId.ToString()));
        if (Model.Version is not null)
        {
            markup.Open("input", ("type", "hidden"), ("name", FormPosting.VersionName), ("value", Model.Version));
        }

        // Enter in a field sends by the first button of the form; without this one that would be "remove row 1".
        markup
            .Open("button", ("type", "submit"), ("class", "fund-default-button"), ("tabindex", "-1"), ("aria-hidden", "true"))
            .Close("button");
        markup.Add(sections).Add(content);
        if (!NoSubmit)
        {
            markup
                .Open("div", ("class", "fund-actions"))
                .Element("button", Given(Submit) ?? Words["Send"], ("class", "ds-button"), ("type", "submit"))
                .Close("div");
        }

        Write(output, markup.Close("form"));
    }
}
