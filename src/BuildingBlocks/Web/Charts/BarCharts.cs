using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.Charts;

/// <summary>Bars, with plan where there is one: <c>&lt;fund-bars title="Kostnad per år" bars="Model.Years" /&gt;</c>.</summary>
[HtmlTargetElement("fund-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundBarsTagHelper : ChartTagHelper
{
    /// <summary>The bars, in order.</summary>
    public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <summary>What the bars are called beside a plan; "Utfall" where not given.</summary>
    public string? Outcome { get; set; }

    /// <summary>What the plan is called; "Plan" where not given.</summary>
    public string? Plan { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (outcome, planned) = (Given(Outcome) ?? Words["ChartOutcome"], Given(Plan) ?? Words["ChartPlan"]);
        var hasPlan = Bars.Any(bar => bar.Plan is not null);
        var scale = Scale.Over(Bars.SelectMany(bar => new[] { bar.Value, bar.Plan ?? 0 }));
        var zero = scale.At(0);
        var drawing = new Markup();
        var rowHeight = hasPlan ? 60 : 50;
        for (var row = 0; row < Bars.Count; row++)
        {
            var bar = Bars[row];
            var top = row * rowHeight;
            Say(drawing, bar.Label, 0, top + 15);
            Say(drawing, Say(bar.Value), 100, top + 15, "end", "fund-chart-value");
            Rect(drawing, "fund-tone-main", zero, scale.At(bar.Value), top + 22, 16);
            if (bar.Plan is { } plan)
            {
                Rect(drawing, "fund-tone-plan", zero, scale.At(plan), top + 40, 8);
            }
        }

        Line(drawing, "fund-chart-axis", zero, zero, 0, Bars.Count * rowHeight);
        IReadOnlyList<string> headings = hasPlan ? [Words["ChartLabel"], outcome, planned] : [Words["ChartLabel"], Words["ChartValue"]];
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. Bars.Select(bar =>
                (IReadOnlyList<string>)(
                    hasPlan ? [bar.Label, Say(bar.Value), bar.Plan is { } plan ? Say(plan) : Display.Nothing] : [bar.Label, Say(bar.Value)]
                )
            ),
        ];
        Write(
            output,
            Figure(
                drawing,
                Bars.Count * rowHeight,
                headings,
                rows,
                hasPlan ? Legend(("fund-tone-main", outcome), ("fund-tone-plan", planned)) : null
            )
        );
    }
}

/// <summary>How a sum came about: <c>&lt;fund-waterfall title="Fondens saldo" steps="Model.Balance" /&gt;</c>.</summary>
[HtmlTargetElement("fund-waterfall", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundWaterfallTagHelper : ChartTagHelper
{
    private const int RowHeight = 50;

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<WaterfallStep> Steps { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var spans = Spans();
        var scale = Scale.Over(spans.SelectMany(span => new[] { span.From, span.To }));
        var drawing = new Markup();
        for (var row = 0; row < Steps.Count; row++)
        {
            var (step, (from, to)) = (Steps[row], spans[row]);
            var top = row * RowHeight;
            Say(drawing, step.Label, 0, top + 15);
            Say(drawing, Signed(step), 100, top + 15, "end", "fund-chart-value");
            Rect(
                drawing,
                step.IsTotal ? "fund-tone-main"
                    : step.Value < 0 ? "fund-tone-down"
                    : "fund-tone-up",
                scale.At(from),
                scale.At(to),
                top + 22,
                16
            );
            if (row + 1 < Steps.Count)
            {
                Line(drawing, "fund-chart-axis", scale.At(to), scale.At(to), top + 38, top + RowHeight + 22);
            }
        }

        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. Steps.Select(
                (step, row) => (IReadOnlyList<string>)[step.Label, step.IsTotal ? Display.Nothing : Signed(step), Say(spans[row].To)]
            ),
        ];
        Write(output, Figure(drawing, Steps.Count * RowHeight, [Words["ChartLabel"], Words["ChartChange"], Words["ChartTotal"]], rows));
    }

    // The sign is written too: a change is never told by colour alone.
    private string Signed(WaterfallStep step) => step is { IsTotal: false, Value: > 0 } ? "+" + Say(step.Value) : Say(step.Value);

    private List<(decimal From, decimal To)> Spans()
    {
        var spans = new List<(decimal From, decimal To)>(Steps.Count);
        decimal reached = 0;
        foreach (var step in Steps)
        {
            var from = step.IsTotal ? 0 : reached;
            reached = step.IsTotal ? step.Value : reached + step.Value;
            spans.Add((from, reached));
        }

        return spans;
    }
}

/// <summary>
/// Which assumptions a result hangs on, most first: <c>&lt;fund-tornado title="Känslighet" bars="Model.Tornado" base="Model.Result"
/// /&gt;</c>.
/// </summary>
[HtmlTargetElement("fund-tornado", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundTornadoTagHelper : ChartTagHelper
{
    private const int RowHeight = 64;

    /// <summary>The assumptions, in the order shown.</summary>
    public IReadOnlyList<TornadoBar> Bars { get; set; } = [];

    /// <summary>The result as calculated, where the bars meet.</summary>
    public decimal Base { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var ends = Bars.SelectMany(bar => new[] { bar.Low, bar.High }).Append(Base).ToList();
        var scale = new Scale(ends.Min(), ends.Max());
        var middle = scale.At(Base);
        var drawing = new Markup();
        for (var row = 0; row < Bars.Count; row++)
        {
            var bar = Bars[row];
            var top = row * RowHeight;
            Say(drawing, bar.Label, 0, top + 15);
            Rect(drawing, "fund-tone-plan", middle, scale.At(bar.Low), top + 22, 16);
            Rect(drawing, "fund-tone-main", middle, scale.At(bar.High), top + 22, 16);
            Say(drawing, Say(Math.Min(bar.Low, bar.High)), 0, top + 53, "start", "fund-chart-small");
            Say(drawing, Say(Math.Max(bar.Low, bar.High)), 100, top + 53, "end", "fund-chart-small");
            Line(drawing, "fund-chart-axis", middle, middle, top + 19, top + 41);
        }

        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. Bars.Select(bar => (IReadOnlyList<string>)[bar.Label, Say(bar.Low), Say(bar.High)]),
        ];
        Write(
            output,
            Figure(
                drawing,
                Bars.Count * RowHeight,
                [Words["ChartLabel"], Words["ChartLow"], Words["ChartHigh"]],
                rows,
                Legend(("fund-tone-plan", Words["ChartLowValue"]), ("fund-tone-main", Words["ChartHighValue"]))
            )
        );
    }
}
