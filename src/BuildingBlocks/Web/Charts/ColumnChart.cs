using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Fund.Web.Charts;

/// <summary>
/// Columns over years: <c>&lt;fund-column-chart title="Avsatt och utbetalt per år" labels="Model.Years" series="Model.Series"
/// planned-from="3" /&gt;</c>. What is planned stands after a dividing line; a cap lies across.
/// </summary>
[HtmlTargetElement("fund-column-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FundColumnChartTagHelper : ChartTagHelper
{
    private const int Top = 40;
    private const int Height = 180;
    private const decimal WidestColumn = 9;
    private const decimal Gap = 0.2m;

    /// <summary>What stands under the columns: years, occasions.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The columns' parts.</summary>
    public IReadOnlyList<ColumnSeries> Series { get; set; } = [];

    /// <summary>Number of the first label, from 0, that is planned or expected; null for none.</summary>
    public int? PlannedFrom { get; set; }

    /// <summary>What the planned labels are called at the dividing line; "Prognos" where not given.</summary>
    public string? PlannedLabel { get; set; }

    /// <summary>A level that is not to be passed; null for none.</summary>
    public ChartCap? Cap { get; set; }

    /// <summary>The label that is now, in bold; null for none.</summary>
    public string? Current { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var stacks = Series.Select(series => series.Stack).Distinct().Order().ToList();
        var axis = Axis.Over(Ends(stacks), Unit);
        var (drawing, levels) = (new Markup(), new Markup());
        foreach (var level in axis.Levels())
        {
            var y = Y(axis, level);
            Line(drawing, level == 0 ? "fund-chart-axis" : "fund-chart-grid", 0, 100, y, y);
            levels.Element(
                "text",
                axis.Level(level),
                ("x", "58"),
                ("y", Pixels(y + 4)),
                ("text-anchor", "end"),
                ("class", "fund-chart-small")
            );
        }

        for (var label = 0; label < Labels.Count; label++)
        {
            Columns(drawing, axis, label, stacks);
            Say(drawing, Labels[label], Middle(label), Top + Height + 22, "middle", Labels[label] == Current ? "fund-chart-value" : null);
        }

        Divide(drawing);
        Limit(drawing, axis);
        Write(
            output,
            Figure(
                new Picture(drawing, Top + Height + 32, axis, levels, Labels.Count * Math.Max(stacks.Count, 1)),
                [Words["ChartLabel"], .. Series.Select(series => series.Name)],
                [.. Labels.Select((label, index) => (IReadOnlyList<string>)[label, .. Series.Select(series => Say(Value(series, index)))])],
                Legend([
                    .. Series.Select(series => (ToneOf(series.Tone), series.Name)),
                    .. Cap is { } cap ? [("fund-line-cap", CapWords(cap))] : Array.Empty<(string, string)>(),
                ])
            )
        );
    }

    // How far each column reaches upwards and downwards: its parts stand on each other.
    private IEnumerable<decimal> Ends(List<int> stacks)
    {
        for (var label = 0; label < Labels.Count; label++)
        {
            foreach (var stack in stacks)
            {
                var parts = Parts(label, stack).Select(part => part.Value).ToList();
                yield return parts.Where(value => value > 0).Sum();
                yield return parts.Where(value => value < 0).Sum();
            }
        }

        if (Cap is { } cap)
        {
            yield return cap.Value;
        }
    }

    private IEnumerable<(ColumnSeries Series, decimal Value)> Parts(int label, int stack) =>
        from series in Series
        where series.Stack == stack
        let value = Value(series, label)
        where value is not null
        select (series, value.Value);

    private void Columns(Markup drawing, Axis axis, int label, List<int> stacks)
    {
        var width = Math.Min(Slot * 0.8m / stacks.Count, WidestColumn);
        var left = Middle(label) - (width * stacks.Count / 2);
        foreach (var stack in stacks)
        {
            var parts = Parts(label, stack).ToList();
            if (parts.Count > 0)
            {
                Column(drawing, axis, parts, left + Gap, left + width - Gap);
            }

            left += width;
        }
    }

    private void Column(Markup drawing, Axis axis, List<(ColumnSeries Series, decimal Value)> parts, decimal left, decimal right)
    {
        var (above, below) = (0m, 0m);
        foreach (var (series, value) in parts.Where(part => part.Value != 0))
        {
            var from = value > 0 ? above : below;
            var (top, bottom) = (Y(axis, Math.Max(from, from + value)), Y(axis, Math.Min(from, from + value)));
            Rect(drawing, ToneOf(series.Tone), left, right, top, Math.Max(bottom - top, 1));
            if (value > 0)
            {
                above += value;
            }
            else
            {
                below += value;
            }
        }

        // One number a column: its parts are told apart by form, and each is in the table.
        var sum = above + below;
        Say(
            drawing,
            axis.Short(sum),
            (left + right) / 2,
            sum < 0 ? Y(axis, below) + 14 : Y(axis, above) - 5,
            "middle",
            "fund-chart-number"
        );
    }

    private void Divide(Markup drawing)
    {
        if (PlannedFrom is not { } from || from >= Labels.Count)
        {
            return;
        }

        var x = Slot * from;
        Line(drawing, "fund-chart-divider", x, x, 6, Top + Height);
        // Where little is left of the chart the words stand before the line: a narrow screen would cut them.
        var atEdge = from == Labels.Count - 1 || x > 60;
        drawing.Element(
            "text",
            Given(PlannedLabel) ?? Words["ChartForecast"],
            ("x", Percent(x)),
            ("dx", atEdge ? "-6" : "6"),
            ("y", "14"),
            ("text-anchor", atEdge ? "end" : "start"),
            ("class", "fund-chart-small")
        );
    }

    private void Limit(Markup drawing, Axis axis)
    {
        if (Cap is not { } cap)
        {
            return;
        }

        var y = Y(axis, cap.Value);
        Line(drawing, "fund-line-cap", 0, 100, y, y);
        Say(drawing, CapWords(cap), 0, y - 6, "start", "fund-chart-small fund-chart-value");
    }

    private string CapWords(ChartCap cap) => $"{cap.Label} {Say(cap.Value)}";

    private decimal Slot => 100m / Math.Max(Labels.Count, 1);

    private decimal Middle(int label) => Slot * (label + 0.5m);

    private static decimal? Value(ColumnSeries series, int label) => label < series.Values.Count ? series.Values[label] : null;

    private static decimal Y(Axis axis, decimal value) => Top + Height - (axis.At(value) * Height / 100);
}
