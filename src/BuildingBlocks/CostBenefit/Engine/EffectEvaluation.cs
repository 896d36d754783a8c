namespace Fund.CostBenefit;

/// <summary>Follows each effect and each cost line year by year, by the formulas as they are written.</summary>
internal static class EffectEvaluation
{
    /// <summary>Every effect.</summary>
    /// <param name="plan">The calculation.</param>
    /// <param name="values">Value of every parameter.</param>
    /// <param name="totalCost">Present value of all costs, SEK.</param>
    /// <param name="society">The result for society.</param>
    public static IReadOnlyList<EffectResult> Effects(
        CompiledCalculation plan,
        ReadOnlySpan<double> values,
        double totalCost,
        ViewResult society
    )
    {
        var results = new EffectResult[plan.Effects.Count];
        for (var number = 0; number < results.Length; number++)
        {
            var i = number;
            results[i] = Of(
                plan,
                plan.Effects[i],
                values,
                totalCost,
                difference => SwitchingValues.NeededDifference(difference, society.BenefitsByEffect[i], society.NetPresentValue)
            );
        }

        return results;
    }

    /// <summary>Every cost line.</summary>
    public static IReadOnlyList<CostResult> Costs(CompiledCalculation plan, ReadOnlySpan<double> values)
    {
        var results = new CostResult[plan.Costs.Count];
        for (var k = 0; k < results.Length; k++)
        {
            var cost = plan.Costs[k];
            var factor = Product(cost.Factors, values);
            var amounts = new double[plan.Horizon];
            var present = 0.0;
            for (var year = 0; year < plan.Horizon; year++)
            {
                amounts[year] = factor * cost.Amount(year, plan.Calculation.Conventions.Inflation ?? 0, values);
                present += amounts[year] * plan.Discount(year + cost.Offset, values);
            }

            results[k] = new(cost.Line.Code, cost.Line.Payer, amounts, present);
        }

        return results;
    }

    private static EffectResult Of(
        CompiledCalculation plan,
        EffectPlan effect,
        ReadOnlySpan<double> values,
        double totalCost,
        Func<double, double?> needed
    )
    {
        var perPerson = effect.Counted ? Product(effect.OutcomeFactors, values) * effect.NotCountedElsewhere : 0;
        var perOutcome = Product(effect.ValueFactors, values);
        var inflation = plan.Calculation.Conventions.Inflation ?? 0;
        var outcomes = new double[plan.Horizon];
        var worth = new double[plan.Horizon];
        var (present, released, residual, discountedOutcomes) = (0.0, 0.0, 0.0, 0.0);
        for (var year = 0; year < Math.Max(plan.Horizon, effect.End(values)); year++)
        {
            var outcome = perPerson * effect.Persons(year, values);
            var value = outcome * perOutcome * effect.Price(year, inflation, values);
            var discount = plan.Discount(year + effect.Offset, values);
            if (year >= plan.Horizon)
            {
                residual += value * discount;
                continue;
            }

            (outcomes[year], worth[year]) = (outcome, value);
            present += value * discount;
            released += year >= effect.Effect.ReleaseYear ? value * discount : 0;
            discountedOutcomes += outcome * discount;
        }

        var planned = effect.OutcomeFactors[1].Value(values);
        return new EffectResult
        {
            Code = effect.Effect.Code,
            Outcomes = outcomes,
            Values = worth,
            PresentValue = present,
            Residual = residual,
            ByPayer = ByPayer(plan, effect, present, released, values),
            CostPerOutcome = outcomes.Sum() > 0 ? totalCost / outcomes.Sum() : null,
            CostPerDiscountedOutcome = discountedOutcomes > 0 ? totalCost / discountedOutcomes : null,
            PlannedDifference = planned,
            NeededDifference = needed(planned),
        };
    }

    private static IReadOnlyList<PayerValue> ByPayer(
        CompiledCalculation plan,
        EffectPlan effect,
        double present,
        double released,
        ReadOnlySpan<double> values
    )
    {
        var (marginal, cashable) = (values[effect.Marginal], values[effect.Cashable]);
        return
        [
            .. effect.Effect.Payers.Select(share =>
                plan.Calculation.Payers.First(payer => payer.Code == share.Payer).IsPublic
                    ? new PayerValue(
                        share.Payer,
                        present * share.Share,
                        present * share.Share * PayerLadder.Share(Rung.Marginal, marginal, cashable),
                        released * share.Share * PayerLadder.Share(Rung.Cashable, marginal, cashable)
                    )
                    : new PayerValue(share.Payer, present * share.Share, present * share.Share, present * share.Share)
            ),
        ];
    }

    private static double Product(IReadOnlyList<Slot> slots, ReadOnlySpan<double> values)
    {
        var product = 1.0;
        foreach (var slot in slots)
        {
            product *= slot.Value(values);
        }

        return product;
    }
}
