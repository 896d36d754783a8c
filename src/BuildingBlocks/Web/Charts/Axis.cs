using System.Globalization;

namespace Fund.Web.Charts;

/// <summary>
/// A chart's axis: even levels that hold zero and every value, written in the unit that people read such sums in (kr, tkr or mkr).
/// </summary>
/// <param name="Least">The lowest level.</param>
/// <param name="Most">The highest level.</param>
/// <param name="Step">From level to level.</param>
/// <param name="Factor">How many of the chart's unit one of the axis's unit is: 1 000 000 for mkr.</param>
/// <param name="Unit">What stands after a number: "mkr"; empty for none.</param>
internal sealed record Axis(decimal Least, decimal Most, decimal Step, decimal Factor, string Unit)
{
    private const int WantedLevels = 4;
    private static readonly decimal[] Even = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>An axis over values in a chart's unit.</summary>
    public static Axis Over(IEnumerable<decimal> values, string unit)
    {
        var all = values.Append(0).ToList();
        var (least, most) = (all.Min(), all.Max());
        if (least == most)
        {
            most = 1;
        }

        var step = StepOver(most - least);
        var (factor, name) = UnitOf(Math.Max(Math.Abs(least), Math.Abs(most)), unit);
        return new Axis(decimal.Floor(least / step) * step, decimal.Ceiling(most / step) * step, step, factor, name);
    }

    /// <summary>The levels, from the lowest.</summary>
    public IEnumerable<decimal> Levels()
    {
        for (var level = Least; level <= Most; level += Step)
        {
            yield return level;
        }
    }

    /// <summary>Where a value stands, 0-100.</summary>
    public decimal At(decimal value) => (value - Least) / (Most - Least) * 100;

    /// <summary>A level with the unit: "1,5 mkr".</summary>
    public string Level(decimal level)
    {
        var number = Display.Number(level / Factor);
        return Unit.Length == 0 ? number : $"{number}\u00A0{Unit}";
    }

    /// <summary>
    /// A value in short, without the unit: "1,8". What is not nothing never reads as 0: it gets the digits that it needs.
    /// </summary>
    public string Short(decimal value)
    {
        var number = value / Factor;
        var decimals = Math.Abs(number) >= 100 ? 0 : 1;
        while (number != 0 && decimals < 6 && decimal.Round(number, decimals, MidpointRounding.AwayFromZero) == 0)
        {
            decimals++;
        }

        var rounded = decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("#,##0.######", CultureInfo.InvariantCulture).Replace(',', '\u00A0').Replace('.', ',');
        return rounded < 0 ? "\u2212" + text : text;
    }

    // Sums below ten thousand kronor are read to the krona, below a million in thousands, and above in millions.
    private static (decimal Factor, string Unit) UnitOf(decimal largest, string unit) =>
        unit switch
        {
            "kr" when largest >= 1_000_000 => (1_000_000, "mkr"),
            "kr" when largest >= 10_000 => (1_000, "tkr"),
            "procent" => (1, "%"),
            _ => (1, unit),
        };

    private static decimal StepOver(decimal span)
    {
        var power = 1m;
        while (power * 10 <= span / WantedLevels)
        {
            power *= 10;
        }

        while (power > span / WantedLevels && power > 0.000_001m)
        {
            power /= 10;
        }

        return power * Even.First(even => power * even >= span / WantedLevels || even == Even[^1]);
    }
}
