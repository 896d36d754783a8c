namespace Fund.CostBenefit;

/// <summary>Everything the deterministic calculation says. SEK in the price year; nothing is rounded.</summary>
internal sealed record CalculationResult
{
    /// <summary>Short name of the conventions it was counted with.</summary>
    public required string Conventions { get; init; }

    /// <summary>Society first, then every other perspective on every rung.</summary>
    public required IReadOnlyList<ViewResult> Views { get; init; }

    /// <summary>Each effect.</summary>
    public required IReadOnlyList<EffectResult> Effects { get; init; }

    /// <summary>Each cost line.</summary>
    public required IReadOnlyList<CostResult> Costs { get; init; }

    /// <summary>The view that the conventions put first.</summary>
    public required ViewResult Headline { get; init; }

    /// <summary>Yearly cost with the same present value as all costs (EAC), SEK per year.</summary>
    public required double EquivalentAnnualCost { get; init; }

    /// <summary>The whole society.</summary>
    public ViewResult Society => Views[0];

    /// <summary>The result in one view.</summary>
    public ViewResult In(Perspective perspective, Rung rung) =>
        Views.First(view => view.View.Perspective.Code == perspective.Code && view.View.Rung == rung);
}

/// <summary>The result in one view.</summary>
internal sealed record ViewResult
{
    /// <summary>The view.</summary>
    public required View View { get; init; }

    /// <summary>Present value of benefits (PVB), SEK.</summary>
    public required double Benefits { get; init; }

    /// <summary>The part of each effect in the present value of benefits, SEK, in the order of the effects.</summary>
    public required IReadOnlyList<double> BenefitsByEffect { get; init; }

    /// <summary>Present value of costs (PVC), SEK.</summary>
    public required double Costs { get; init; }

    /// <summary>Net present value, SEK.</summary>
    public required double NetPresentValue { get; init; }

    /// <summary>Present value after the horizon, SEK; inside the net present value only if the conventions say so.</summary>
    public required double Residual { get; init; }

    /// <summary>Benefit-cost ratio; null, shown "–", when the denominator is not above zero.</summary>
    public required double? BenefitCostRatio { get; init; }

    /// <summary>Net present value per krona of the denominator (NNK = ratio − 1); null like the ratio.</summary>
    public required double? NetRatio { get; init; }

    /// <summary>End of the budget year, with fraction, at which the money is back; null when it never is.</summary>
    public required double? Payback { get; init; }

    /// <summary>The deepest discounted running sum.</summary>
    public required PeakNeed PeakNeed { get; init; }

    /// <summary>Factor on all benefits at which the net present value is zero; null without benefits.</summary>
    public required double? SwitchingFactor { get; init; }

    /// <summary>Internal rate of return per year; null, shown "ej entydig", unless the amounts change sign once.</summary>
    public required double? InternalRate { get; init; }

    /// <summary>Discounted net amount per budget year, SEK.</summary>
    public required IReadOnlyList<double> DiscountedNet { get; init; }

    /// <summary>Net amount per budget year before discounting, SEK.</summary>
    public required IReadOnlyList<double> Net { get; init; }
}

/// <summary>One effect in the result.</summary>
internal sealed record EffectResult
{
    /// <summary>Code of the effect.</summary>
    public required string Code { get; init; }

    /// <summary>Outcomes per budget year, in the indicator's unit.</summary>
    public required IReadOnlyList<double> Outcomes { get; init; }

    /// <summary>Value per budget year before discounting, SEK.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Present value, SEK, whoever it falls on.</summary>
    public required double PresentValue { get; init; }

    /// <summary>Present value after the horizon, SEK.</summary>
    public required double Residual { get; init; }

    /// <summary>Present value per payer on the three rungs, SEK.</summary>
    public required IReadOnlyList<PayerValue> ByPayer { get; init; }

    /// <summary>All costs of the initiative per outcome, SEK; null without outcomes.</summary>
    public required double? CostPerOutcome { get; init; }

    /// <summary>The same with discounted outcomes, SEK.</summary>
    public required double? CostPerDiscountedOutcome { get; init; }

    /// <summary>Rate less comparison rate as planned.</summary>
    public required double PlannedDifference { get; init; }

    /// <summary>
    /// The difference at which society's net present value is zero, all else as planned ("what must be true"); null when
    /// the effect does not matter to it.
    /// </summary>
    public required double? NeededDifference { get; init; }
}

/// <summary>What an effect is worth to one payer on the three rungs, present value in SEK.</summary>
internal sealed record PayerValue(string Payer, double Full, double Marginal, double Cashable);

/// <summary>One cost line in the result.</summary>
/// <param name="Code">Code of the line.</param>
/// <param name="Payer">Code of the payer.</param>
/// <param name="Amounts">Amount per budget year before discounting, uplift included, SEK.</param>
/// <param name="PresentValue">Present value, SEK.</param>
internal sealed record CostResult(string Code, string Payer, IReadOnlyList<double> Amounts, double PresentValue);
