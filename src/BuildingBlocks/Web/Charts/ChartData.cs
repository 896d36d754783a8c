namespace Fund.Web.Charts;

/// <summary>A bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How much, in the chart's unit (kr: kronor).</param>
/// <param name="Plan">What was planned, drawn under it; null for no plan.</param>
public sealed record Bar(string Label, decimal Value, decimal? Plan = null);

/// <summary>A step of a waterfall.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">The change; for a total the whole sum.</param>
/// <param name="IsTotal">Stands on zero: a balance, not a change.</param>
public sealed record WaterfallStep(string Label, decimal Value, bool IsTotal = false);

/// <summary>A line over the chart's labels.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Values">One value a label; null where there is none.</param>
/// <param name="IsPlan">Drawn dashed.</param>
public sealed record LineSeries(string Name, IReadOnlyList<decimal?> Values, bool IsPlan = false);

/// <summary>How a surface is drawn: told apart by form as well as by colour, on a black and white paper too.</summary>
public enum ChartTone
{
    /// <summary>An empty surface with a line around it: the frame, what may be used.</summary>
    Outline,

    /// <summary>A light surface: promised.</summary>
    Tint,

    /// <summary>A full surface: done.</summary>
    Solid,

    /// <summary>Hatched: planned or expected, not yet so.</summary>
    Hatch,

    /// <summary>Grey: gone, of no more use.</summary>
    Grey,
}

/// <summary>The same thing in column after column.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Tone">How it is drawn.</param>
/// <param name="Values">One value a label, in the chart's unit; null where there is none.</param>
/// <param name="Stack">Series of the same stack stand on each other, those of different ones side by side.</param>
public sealed record ColumnSeries(string Name, ChartTone Tone, IReadOnlyList<decimal?> Values, int Stack = 0);

/// <summary>A level that is not to be passed, drawn as a line across.</summary>
/// <param name="Label">What it is: "Taket".</param>
/// <param name="Value">In the chart's unit.</param>
public sealed record ChartCap(string Label, decimal Value);

/// <summary>How a result moves when one assumption does.</summary>
/// <param name="Label">The assumption.</param>
/// <param name="Low">The result at its low value.</param>
/// <param name="High">The result at its high value.</param>
public sealed record TornadoBar(string Label, decimal Low, decimal High);

/// <summary>A bin of a histogram.</summary>
/// <param name="From">From, in the chart's unit.</param>
/// <param name="To">To, in the chart's unit.</param>
/// <param name="Count">How many.</param>
public sealed record HistogramBin(decimal From, decimal To, int Count);
