namespace Fund.CostBenefit;

/// <summary>What an effect is made of: persons, share with the outcome, units per outcome and SEK per unit.</summary>
internal sealed record EffectFactors(double Persons, double Share, double UnitsPerOutcome, double UnitPrice)
{
    /// <summary>The product, SEK.</summary>
    public double Value => Persons * Share * UnitsPerOutcome * UnitPrice;
}

/// <summary>
/// Why the outcome differs from the plan, SEK. The factors are changed one after another in the declared order antal,
/// andel, volym per utfall, styckkostnad; each part is what that change alone does, so the parts sum to the difference.
/// </summary>
/// <param name="Persons">From more or fewer persons.</param>
/// <param name="Share">From a larger or smaller share with the outcome.</param>
/// <param name="Volume">From more or fewer units per outcome.</param>
/// <param name="Price">From another unit cost.</param>
internal sealed record VarianceSplit(double Persons, double Share, double Volume, double Price)
{
    /// <summary>All parts together: outcome less plan.</summary>
    public double Total => Persons + Share + Volume + Price;

    /// <summary>Splits the difference between plan and outcome.</summary>
    public static VarianceSplit Of(EffectFactors plan, EffectFactors outcome) =>
        new(
            (outcome.Persons - plan.Persons) * plan.Share * plan.UnitsPerOutcome * plan.UnitPrice,
            outcome.Persons * (outcome.Share - plan.Share) * plan.UnitsPerOutcome * plan.UnitPrice,
            outcome.Persons * outcome.Share * (outcome.UnitsPerOutcome - plan.UnitsPerOutcome) * plan.UnitPrice,
            outcome.Persons * outcome.Share * outcome.UnitsPerOutcome * (outcome.UnitPrice - plan.UnitPrice)
        );
}
