using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.Charts;

/// <summary>Bars, with plan where there is one: <c>&lt;fund-bars title="Kostnad per år" bars="Model.Years" /&gt;</c>.</summary>
[HtmlTargetElement("fund-bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundBarsTagHelper : ChartTagHelper
{
    private static readonly string Done = ToneOf(ChartTone.Solid);
    private static readonly string Planned = ToneOf(ChartTone.Hatch);

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
        var axis = Axis.Over(Bars.SelectMany(bar => new[] { bar.Value, bar.Plan ?? 0 }), Unit);
        var rowHeight = hasPlan ? 64 : 50;
        var drawing = new Markup();
        Ruler.Draw(drawing, axis, Bars.Count * rowHeight);
        for (var row = 0; row < Bars.Count; row++)
        {
            var bar = Bars[row];
            var top = row * rowHeight;
            Say(drawing, bar.Label, 0, top + 15);
            Say(drawing, Say(bar.Value), 100, top + 15, "end", "fund-chart-value");
            Rect(drawing, Done, axis.At(0), axis.At(bar.Value), top + 22, 16);
            if (bar.Plan is { } plan)
            {
                Rect(drawing, Planned, axis.At(0), axis.At(plan), top + 40, 10);
            }
        }

        Write(
            output,
            Figure(
                new Picture(drawing, (Bars.Count * rowHeight) + Ruler.Height, axis),
                hasPlan ? [Words["ChartLabel"], outcome, planned] : [Words["ChartLabel"], Words["ChartValue"]],
                [
                    .. Bars.Select(bar =>
                        (IReadOnlyList<string>)(hasPlan ? [bar.Label, Say(bar.Value), Say(bar.Plan)] : [bar.Label, Say(bar.Value)])
                    ),
                ],
                hasPlan ? Legend((Done, outcome), (Planned, planned)) : null
            )
        );
    }
}

/// <summary>How a sum came about: <c>&lt;fund-waterfall title="Fondens saldo" steps="Model.Balance" /&gt;</c>.</summary>
[HtmlTargetElement("fund-waterfall", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundWaterfallTagHelper : ChartTagHelper
{
    private const int RowHeight = 48;
    private static readonly string Total = ToneOf(ChartTone.Solid);
    private static readonly string Up = ToneOf(ChartTone.Tint);
    private static readonly string Down = ToneOf(ChartTone.Outline);

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<WaterfallStep> Steps { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var spans = Spans();
        var axis = Axis.Over(spans.SelectMany(span => new[] { span.From, span.To }), Unit);
        var drawing = new Markup();
        Ruler.Draw(drawing, axis, Steps.Count * RowHeight);
        for (var row = 0; row < Steps.Count; row++)
        {
            var (step, (from, to)) = (Steps[row], spans[row]);
            var top = row * RowHeight;
            Say(drawing, step.Label, 0, top + 15, "start", step.IsTotal ? "fund-chart-value" : null);
            Say(drawing, Signed(step), 100, top + 15, "end", "fund-chart-value");
            Rect(drawing, ToneOf(step), axis.At(from), axis.At(to), top + 22, 18);
            if (row + 1 < Steps.Count)
            {
                Line(drawing, "fund-chart-join", axis.At(to), axis.At(to), top + 40, top + RowHeight + 22);
            }
        }

        Write(
            output,
            Figure(
                new Picture(drawing, (Steps.Count * RowHeight) + Ruler.Height, axis),
                [Words["ChartLabel"], Words["ChartChange"], Words["ChartTotal"]],
                [
                    .. Steps.Select(
                        (step, row) =>
                            (IReadOnlyList<string>)[step.Label, step.IsTotal ? Display.Nothing : Signed(step), Say(spans[row].To)]
                    ),
                ],
                Legend(
                    new[] { (Total, Words["ChartSum"]), (Up, Words["ChartUp"]), (Down, Words["ChartDown"]) }.Where(entry =>
                        Steps.Any(step => ToneOf(step) == entry.Item1)
                    )
                )
            )
        );
    }

    private static string ToneOf(WaterfallStep step) =>
        step.IsTotal ? Total
        : step.Value < 0 ? Down
        : Up;

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
    private static readonly string Low = ToneOf(ChartTone.Tint);
    private static readonly string High = ToneOf(ChartTone.Solid);

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
            Rect(drawing, Low, middle, scale.At(bar.Low), top + 22, 16);
            Rect(drawing, High, middle, scale.At(bar.High), top + 22, 16);
            Say(drawing, Say(Math.Min(bar.Low, bar.High)), 0, top + 53, "start", "fund-chart-small");
            Say(drawing, Say(Math.Max(bar.Low, bar.High)), 100, top + 53, "end", "fund-chart-small");
            Line(drawing, "fund-chart-axis", middle, middle, top + 19, top + 41);
        }

        Write(
            output,
            Figure(
                new Picture(drawing, Bars.Count * RowHeight),
                [Words["ChartLabel"], Words["ChartLow"], Words["ChartHigh"]],
                [.. Bars.Select(bar => (IReadOnlyList<string>)[bar.Label, Say(bar.Low), Say(bar.High)])],
                Legend((Low, Words["ChartLowValue"]), (High, Words["ChartHighValue"]))
            )
        );
    }
}
