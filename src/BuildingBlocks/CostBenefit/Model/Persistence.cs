namespace Fund.CostBenefit;

/// <summary>How much of an effect remains a number of years after it began; age 0 is its first year.</summary>
internal abstract record Persistence
{
    /// <summary>Years from the first effect until nothing is counted, 0–100.</summary>
    public abstract Quantity Duration { get; }

    /// <summary>Yearly loss of the effect that remains (δ), 0–1.</summary>
    public virtual Quantity DropOff => 0.0;

    /// <summary>The remaining share at an age within the duration.</summary>
    protected abstract double Remaining(int age, double duration, double dropOff);

    /// <summary>What is nonsense about the entered numbers, one Swedish sentence each.</summary>
    public virtual IEnumerable<string> Faults() => [];

    /// <summary>The remaining share (0–1, or as the table says) at any age in years.</summary>
    public double At(int age, double duration, double dropOff) => age < 0 || age >= duration ? 0 : Remaining(age, duration, dropOff);
}

/// <summary>The whole effect for a number of years, then nothing.</summary>
internal sealed record ConstantPersistence(Quantity Years) : Persistence
{
    /// <inheritdoc/>
    public override Quantity Duration => Years;

    /// <inheritdoc/>
    protected override double Remaining(int age, double duration, double dropOff) => 1;
}

/// <summary>The same share of what remains is lost every year, from the second effect year: (1−δ)^age.</summary>
internal sealed record GeometricPersistence(Quantity YearlyLoss, Quantity Years) : Persistence
{
    /// <inheritdoc/>
    public override Quantity Duration => Years;

    /// <inheritdoc/>
    public override Quantity DropOff => YearlyLoss;

    /// <inheritdoc/>
    protected override double Remaining(int age, double duration, double dropOff) => Math.Pow(1 - dropOff, age);
}

/// <summary>A straight line down to nothing after a number of years: max(0, 1 − age/d).</summary>
internal sealed record LinearPersistence(Quantity Years) : Persistence
{
    /// <inheritdoc/>
    public override Quantity Duration => Years;

    /// <inheritdoc/>
    protected override double Remaining(int age, double duration, double dropOff) => 1 - (age / duration);
}

/// <summary>The whole effect until one age, a straight line to a lower level at another age, then that level.</summary>
/// <param name="From">Age in years where the line begins.</param>
/// <param name="To">Age in years where the level is reached.</param>
/// <param name="Level">Remaining share after that.</param>
/// <param name="Years">Years until nothing is counted.</param>
internal sealed record TwoPointPersistence(double From, double To, double Level, Quantity Years) : Persistence
{
    /// <inheritdoc/>
    public override Quantity Duration => Years;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (!(From >= 0 && To > From && To <= 100))
        {
            yield return "Avklingningens andra tidpunkt måste ligga efter den första, inom 100 år.";
        }

        if (!(Level is >= 0 and <= 1))
        {
            yield return "Nivån efter avklingningen måste ligga mellan 0 och 100 %.";
        }
    }

    /// <inheritdoc/>
    protected override double Remaining(int age, double duration, double dropOff) =>
        age <= From ? 1
        : age >= To ? Level
        : 1 + ((Level - 1) * (age - From) / (To - From));
}

/// <summary>The remaining share year by year.</summary>
internal sealed record TablePersistence(params IReadOnlyList<double> Shares) : Persistence
{
    /// <inheritdoc/>
    public override Quantity Duration => (double)Shares.Count;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        if (Shares.Count == 0 || Shares.Any(s => !(Math.Abs(s) <= 1e6)))
        {
            yield return "Tabellen över kvarvarande effekt behöver minst ett år och vanliga tal.";
        }
    }

    /// <inheritdoc/>
    protected override double Remaining(int age, double duration, double dropOff) => Shares[age];
}
