namespace Fund.CostBenefit;

/// <summary>An effect with its parameters numbered: what the formulas of cost-benefit 1.2 need of it.</summary>
internal sealed class EffectPlan
{
    /// <summary>The effect as entered.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Its intakes.</summary>
    public required IReadOnlyList<Cohort> Cohorts { get; init; }

    /// <summary>The factors of the outcome: reach, rate, net factor κ, overlaps.</summary>
    public required IReadOnlyList<Slot> OutcomeFactors { get; init; }

    /// <summary>The factors that turn an outcome into SEK: units and unit price.</summary>
    public required IReadOnlyList<Slot> ValueFactors { get; init; }

    /// <summary>1 − the overlap shares, multiplied.</summary>
    public required double NotCountedElsewhere { get; init; }

    /// <summary>Parameter of the marginal share m.</summary>
    public required int Marginal { get; init; }

    /// <summary>Parameter of the cashable share k.</summary>
    public required int Cashable { get; init; }

    /// <summary>Parameter of the lag.</summary>
    public required int Lag { get; init; }

    /// <summary>Parameter of the duration.</summary>
    public required int Duration { get; init; }

    /// <summary>Parameter of the drop-off δ.</summary>
    public required int DropOff { get; init; }

    /// <summary>Parameter of the real price growth.</summary>
    public required int Growth { get; init; }

    /// <summary>Price index from the unit's price year to the price year of the calculation.</summary>
    public required double Index { get; init; }

    /// <summary>When in the year it falls, in years.</summary>
    public required double Offset { get; init; }

    /// <summary>Whether the conventions count it at all.</summary>
    public required bool Counted { get; init; }

    /// <summary>Σ over intakes of participants · s(t − start − lag): persons with a full effect in budget year t.</summary>
    public double Persons(int year, ReadOnlySpan<double> values)
    {
        var (lag, duration, dropOff) = ((int)Math.Floor(values[Lag] + 0.5), values[Duration], values[DropOff]);
        var persons = 0.0;
        foreach (var cohort in Cohorts)
        {
            persons += cohort.Participants * Effect.Persistence.At(year - cohort.StartYear - lag, duration, dropOff);
        }

        return persons;
    }

    /// <summary>First budget year after which nothing more comes.</summary>
    public int End(ReadOnlySpan<double> values) =>
        Cohorts.Count == 0 ? 0 : Cohorts.Max(cohort => cohort.StartYear) + (int)Math.Ceiling(values[Lag] + 0.5 + values[Duration]);

    /// <summary>p_t relative to the entered price: index, real growth and, when nominal, the general price rise.</summary>
    public double Price(int year, double inflation, ReadOnlySpan<double> values) =>
        Index * Math.Pow((1 + values[Growth]) * (1 + inflation), year);
}
