namespace Fund.CostBenefit;

/// <summary>What must be true for the initiative to pay: the value of an assumption at which the net present value is zero.</summary>
internal static class SwitchingValues
{
    /// <summary>
    /// The value of one parameter at which the view's net present value is zero, between <paramref name="low"/> and
    /// <paramref name="high"/>; null when there is none. Closed form where the result is a straight line in the
    /// parameter, otherwise by halving.
    /// </summary>
    public static double? Of(CompiledCalculation plan, Parameter parameter, View view, double low, double high)
    {
        var values = plan.Central.ToArray();
        double Net(double value)
        {
            values[parameter.Index] = value;
            return plan.EvaluateOpen(values).In(view.Perspective, view.Rung).NetPresentValue;
        }

        var (atLow, atHigh) = (Net(low), Net(high));
        if (atLow == atHigh)
        {
            return null;
        }

        var straight = low - (atLow * (high - low) / (atHigh - atLow));
        if (straight >= low && straight <= high && Math.Abs(Net(straight)) <= 1e-9 * (Math.Abs(atLow) + Math.Abs(atHigh)))
        {
            return straight;
        }

        return Math.Sign(atLow) * Math.Sign(atHigh) < 0 ? RootFinding.Bisect(Net, low, high) : null;
    }

    /// <summary>
    /// The difference of rates at which society's net present value is zero: the result is a straight line in it, so the
    /// planned difference shrinks by the net present value's share of the effect's own part.
    /// </summary>
    /// <param name="planned">Planned difference of rates.</param>
    /// <param name="part">Present value of the effect in society, SEK; zero for a transfer, which needs nothing.</param>
    /// <param name="net">Society's net present value, SEK.</param>
    public static double? NeededDifference(double planned, double part, double net) => part != 0 ? planned * (1 - (net / part)) : null;
}
