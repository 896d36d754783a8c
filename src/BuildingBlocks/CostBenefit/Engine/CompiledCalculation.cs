namespace Fund.CostBenefit;

/// <summary>
/// A sound calculation, made ready to be evaluated: parameters numbered, products split into what varies and what
/// does not. It is immutable and may be used by many threads.
/// </summary>
internal sealed class CompiledCalculation
{
    private CompiledCalculation(CostBenefitCalculation calculation, PlanBuilder builder)
    {
        Calculation = calculation;
        Parameters = builder.Parameters;
        Effects = builder.Effects;
        Costs = builder.Costs;
        Rate = builder.Rate;
        Central = [.. Parameters.Select(parameter => parameter.Distribution.Central)];
        Views = StandardViews(calculation);
    }

    /// <summary>The calculation as entered.</summary>
    public CostBenefitCalculation Calculation { get; }

    /// <summary>Every number that can be varied.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Value of every parameter in the deterministic calculation.</summary>
    public double[] Central { get; }

    /// <summary>The effects.</summary>
    public IReadOnlyList<EffectPlan> Effects { get; }

    /// <summary>The cost lines.</summary>
    public IReadOnlyList<CostPlan> Costs { get; }

    /// <summary>Parameter of the discount rate.</summary>
    public int Rate { get; }

    /// <summary>Society, and every other perspective on all three rungs.</summary>
    public IReadOnlyList<View> Views { get; }

    /// <summary>Budget years counted.</summary>
    public int Horizon => Calculation.Horizon;

    /// <summary>Checks and prepares a calculation. Either it is ready, or every reason against it is given at once.</summary>
    public static Compilation Compile(CostBenefitCalculation calculation)
    {
        var refusals = new List<CalculationRefusal>();
        CalculationCheck.Check(calculation, refusals);
        EffectCheck.Check(calculation, refusals);
        OverlapGuards.Check(calculation, refusals);
        var builder = new PlanBuilder(calculation, refusals);
        return refusals.Count == 0 ? new(new CompiledCalculation(calculation, builder), []) : new(null, refusals);
    }

    /// <summary>
    /// The products of the calculation. Those of <paramref name="varies"/> stay open; one line per effect serves all rungs
    /// unless the marginal or the cashable share varies, which needs a line of its own for its rung.
    /// </summary>
    public IReadOnlyList<Line> Lines(Func<int, bool> varies)
    {
        var lines = new List<Line>();
        for (var i = 0; i < Effects.Count; i++)
        {
            var effect = Effects[i];
            lines.Add(Whole(i, null, varies));
            if (varies(effect.Marginal))
            {
                lines.Add(Whole(i, Rung.Marginal, varies).Times(new(0, 1, effect.Marginal), varies, Central));
            }

            if (varies(effect.Marginal) || varies(effect.Cashable))
            {
                lines.Add(
                    Whole(i, Rung.Cashable, varies)
                        .Times(new(0, 1, effect.Marginal), varies, Central)
                        .Times(new(0, 1, effect.Cashable), varies, Central)
                );
            }
        }

        for (var k = 0; k < Costs.Count; k++)
        {
            var line = new Line { Cost = k };
            foreach (var slot in Costs[k].Factors)
            {
                line.Times(slot, varies, Central);
            }

            lines.Add(line);
        }

        return lines;
    }

    private Line Whole(int effect, Rung? only, Func<int, bool> varies)
    {
        var line = new Line { Effect = effect, Only = only };
        foreach (var slot in Effects[effect].OutcomeFactors.Concat(Effects[effect].ValueFactors))
        {
            line.Times(slot, varies, Central);
        }

        return line;
    }

    private static IReadOnlyList<View> StandardViews(CostBenefitCalculation calculation)
    {
        IEnumerable<Perspective> perspectives =
        [
            Perspective.Municipality,
            Perspective.PublicSector,
            .. calculation.OwnPerspectives,
            .. calculation.Payers.Select(Perspective.Of),
        ];
        return
        [
            new(Perspective.Society, Rung.Full),
            .. perspectives.SelectMany(perspective => Enum.GetValues<Rung>().Select(rung => new View(perspective, rung))),
        ];
    }
}

/// <summary>What came of checking a calculation: the one or the other.</summary>
/// <param name="Plan">The calculation, ready; null when refused.</param>
/// <param name="Refusals">Every reason against it; empty when ready.</param>
internal sealed record Compilation(CompiledCalculation? Plan, IReadOnlyList<CalculationRefusal> Refusals)
{
    /// <summary>The calculation, ready. Throws <see cref="InvalidOperationException"/> when it was refused.</summary>
    public CompiledCalculation Ready() =>
        Plan ?? throw new InvalidOperationException(string.Join(' ', Refusals.Select(refusal => $"{refusal.Field}: {refusal.Sentence}")));
}
