using System.Runtime.InteropServices;

namespace Fund.CostBenefit;

/// <summary>
/// One factor of a product, linear in a parameter: offset + scale · x[first] − x[second]. It is (1 − deadweight),
/// a price, or a rate less the rate of the comparison group.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slot(double Offset, double Scale, int First, int Second = -1)
{
    /// <summary>The factor for one set of parameter values.</summary>
    public double Value(ReadOnlySpan<double> values) =>
        Second < 0 ? Offset + (Scale * values[First]) : Offset + (Scale * values[First]) - values[Second];
}

/// <summary>
/// A product of factors that stands before one stream of money. The factors of parameters that are known are
/// multiplied beforehand into <see cref="Constant"/>.
/// </summary>
internal sealed class Line
{
    private readonly List<Slot> _slots = [];

    /// <summary>Which effect it belongs to; −1 for a cost.</summary>
    public int Effect { get; init; } = -1;

    /// <summary>Which cost line it belongs to; −1 for an effect.</summary>
    public int Cost { get; init; } = -1;

    /// <summary>The rung that the line serves alone; null for the line of an effect as such.</summary>
    public Rung? Only { get; init; }

    /// <summary>Product of the known factors.</summary>
    public double Constant { get; private set; } = 1;

    /// <summary>The factors that vary.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>Multiplies with a factor, at once when its parameters are known.</summary>
    public Line Times(Slot slot, Func<int, bool> varies, ReadOnlySpan<double> central)
    {
        if (varies(slot.First) || (slot.Second >= 0 && varies(slot.Second)))
        {
            _slots.Add(slot);
        }
        else
        {
            Constant *= slot.Value(central);
        }

        return this;
    }

    /// <summary>The whole product for one set of parameter values.</summary>
    public double Factor(ReadOnlySpan<double> values)
    {
        var factor = Constant;
        foreach (var slot in _slots)
        {
            factor *= slot.Value(values);
        }

        return factor;
    }
}
