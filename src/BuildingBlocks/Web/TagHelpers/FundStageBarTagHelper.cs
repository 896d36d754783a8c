using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.TagHelpers;

/// <summary>
/// Where a case is on its way, in two lines, with the whole path folded below: <c>&lt;fund-stage-bar stages="Model.Stages" /&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-stage-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundStageBarTagHelper : FundTagHelper
{
    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<StageMark> Stages { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var at = Stages.Select((stage, index) => (stage, index)).FirstOrDefault(s => s.stage.State == StageState.Current);
        if (at.stage is null)
        {
            output.SuppressOutput();
            return;
        }

        var place = Words.Format(
            "StageOf",
            (at.index + 1).ToString(CultureInfo.InvariantCulture),
            Stages.Count.ToString(CultureInfo.InvariantCulture)
        );
        var markup = new Markup()
            .Open("div", ("class", "fund-stage-bar"))
            .Open("p")
            .Text(place)
            .Text(" ")
            .Element("strong", at.stage.Label)
            .Close("p")
            .Open("div", ("class", "fund-stage-marks"), ("aria-hidden", "true"));
        foreach (var stage in Stages)
        {
            markup.Element("span", null, ("data-state", stage.State.ToString().ToLowerInvariant()));
        }

        markup.Close("div").Open("details").Element("summary", Words["AllStages"]);
        Write(output, FundStagePathTagHelper.Path(markup, Stages, Words["StagePath"], Words).Close("details").Close("div"));
    }
}
