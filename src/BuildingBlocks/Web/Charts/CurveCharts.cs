using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.Charts;

/// <summary>Lines over time: <c>&lt;fund-line-chart title="Prognos" labels="Model.Years" series="Model.Series" /&gt;</c>.</summary>
[HtmlTargetElement("fund-line-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundLineChartTagHelper : ChartTagHelper
{
    private const int Top = 24;

    private const int Height = 180;

    /// <summary>What stands under the chart: years, occasions.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<LineSeries> Series { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var axis = Axis.Over(Series.SelectMany(series => series.Values.OfType<decimal>()), Unit);
        var drawing = new Markup();
        foreach (var level in axis.Levels())
        {
            var y = Y(axis, level);
            Line(drawing, level == 0 ? "fund-chart-axis" : "fund-chart-grid", 0, 100, y, y);
        }

        Under(drawing);
        foreach (var series in Series)
        {
            Curve(drawing, series, axis);
        }

        // Words last: no line runs through them. The unit is said once, at the top.
        foreach (var level in axis.Levels())
        {
            Say(drawing, level == axis.Most ? axis.Level(level) : axis.Short(level), 0, Y(axis, level) - 5, "start", "fund-chart-small");
        }

        foreach (var series in Series)
        {
            Ends(drawing, series, axis);
        }

        Write(
            output,
            Figure(
                new Picture(drawing, Top + Height + 46, axis),
                [Words["ChartLabel"], .. Series.Select(series => series.Name)],
                [.. Labels.Select((label, index) => (IReadOnlyList<string>)[label, .. Series.Select(series => Say(Value(series, index)))])],
                Legend(Series.Select(series => (series.IsPlan ? "fund-line fund-line-plan" : "fund-line", series.Name)))
            )
        );
    }

    // Only what has room at 320 pixels: ends and middle when there are many. The table has them all.
    private void Under(Markup drawing)
    {
        for (var index = 0; index < Labels.Count; index++)
        {
            var last = Labels.Count - 1;
            if (Labels.Count <= 5 || index == 0 || index == last || (last % 2 == 0 && index == last / 2))
            {
                Say(
                    drawing,
                    Labels[index],
                    X(index),
                    Top + Height + 40,
                    index == 0 ? "start"
                        : index == last ? "end"
                        : "middle",
                    "fund-chart-small"
                );
            }
        }
    }

    private void Curve(Markup drawing, LineSeries series, Axis axis)
    {
        for (var index = 0; index < Labels.Count; index++)
        {
            if (Value(series, index) is not { } value)
            {
                continue;
            }

            if (index > 0 && Value(series, index - 1) is { } before)
            {
                Line(
                    drawing,
                    series.IsPlan ? "fund-line fund-line-plan" : "fund-line",
                    X(index - 1),
                    X(index),
                    Y(axis, before),
                    Y(axis, value)
                );
            }

            drawing
                .Open(
                    "circle",
                    ("class", series.IsPlan ? "fund-dot-plan" : "fund-dot"),
                    ("cx", Percent(X(index))),
                    ("cy", Pixels(Y(axis, value))),
                    ("r", "4")
                )
                .Close("circle");
        }
    }

    // Where a line ends it says its number: above its end, or below where another that ends there is higher.
    private void Ends(Markup drawing, LineSeries series, Axis axis)
    {
        for (var index = 0; index < Labels.Count; index++)
        {
            if (Value(series, index) is not { } value || (index < Labels.Count - 1 && Value(series, index + 1) is not null))
            {
                continue;
            }

            var isUnder = Series.Any(other => other != series && Value(other, index) is { } beside && IsOver(beside, other, value, series));
            Say(
                drawing,
                axis.Short(value),
                X(index),
                Y(axis, value) + (isUnder ? 18 : -9),
                index == 0 ? "start"
                    : index == Labels.Count - 1 ? "end"
                    : "middle",
                "fund-chart-number"
            );
        }
    }

    // Of two that end in the same number one is said above, and the other below.
    private bool IsOver(decimal beside, LineSeries other, decimal value, LineSeries series) =>
        beside > value || (beside == value && Place(other) < Place(series));

    private int Place(LineSeries series) => Series.Select((one, place) => (one, place)).First(at => at.one == series).place;

    private static decimal? Value(LineSeries series, int index) => index < series.Values.Count ? series.Values[index] : null;

    private decimal X(int index) => Labels.Count < 2 ? 50 : 1 + (98m * index / (Labels.Count - 1));

    private static decimal Y(Axis axis, decimal value) => Top + Height - (axis.At(value) * Height / 100);
}

/// <summary>How results spread: <c>&lt;fund-histogram title="Utfall av 10 000 dragningar" bins="Model.Bins" mark="0" /&gt;</c>.</summary>
[HtmlTargetElement("fund-histogram", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundHistogramTagHelper : ChartTagHelper
{
    private const int Height = 180;

    /// <summary>The bins, side by side and ascending.</summary>
    public IReadOnlyList<HistogramBin> Bins { get; set; } = [];

    /// <summary>A value to draw a line at; null for none.</summary>
    public decimal? Mark { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var drawing = new Markup();
        if (Bins.Count > 0)
        {
            Draw(drawing);
        }

        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. Bins.Select(bin =>
                (IReadOnlyList<string>)[$"{Say(bin.From)} – {Say(bin.To)}", bin.Count.ToString(CultureInfo.InvariantCulture)]
            ),
        ];
        Write(output, Figure(new Picture(drawing, Height + 52), [Words["ChartLabel"], Words["ChartCount"]], rows));
    }

    private void Draw(Markup drawing)
    {
        var scale = new Scale(Bins[0].From, Bins[^1].To);
        var most = Math.Max(1, Bins.Max(bin => bin.Count));
        foreach (var bin in Bins)
        {
            var height = (decimal)bin.Count / most * Height;
            var (left, right) = (scale.At(bin.From), scale.At(bin.To));
            Rect(
                drawing,
                ToneOf(Mark is { } limit && bin.To <= limit ? ChartTone.Tint : ChartTone.Solid),
                left + 0.15m,
                right - 0.15m,
                20 + Height - height,
                height
            );
        }

        Line(drawing, "fund-chart-axis", 0, 100, 20 + Height, 20 + Height);
        Say(drawing, Say(Bins[0].From), 0, Height + 42, "start", "fund-chart-small");
        Say(drawing, Say(Bins[^1].To), 100, Height + 42, "end", "fund-chart-small");
        if (Mark is { } mark && scale.At(mark) is >= 0 and <= 100 and var x)
        {
            Line(drawing, "fund-line fund-line-plan", x, x, 18, 20 + Height);
            Say(
                drawing,
                Say(mark),
                x,
                13,
                x < 20 ? "start"
                    : x > 80 ? "end"
                    : "middle",
                "fund-chart-value"
            );
        }
    }
}
