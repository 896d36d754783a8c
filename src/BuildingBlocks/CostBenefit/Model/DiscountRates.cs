namespace Fund.CostBenefit;

/// <summary>The yearly discount rate, flat or falling with the distance in time.</summary>
/// <param name="First">Rate per year from year 1.</param>
/// <param name="Later">Rates that take over from a later year, in order.</param>
internal sealed record DiscountRates(Quantity First, params IReadOnlyList<RateStep> Later)
{
    /// <summary>The falling schedule of the Green Book: 3.5 % for years 1–30, then in steps to 1 % after year 300.</summary>
    public static DiscountRates GreenBook { get; } =
        new(0.035, new(31, 0.03), new(76, 0.025), new(126, 0.02), new(201, 0.015), new(301, 0.01));

    /// <summary>The Danish schedule: 3.5 % for years 1–35, 2.5 % to year 70, then 1.5 %.</summary>
    public static DiscountRates Danish { get; } = new(0.035, new(36, 0.025), new(71, 0.015));

    /// <summary>
    /// The discount factor D(x) = Π (1+r)^-1 over the years up to <paramref name="x"/>, the last of which may be a
    /// fraction. <paramref name="first"/> is the value of <see cref="First"/>.
    /// </summary>
    public double Factor(double x, double first)
    {
        var whole = (int)Math.Floor(x);
        var factor = 1.0;
        var year = 1;
        for (; year <= whole; year++)
        {
            factor /= 1 + RateOf(year, first);
        }

        return x > whole ? factor * Math.Pow(1 + RateOf(year, first), whole - x) : factor;
    }

    /// <summary>Fills a table of D(0), D(½), D(1) … with the same numbers that <see cref="Factor"/> gives.</summary>
    public void FillHalfYears(Span<double> factors, double first)
    {
        var whole = 1.0;
        for (var half = 0; half < factors.Length; half += 2)
        {
            var rate = 1 + RateOf((half / 2) + 1, first);
            factors[half] = whole;
            if (half + 1 < factors.Length)
            {
                factors[half + 1] = whole * Math.Pow(rate, -0.5);
            }

            whole /= rate;
        }
    }

    private double RateOf(int year, double first)
    {
        var rate = first;
        foreach (var step in Later)
        {
            if (year >= step.FromYear)
            {
                rate = step.Rate;
            }
        }

        return rate;
    }
}

/// <summary>A rate that takes over from a year (1 = the first year that is discounted).</summary>
internal sealed record RateStep(int FromYear, double Rate);
