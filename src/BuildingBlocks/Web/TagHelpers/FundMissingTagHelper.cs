using System.Globalization;
using Fund.Contracts.Messages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// What is missing, each thing with its rule and a link to where it is mended: <c>&lt;fund-missing findings="Model.Missing"
/// base="~/arenden/4/" /&gt;</c>. What only should be there comes after.
/// </summary>
[HtmlTargetElement("fund-missing", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundMissingTagHelper : FundTagHelper
{
    // What can be read at a glance; the rest is folded.
    private const int MostAtOnce = 6;

    /// <summary>Findings of an operation.</summary>
    public IEnumerable<Finding> Findings { get; set; } = [];

    /// <summary>What stands before each finding's link: the case's address, ending with a slash.</summary>
    public string? Base { get; set; }

    /// <summary>The heading; "Detta saknas" where not given.</summary>
    public string? Title { get; set; }

    /// <summary>Says "Inget saknas" when nothing is missing; otherwise nothing is shown then.</summary>
    public bool ShowNone { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var findings = Findings.ToList();
        if (findings.Count == 0 && !ShowNone)
        {
            output.SuppressOutput();
            return;
        }

        var markup = new Markup().Open("div", ("class", "fund-missing"), ("data-none", findings.Count == 0 ? "true" : null));
        if (findings.Count == 0)
        {
            markup.Element("p", Words["NothingMissing"]);
        }

        Part(markup, Given(Title) ?? Words["Missing"], findings.Where(finding => finding.Severity == Severity.Refusal), "refusal");
        Part(markup, Words["MissingRecommended"], findings.Where(finding => finding.Severity == Severity.Warning), "warning");
        Write(output, markup.Close("div"));
    }

    private void Part(Markup markup, string title, IEnumerable<Finding> findings, string severity)
    {
        var lines = findings.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        markup.Element("h2", title, ("class", "ds-heading"));
        List(markup, lines.Take(MostAtOnce), severity);
        if (lines.Count > MostAtOnce)
        {
            var more = (lines.Count - MostAtOnce).ToString(CultureInfo.InvariantCulture);
            markup.Open("details").Element("summary", Words.Format("MoreMissing", more));
            List(markup, lines.Skip(MostAtOnce), severity);
            markup.Close("details");
        }
    }

    private void List(Markup markup, IEnumerable<Finding> lines, string severity)
    {
        markup.Open("ul", ("class", "fund-missing-list"), ("data-severity", severity));
        foreach (var finding in lines)
        {
            markup.Open("li");
            if (Target(finding) is { } href)
            {
                markup.Element("a", finding.Message, ("class", "ds-link"), ("href", href));
            }
            else
            {
                markup.Text(finding.Message);
            }

            if (finding.Rule is not null)
            {
                markup.Text(" ").Element("span", Words.Format("Rule", finding.Rule), ("class", "fund-rule"));
            }

            markup.Close("li");
        }

        markup.Close("ul");
    }

    private string? Target(Finding finding) =>
        finding switch
        {
            { Link: { } link } => Resolve(
                Given(Base) is { } @base && !link.StartsWith("~/", StringComparison.Ordinal) ? @base + link : link
            ),
            { Field: { } field } => "#" + FieldNames.IdOf(field),
            _ => null,
        };
}
