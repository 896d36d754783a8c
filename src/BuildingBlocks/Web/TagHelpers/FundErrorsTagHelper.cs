using Fund.Contracts.Messages;
using Fund.Web.Forms;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// Everything that is wrong, first on the page, each with a link to its field: <c>&lt;fund-errors /&gt;</c>. Writes nothing when nothing is
/// wrong.
/// </summary>
[HtmlTargetElement("fund-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundErrorsTagHelper : FundTagHelper
{
    /// <summary>Findings to show besides the model state and the refusals of the request.</summary>
    public IEnumerable<Finding> Findings { get; set; } = [];

    /// <summary>The dynamic form, whose fields' errors belong here.</summary>
    public FormView? Form { get; set; }

    /// <summary>The heading; "Det här behöver rättas" where not given.</summary>
    public string? Title { get; set; }

    /// <summary>The rule that errors without a rule of their own follow from ("A-24").</summary>
    public string? Rule { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = All().DistinctBy(error => (error.Message, error.Id)).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        ViewContext.ViewData[PageParts.HasErrors] = true;
        var headingId = UniqueId("fund-errors");
        var markup = new Markup()
            .Open(
                "div",
                ("class", "ds-error-summary fund-errors"),
                ("role", "alert"),
                ("tabindex", "-1"),
                ("aria-labelledby", headingId),
                ("data-fund-errors", string.Empty)
            )
            .Element("h2", Given(Title) ?? Words["ErrorSummary"], ("class", "ds-heading"), ("id", headingId))
            .Open("ul", ("class", "ds-list"));
        foreach (var error in errors)
        {
            Line(markup, error);
        }

        Write(output, markup.Close("ul").Close("div"));
    }

    private void Line(Markup markup, ErrorLine error)
    {
        markup.Open("li");
        if (error.Id is null)
        {
            markup.Text(error.Message);
        }
        else
        {
            markup.Element("a", error.Message, ("class", "ds-link"), ("href", "#" + error.Id));
        }

        if ((error.Rule ?? Given(Rule)) is { } rule)
        {
            markup.Text(" ").Element("span", Words.Format("Rule", rule), ("class", "fund-rule"));
        }

        markup.Close("li");
    }

    private IEnumerable<ErrorLine> All()
    {
        foreach (var (name, entry) in ViewContext.ModelState)
        {
            foreach (var error in entry.Errors)
            {
                yield return new(error.ErrorMessage, name.Length == 0 ? null : FieldNames.IdOf(name), null);
            }
        }

        foreach (var finding in PageFindings.Of(ViewContext.HttpContext).Concat(Findings))
        {
            yield return new(finding.Message, finding.Field is { Length: > 0 } field ? FieldNames.IdOf(field) : null, finding.Rule);
        }

        foreach (var (id, message, rule) in Form?.Errors() ?? [])
        {
            yield return new(message, id, rule);
        }
    }

    private sealed record ErrorLine(string Message, string? Id, string? Rule);
}
