namespace Fund.CostBenefit;

/// <summary>Refuses effects whose parts do not fit together.</summary>
internal static class EffectCheck
{
    /// <summary>Adds a refusal for every fault in the effects.</summary>
    public static void Check(CostBenefitCalculation calculation, List<CalculationRefusal> refusals)
    {
        for (var i = 0; i < calculation.Effects.Count; i++)
        {
            Check(calculation, calculation.Effects[i], $"effects[{i}]", refusals);
        }
    }

    private static void Check(CostBenefitCalculation calculation, Effect effect, string field, List<CalculationRefusal> refusals)
    {
        if (calculation.Groups.All(group => group.Code != effect.Group))
        {
            refusals.Add(new($"{field}.group", $"Målgruppen ”{effect.Group}” finns inte i kalkylen."));
        }

        foreach (var sentence in effect.Persistence.Faults())
        {
            refusals.Add(new($"{field}.persistence", sentence));
        }

        if (effect.ReleaseYear is < 0 or > Limits.Horizon)
        {
            refusals.Add(new($"{field}.releaseYear", $"Året då budgeten kan ändras räknas från 0 till {Limits.Horizon}."));
        }

        CheckPayers(calculation, effect, field, refusals);

        // Guard (a): a difference to a comparison group has already taken off what would have happened anyway.
        if (effect.Design == CounterfactualDesign.Comparison && MayDiffer(effect.Deadweight, 0))
        {
            refusals.Add(new($"{field}.deadweight", "Dödvikt kan inte dras av när effekten redan är en skillnad mot en jämförelsegrupp."));
        }

        if (effect.Design == CounterfactualDesign.Deadweight && MayDiffer(effect.ComparisonRate, 0))
        {
            refusals.Add(new($"{field}.comparisonRate", "Ange antingen en jämförelsegrupp eller dödvikt, inte båda."));
        }
    }

    private static void CheckPayers(CostBenefitCalculation calculation, Effect effect, string field, List<CalculationRefusal> refusals)
    {
        foreach (var share in effect.Payers.Where(share => calculation.Payers.All(payer => payer.Code != share.Payer)))
        {
            refusals.Add(new($"{field}.payers", $"Betalaren ”{share.Payer}” finns inte i kalkylen."));
        }

        if (effect.Payers.GroupBy(share => share.Payer).Any(same => same.Count() > 1))
        {
            refusals.Add(new($"{field}.payers", "Samma betalare står mer än en gång."));
        }

        // Guards (d) and (e): a transfer cannot add to society, and the parts of a gain sum to the gain.
        var whole = effect.Kind == EffectKind.Transfer ? 0 : 1;
        var sum = effect.Payers.Sum(share => share.Share);
        if (effect.Payers.Any(share => !(share.Share is >= -1 and <= 1)) || !(Math.Abs(sum - whole) <= 1e-9))
        {
            refusals.Add(
                new(
                    $"{field}.payers",
                    effect.Kind == EffectKind.Transfer
                        ? "En transferering flyttar pengar: betalarnas andelar ska tillsammans bli 0."
                        : "Betalarnas andelar ska tillsammans bli 100 %."
                )
            );
        }
    }

    private static bool MayDiffer(Quantity quantity, double value) =>
        quantity.Distribution is not Constant constant || constant.Value != value;
}
