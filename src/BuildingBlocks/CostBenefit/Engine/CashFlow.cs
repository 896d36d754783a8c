namespace Fund.CostBenefit;

/// <summary>Present value and internal rate of return of plain yearly amounts.</summary>
internal static class CashFlow
{
    /// <summary>
    /// Net present value. The first amount is undiscounted with <see cref="Timing.Start"/>, and a year away with
    /// <see cref="Timing.End"/>, as in a spreadsheet. Any rate but −1 is defined.
    /// </summary>
    public static double PresentValue(double rate, ReadOnlySpan<double> amounts, Timing timing = Timing.Start)
    {
        var sum = 0.0;
        for (var year = amounts.Length - 1; year >= 0; year--)
        {
            sum = amounts[year] + (sum / (1 + rate));
        }

        return timing == Timing.Start ? sum : sum * Math.Pow(1 + rate, -(int)timing / 2.0);
    }

    /// <summary>
    /// The rate at which the present value is zero, −99 % to 1 000 %. Null ("ej entydig") unless the amounts change
    /// sign exactly once, for otherwise there may be several or none.
    /// </summary>
    public static double? InternalRate(ReadOnlySpan<double> amounts)
    {
        var changes = 0;
        var last = 0;
        foreach (var amount in amounts)
        {
            var sign = Math.Sign(amount);
            changes += sign != 0 && last != 0 && sign != last ? 1 : 0;
            last = sign == 0 ? last : sign;
        }

        var flows = amounts.ToArray();
        return changes == 1 && Math.Sign(PresentValue(-0.99, flows)) * Math.Sign(PresentValue(10, flows)) < 0
            ? RootFinding.Bisect(rate => PresentValue(rate, flows), -0.99, 10)
            : null;
    }
}
