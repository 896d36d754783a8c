using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>Where a case is on its way: <c>&lt;fund-stage-path stages="Model.Stages" /&gt;</c>.</summary>
[HtmlTargetElement("fund-stage-path", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundStagePathTagHelper : FundTagHelper
{
    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<StageMark> Stages { get; set; } = [];

    /// <summary>What the path is called for those who hear the page; "Ärendets steg" where not given.</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var markup = new Markup().Open("ol", ("class", "fund-path"), ("aria-label", Given(Label) ?? Words["StagePath"]));
        foreach (var stage in Stages)
        {
            var state = stage.State.ToString();
            markup.Open("li", ("class", "fund-path-step"), ("data-state", state.ToLowerInvariant()), ("aria-current", stage.State == StageState.Current ? "step" : null))
                .Element("span", stage.Label, ("class", "fund-path-label"))
                .Open("span", ("class", "fund-path-facts")).Text(Words[state]);
            if (stage.Date is { } date)
            {
                markup.Text(" ").Element("time", Display.Date(date), ("datetime", Display.Date(date)));
            }

            markup.Close("span");
            if (stage.Note is not null)
            {
                markup.Element("span", stage.Note, ("class", "fund-path-facts"));
            }

            markup.Close("li");
        }

        Write(output, markup.Close("ol"));
    }
}

/// <summary>
/// The first thing on a case: what happens now, whose turn it is, by when, and the button.
/// <c>&lt;fund-next-step title="Lämna in ansökan" who="Projektledaren" due="Model.Due"&gt;…&lt;/fund-next-step&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-next-step")]
public sealed class FundNextStepTagHelper : FundTagHelper
{
    /// <summary>What happens now, in a few words.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Whose turn it is.</summary>
    public string? Who { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The last day has passed.</summary>
    public bool Overdue { get; set; }

    /// <summary>The guideline's rule that sets the step or its date.</summary>
    public string? Rule { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var headingId = UniqueId("fund-next");
        var markup = new Markup()
            .Open("section", ("class", "fund-next"), ("aria-labelledby", headingId), ("data-overdue", Overdue ? "true" : null))
            .Element("p", Words["NextStep"], ("class", "fund-next-kicker"))
            .Element("h2", Title, ("id", headingId), ("class", "ds-heading"))
            .Open("dl", ("class", "fund-facts"));
        Fact(markup, Words["WhoseTurn"], Given(Who), overdue: false);
        Fact(markup, Words["DueBy"], Due is { } due ? Display.Date(due) : null, Overdue);
        Fact(markup, Words["RuleName"], Given(Rule), overdue: false);
        Write(output, markup.Close("dl").Open("div", ("class", "fund-next-body")).Add(content).Close("div").Close("section"));
    }

    private void Fact(Markup markup, string name, string? value, bool overdue)
    {
        if (value is null)
        {
            return;
        }

        markup.Open("div").Element("dt", name).Open("dd").Text(value);
        if (overdue)
        {
            markup.Text(" ").Element("span", Words["Overdue"], ("class", "ds-tag"), ("data-color", "danger"));
        }

        markup.Close("dd").Close("div");
    }
}

/// <summary>What is missing, each thing with its rule and a link to where it is mended: <c>&lt;fund-missing findings="Model.Missing" base="~/arenden/4/" /&gt;</c>. What only should be there comes after.</summary>
[HtmlTargetElement("fund-missing", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundMissingTagHelper : FundTagHelper
{
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

        markup.Element("h2", title, ("class", "ds-heading")).Open("ul", ("class", "fund-missing-list"), ("data-severity", severity));
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

    private string? Target(Finding finding) => finding switch
    {
        { Link: { } link } => Resolve(Given(Base) is { } @base && !link.StartsWith("~/", StringComparison.Ordinal) ? @base + link : link),
        { Field: { } field } => "#" + FieldNames.IdOf(field),
        _ => null,
    };
}

/// <summary>A decision as recorded: <c>&lt;fund-decision outcome="Beviljat" kind="success" body="Kommunstyrelsen" meeting="Model.Meeting" paragraph="§ 45" amount="Model.Granted"&gt;…&lt;/fund-decision&gt;</c>.</summary>
[HtmlTargetElement("fund-decision")]
public sealed class FundDecisionTagHelper : FundTagHelper
{
    /// <summary>The outcome in words: "Beviljat".</summary>
    public string Outcome { get; set; } = string.Empty;

    /// <summary>The outcome's colour: neutral, success, warning, danger.</summary>
    public string Kind { get; set; } = "neutral";

    /// <summary>Who decided.</summary>
    public string? Body { get; set; }

    /// <summary>The meeting's date.</summary>
    public DateOnly? Meeting { get; set; }

    /// <summary>The paragraph with its sign: "§ 45".</summary>
    public string? Paragraph { get; set; }

    /// <summary>The amount granted, SEK in öre.</summary>
    public Money? Amount { get; set; }

    /// <summary>When the minutes were adjusted.</summary>
    public DateOnly? Adjusted { get; set; }

    /// <summary>When the minutes were posted.</summary>
    public DateOnly? Posted { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var headingId = UniqueId("fund-decision");
        var markup = new Markup()
            .Open("section", ("class", "fund-decision"), ("aria-labelledby", headingId))
            .Open("h2", ("class", "ds-heading"), ("id", headingId)).Text(Words["Decision"] + " ")
            .Element("span", Outcome, ("class", "ds-tag"), ("data-color", Kind)).Close("h2")
            .Open("dl", ("class", "fund-facts"));
        Fact(markup, "Body", Given(Body));
        Fact(markup, "MeetingDate", Meeting is { } meeting ? Display.Date(meeting) : null);
        Fact(markup, "Paragraph", Given(Paragraph));
        Fact(markup, "Amount", Amount is { } amount ? Display.Amount(amount) : null);
        Fact(markup, "AdjustedDate", Adjusted is { } adjusted ? Display.Date(adjusted) : null);
        Fact(markup, "PostedDate", Posted is { } posted ? Display.Date(posted) : null);
        Write(output, markup.Close("dl").Add(content).Close("section"));
    }

    private void Fact(Markup markup, string word, string? value)
    {
        if (value is not null)
        {
            markup.Open("div").Element("dt", Words[word]).Element("dd", value).Close("div");
        }
    }
}

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
            markup.Open("li").Element("time", Display.Instant(happened.At), ("datetime", happened.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
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
