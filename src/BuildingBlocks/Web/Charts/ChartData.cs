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
