namespace Fund.CostBenefit;

/// <summary>
/// Refuses nonsense in everything that is not a <see cref="Quantity"/>, with every reason at once (BAD-19). Quantities
/// are checked where they become parameters, in <see cref="ParameterTable"/>.
/// </summary>
internal static class CalculationCheck
{
    /// <summary>Adds a refusal for every fault in the frame of the calculation.</summary>
    public static void Check(CostBenefitCalculation calculation, List<CalculationRefusal> refusals)
    {
        if (calculation.Horizon is < 1 or > Limits.Horizon)
        {
            refusals.Add(new("horizon", $"Kalkylen kan omfatta 1 till {Limits.Horizon} år."));
        }

        if (calculation.BaseYear is < 1990 or > 2200)
        {
            refusals.Add(new("baseYear", "Basåret måste ligga mellan 1990 och 2200."));
        }

        Count("payers", calculation.Payers.Count, Limits.Parties, refusals);
        Count("groups", calculation.Groups.Count, Limits.Parties, refusals);
        Count("ownPerspectives", calculation.OwnPerspectives.Count, Limits.Parties, refusals);
        Count("costs", calculation.Costs.Count, Limits.Lines, refusals);
        Count("effects", calculation.Effects.Count, Limits.Lines, refusals);
        Unique("payers", calculation.Payers, payer => payer.Code, refusals);
        Unique("groups", calculation.Groups, group => group.Code, refusals);
        Unique("costs", calculation.Costs, line => line.Code, refusals);
        Unique("effects", calculation.Effects, effect => effect.Code, refusals);
        CheckConventions(calculation.Conventions, refusals);
        CheckGroups(calculation.Groups, refusals);
        CheckCosts(calculation, refusals);
        if (calculation.PriceIndex.Values.Any(index => !(index > 0 && index <= Limits.Amount)))
        {
            refusals.Add(new("priceIndex", "Prisindex måste vara större än noll."));
        }
    }

    private static void CheckConventions(Conventions conventions, List<CalculationRefusal> refusals)
    {
        if (conventions.Rates.Later.Any(step => !(step.Rate is >= -0.1 and <= 1)))
        {
            refusals.Add(new("conventions.rates", AllowedRange.DiscountRate.Sentence));
        }

        if (!(conventions.TaxFactor is >= 1 and <= 3))
        {
            refusals.Add(new("conventions.taxFactor", "Skattefaktorn måste ligga mellan 1 och 3."));
        }

        if (conventions.Inflation is { } inflation && !(inflation is >= -0.1 and <= 0.5))
        {
            refusals.Add(new("conventions.inflation", "Prisökningen måste ligga mellan −10 och 50 % per år."));
        }
    }

    private static void CheckGroups(IReadOnlyList<TargetGroup> groups, List<CalculationRefusal> refusals)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            Count($"groups[{i}].cohorts", groups[i].Cohorts.Count, Limits.Parties, refusals);
            for (var c = 0; c < groups[i].Cohorts.Count; c++)
            {
                var cohort = groups[i].Cohorts[c];
                if (cohort.StartYear is < 0 or >= Limits.Horizon)
                {
                    refusals.Add(new($"groups[{i}].cohorts[{c}].startYear", $"Startåret räknas från 0 till {Limits.Horizon - 1}."));
                }

                if (!(cohort.Participants is >= 0 and <= Limits.Participants))
                {
                    refusals.Add(new($"groups[{i}].cohorts[{c}].participants", "Antalet deltagare måste ligga mellan 0 och 100 miljoner."));
                }
            }
        }
    }

    private static void CheckCosts(CostBenefitCalculation calculation, List<CalculationRefusal> refusals)
    {
        for (var i = 0; i < calculation.Costs.Count; i++)
        {
            var line = calculation.Costs[i];
            if (calculation.Payers.All(payer => payer.Code != line.Payer))
            {
                refusals.Add(new($"costs[{i}].payer", $"Betalaren ”{line.Payer}” finns inte i kalkylen."));
            }

            if (line.Amounts.Any(amount => !(Math.Abs(amount) <= Limits.Amount)))
            {
                refusals.Add(new($"costs[{i}].amounts", AllowedRange.Amount.Sentence));
            }
            else if (line.Amounts.Any(amount => line.Kind == CostKind.ReplacedActivity ? amount > 0 : amount < 0))
            {
                refusals.Add(
                    new(
                        $"costs[{i}].amounts",
                        line.Kind == CostKind.ReplacedActivity
                            ? "Det som ersätts anges med minus."
                            : "En kostnad får inte vara negativ. Välj ersatt verksamhet för det som upphör."
                    )
                );
            }

            // An amount outside the horizon would vanish without a word.
            if (line.Amounts.Skip(calculation.Horizon).Any(amount => amount != 0))
            {
                refusals.Add(new($"costs[{i}].amounts", "Kostnaden har belopp efter kalkylens sista år."));
            }
        }
    }

    private static void Count(string field, int count, int most, List<CalculationRefusal> refusals)
    {
        if (count > most)
        {
            refusals.Add(new(field, $"Högst {most} rader kan räknas."));
        }
    }

    private static void Unique<T>(string field, IReadOnlyList<T> rows, Func<T, string> code, List<CalculationRefusal> refusals)
    {
        foreach (var same in rows.GroupBy(code).Where(group => group.Count() > 1))
        {
            refusals.Add(new(field, $"Beteckningen ”{same.Key}” används mer än en gång."));
        }
    }
}
