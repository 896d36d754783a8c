namespace Fund.CostBenefit;

/// <summary>Refuses a gain that is counted twice (cost-benefit 1.2, guards b and e).</summary>
internal static class OverlapGuards
{
    /// <summary>Adds a refusal for every pair of effects that could count the same gain without saying so.</summary>
    public static void Check(CostBenefitCalculation calculation, List<CalculationRefusal> refusals)
    {
        var effects = calculation.Effects;
        for (var i = 0; i < effects.Count; i++)
        {
            CheckDeclared(effects, i, refusals);
            for (var j = i + 1; j < effects.Count; j++)
            {
                CheckPair(calculation, i, j, refusals);
            }
        }
    }

    /// <summary>True when both effects concern the same indicator and group in some common year.</summary>
    public static bool Meet(CostBenefitCalculation one, Effect first, CostBenefitCalculation other, Effect second)
    {
        if (first.Indicator != second.Indicator || first.Group != second.Group || !HasYears(first) || !HasYears(second))
        {
            return false;
        }

        var (firstFrom, firstTo) = ActiveYears(one, first);
        var (secondFrom, secondTo) = ActiveYears(other, second);
        return firstFrom < secondTo && secondFrom < firstTo;
    }

    private static void CheckDeclared(IReadOnlyList<Effect> effects, int i, List<CalculationRefusal> refusals)
    {
        foreach (var overlap in effects[i].Overlaps)
        {
            if (effects.All(effect => effect.Code != overlap.WithEffect) || overlap.WithEffect == effects[i].Code)
            {
                refusals.Add(new($"effects[{i}].overlaps", $"Effekten ”{overlap.WithEffect}” som överlappningen gäller finns inte."));
            }

            if (!(overlap.Share is >= 0 and <= 1))
            {
                refusals.Add(new($"effects[{i}].overlaps", "Överlappningen måste ligga mellan 0 och 100 %."));
            }
        }
    }

    private static void CheckPair(CostBenefitCalculation calculation, int i, int j, List<CalculationRefusal> refusals)
    {
        var (first, second) = (calculation.Effects[i], calculation.Effects[j]);
        if (!Meet(calculation, first, calculation, second))
        {
            return;
        }

        // Guard (e): the tax on a production gain is one of the payers of that gain, not a gain of its own.
        if ((first.Kind, second.Kind) is (EffectKind.Production, EffectKind.Tax) or (EffectKind.Tax, EffectKind.Production))
        {
            var tax = first.Kind == EffectKind.Tax ? i : j;
            refusals.Add(
                new(
                    $"effects[{tax}].kind",
                    "Skatten på en produktionsvinst är en betalarandel i vinsten. Som egen effekt räknas den två gånger."
                )
            );
        }
        else if (first.Overlaps.All(o => o.WithEffect != second.Code) && second.Overlaps.All(o => o.WithEffect != first.Code))
        {
            refusals.Add(
                new(
                    $"effects[{j}].overlaps",
                    $"”{first.Code}” och ”{second.Code}” gäller samma indikator och målgrupp samma år. Ange hur stor del som "
                        + $"överlappar, 0 % om inget gör det."
                )
            );
        }
    }

    /// <summary>False when lag or duration is nonsense, which is refused on its own.</summary>
    private static bool HasYears(Effect effect) =>
        !effect.Lag.Distribution.Faults().Any() && !effect.Persistence.Duration.Distribution.Faults().Any();

    /// <summary>Calendar years with an effect; a distribution counts with its longest reach.</summary>
    private static (double From, double To) ActiveYears(CostBenefitCalculation calculation, Effect effect)
    {
        var cohorts = calculation.Groups.FirstOrDefault(group => group.Code == effect.Group)?.Cohorts;
        return cohorts is { Count: > 0 }
            ? (
                calculation.BaseYear + cohorts.Min(c => c.StartYear) + effect.Lag.Distribution.Lowest,
                calculation.BaseYear
                    + cohorts.Max(c => c.StartYear)
                    + effect.Lag.Distribution.Highest
                    + effect.Persistence.Duration.Distribution.Highest
            )
            : (0, 0);
    }
}
