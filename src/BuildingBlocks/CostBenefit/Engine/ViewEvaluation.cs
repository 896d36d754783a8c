namespace Fund.CostBenefit;

/// <summary>Adds up the lines of one view.</summary>
internal static class ViewEvaluation
{
    /// <summary>The result in the view with number <paramref name="view"/>.</summary>
    public static ViewResult Of(
        CompiledCalculation plan,
        IReadOnlyList<Line> lines,
        double[] factors,
        int view,
        Coefficients discounted,
        Coefficients plain
    )
    {
        var conventions = plan.Calculation.Conventions;
        var own = discounted.PresentValues.AsSpan(view * lines.Count, lines.Count);
        var later = discounted.Residuals.AsSpan(view * lines.Count, lines.Count);
        var byEffect = new double[plan.Effects.Count];
        var (costs, denominator) = (0.0, 0.0);
        for (var line = 0; line < lines.Count; line++)
        {
            var value = factors[line] * own[line];
            if (lines[line].Cost < 0)
            {
                byEffect[lines[line].Effect] += value + (conventions.IncludeResidual ? factors[line] * later[line] : 0);
                continue;
            }

            costs -= value;
            denominator -= CountsInRatio(plan, plan.Costs[lines[line].Cost].Line) ? value : 0;
        }

        var residual = Sum(factors, later);
        var net = Sum(factors, discounted.Totals.AsSpan(view * lines.Count, lines.Count));
        var benefits = byEffect.Sum();

        var discountedNet = Years(plan, factors, view, discounted);
        var plainNet = Years(plan, factors, view, plain);
        return new ViewResult
        {
            View = plan.Views[view],
            Benefits = benefits,
            BenefitsByEffect = byEffect,
            Costs = costs,
            NetPresentValue = net,
            Residual = residual,
            BenefitCostRatio = denominator > 0 ? (net + denominator) / denominator : null,
            NetRatio = denominator > 0 ? net / denominator : null,
            Payback = Payback.Find(conventions.DiscountedPayback ? discountedNet : plainNet, conventions.FirstCrossingPayback),
            PeakNeed = PeakNeed.Of(discountedNet),
            SwitchingFactor = benefits != 0 ? costs / benefits : null,
            InternalRate = CashFlow.InternalRate(plainNet),
            DiscountedNet = discountedNet,
            Net = plainNet,
        };
    }

    private static double[] Years(CompiledCalculation plan, double[] factors, int view, Coefficients coefficients)
    {
        var years = new double[plan.Horizon];
        for (var year = 0; year < years.Length; year++)
        {
            years[year] = Sum(factors, coefficients.Yearly.AsSpan(((view * plan.Horizon) + year) * factors.Length, factors.Length));
        }

        return years;
    }

    /// <summary>Adds in the order of the lines, as every draw of a Monte Carlo run does, so that both agree to the last bit.</summary>
    public static double Sum(ReadOnlySpan<double> factors, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var line = 0; line < factors.Length; line++)
        {
            sum += factors[line] * coefficients[line];
        }

        return sum;
    }

    private static bool CountsInRatio(CompiledCalculation plan, CostLine line) =>
        plan.Calculation.Conventions.Denominator switch
        {
            RatioDenominator.FundMoney => plan.Calculation.Payers.First(payer => payer.Code == line.Payer).Kind == PayerKind.Fund,
            RatioDenominator.Investment => line.Kind == CostKind.Start,
            _ => true,
        };
}
