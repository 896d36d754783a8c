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
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(output, Path(new Markup(), Stages, Given(Label) ?? Words["StagePath"], Words));

    internal static Markup Path(Markup markup, IReadOnlyList<StageMark> stages, string label, Words words)
    {
        markup.Open("ol", ("class", "fund-path"), ("aria-label", label));
        foreach (var stage in stages)
        {
            var state = stage.State.ToString();
            markup
                .Open(
                    "li",
                    ("class", "fund-path-step"),
                    ("data-state", state.ToLowerInvariant()),
                    ("aria-current", stage.State == StageState.Current ? "step" : null)
                )
                .Element("span", stage.Label, ("class", "fund-path-label"))
                .Open("span", ("class", "fund-path-facts"))
                .Text(words[state]);
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

        return markup.Close("ol");
    }
}
