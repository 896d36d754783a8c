namespace Fund.Web.Charts;

/// <summary>The levels under bars that lie: a line each, with its number at the foot.</summary>
internal static class Ruler
{
    /// <summary>Pixels below the bars.</summary>
    public const int Height = 26;

    /// <summary>Draws it behind what is drawn after it.</summary>
    public static void Draw(Markup drawing, Axis axis, int height)
    {
        var levels = axis.Levels().ToList();
        for (var i = 0; i < levels.Count; i++)
        {
            var x = axis.At(levels[i]);
            ChartTagHelper.Line(drawing, levels[i] == 0 ? "fund-chart-axis" : "fund-chart-grid", x, x, 20, height + 4);
            // Each other one where there are many: they must have room at 320 pixels.
            if (levels.Count <= 4 || (levels.Count - 1 - i) % 2 == 0)
            {
                ChartTagHelper.Say(
                    drawing,
                    axis.Level(levels[i]),
                    x,
                    height + 20,
                    i == 0 ? "start"
                        : i == levels.Count - 1 ? "end"
                        : "middle",
                    "fund-chart-small"
                );
            }
        }
    }
}

/// <summary>From values to per cent of the width, end to end.</summary>
internal readonly record struct Scale(decimal Least, decimal Most)
{
    /// <summary>Where a value stands, 0-100.</summary>
    public decimal At(decimal value) => Most == Least ? 0 : (value - Least) / (Most - Least) * 100;
}
