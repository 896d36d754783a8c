namespace Fund.CostBenefit;

/// <summary>Numbers the parameters of a calculation and writes its formulas as products of them.</summary>
internal sealed class PlanBuilder
{
    private readonly CostBenefitCalculation _calculation;
    private readonly List<CalculationRefusal> _refusals;
    private readonly ParameterTable _table;

    /// <summary>Builds the whole plan; what is unsound is added to <paramref name="refusals"/>.</summary>
    public PlanBuilder(CostBenefitCalculation calculation, List<CalculationRefusal> refusals)
    {
        _calculation = calculation;
        _refusals = refusals;
        _table = new ParameterTable(refusals);
        Rate = _table.Add(calculation.Conventions.Rates.First, "conventions.rates", "rate", AllowedRange.DiscountRate, linear: false);
        Effects = [.. calculation.Effects.Select(Plan)];
        Costs = [.. calculation.Costs.Select(Plan)];
    }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<Parameter> Parameters => _table.All;

    /// <summary>Parameter of the discount rate.</summary>
    public int Rate { get; }

    /// <summary>The effects.</summary>
    public IReadOnlyList<EffectPlan> Effects { get; }

    /// <summary>The cost lines.</summary>
    public IReadOnlyList<CostPlan> Costs { get; }

    private EffectPlan Plan(Effect effect, int number)
    {
        var conventions = _calculation.Conventions;
        var groupNumber = _calculation.Groups.ToList().FindIndex(group => group.Code == effect.Group);
        var group = groupNumber >= 0 ? _calculation.Groups[groupNumber] : new TargetGroup { Code = "", Cohorts = [] };
        int Add(Quantity quantity, string name, AllowedRange range, bool linear = true, double least = 0) =>
            _table.Add(quantity, $"effects[{number}].{name}", $"effect:{effect.Code}/{name}", range, linear, least);

        var leastDeviation =
            effect.Grade is { } grade && conventions.Evidence == EvidenceRule.ByGrade
                ? EvidenceTable.LeastSpread(grade) * Math.Abs(CentralOf(effect.Rate) - CentralOf(effect.ComparisonRate))
                : 0;

        // The central value of nonsense is never asked for: Add refuses it and puts zero in its place.
        var rate = Add(effect.Rate, "rate", AllowedRange.Rate, least: leastDeviation);
        return new EffectPlan
        {
            Effect = effect,
            Cohorts = conventions.SingleCohort ? AsOne(group.Cohorts) : group.Cohorts,
            OutcomeFactors =
            [
                new(0, 1, _table.Add(group.Reach, $"groups[{groupNumber}].reach", $"group:{group.Code}/reach", AllowedRange.Share)),
                new(0, 1, rate, Add(effect.ComparisonRate, "comparisonRate", AllowedRange.Rate)),
                new(1, -1, Add(effect.Deadweight, "deadweight", AllowedRange.Share)),
                new(1, -1, Add(effect.AttributionToOthers, "attributionToOthers", AllowedRange.Share)),
                new(1, -1, Add(effect.Displacement, "displacement", AllowedRange.Share)),
                new(1, -1, Add(EvidenceCorrection(effect), "evidenceCorrection", AllowedRange.Share)),
                new(0, 1, Add(effect.Fidelity, "fidelity", AllowedRange.Factor)),
            ],
            ValueFactors =
            [
                new(0, 1, Add(effect.UnitsPerOutcome, "unitsPerOutcome", AllowedRange.Amount)),
                new(0, 1, Add(effect.UnitPrice, "unitPrice", AllowedRange.Amount)),
            ],
            NotCountedElsewhere = effect.Overlaps.Aggregate(1.0, (rest, overlap) => rest * (1 - overlap.Share)),
            Marginal = Add(effect.MarginalShare, "marginalShare", AllowedRange.Share),
            Cashable = Add(effect.CashableShare, "cashableShare", AllowedRange.Share),
            Lag = Add(effect.Lag, "lag", AllowedRange.Years, linear: false),
            Duration = Add(effect.Persistence.Duration, "duration", AllowedRange.Years, linear: false),
            DropOff = Add(effect.Persistence.DropOff, "dropOff", AllowedRange.Share, linear: false),
            Growth = Add(effect.RealPriceGrowth, "realPriceGrowth", AllowedRange.Growth, linear: false),
            Index = Index(effect.PriceYear, $"effects[{number}].priceYear"),
            Offset = YearsOf(effect.Timing ?? conventions.BenefitTiming),
            Counted = effect.Kind != EffectKind.Production || conventions.IncludeProduction,
        };
    }

    private CostPlan Plan(CostLine line, int number)
    {
        var conventions = _calculation.Conventions;
        int Add(Quantity quantity, string name, AllowedRange range, bool linear = true) =>
            _table.Add(quantity, $"costs[{number}].{name}", $"cost:{line.Code}/{name}", range, linear);

        return new CostPlan
        {
            Line = line,
            Factors =
            [
                new(0, 1, Add(line.Level, "level", AllowedRange.Factor)),
                new(1, 1, Add(line.Uplift ?? conventions.CostUplift, "uplift", AllowedRange.Uplift)),
            ],
            Growth = Add(line.RealPriceGrowth, "realPriceGrowth", AllowedRange.Growth, linear: false),
            Index = Index(line.PriceYear, $"costs[{number}].priceYear"),
            Offset = YearsOf(line.Timing ?? (line.Kind == CostKind.Start ? conventions.CapitalTiming : conventions.CostTiming)),
        };
    }

    private Quantity EvidenceCorrection(Effect effect) =>
        _calculation.Conventions.Evidence switch
        {
            EvidenceRule.Off => 0.0,
            EvidenceRule.ByGrade when effect.Grade is { } grade => EvidenceTable.Correction(grade),
            _ => effect.EvidenceCorrection,
        };

    private double Index(int? priceYear, string field)
    {
        var target = _calculation.PriceYear ?? _calculation.BaseYear;
        if (priceYear is not { } from || from == target)
        {
            return 1;
        }

        if (_calculation.PriceIndex.TryGetValue(from, out var old) && _calculation.PriceIndex.TryGetValue(target, out var now))
        {
            return now / old;
        }

        _refusals.Add(new(field, $"Prisindex saknas för {from} eller {target}, så beloppet kan inte räknas om."));
        return 1;
    }

    private static double CentralOf(Quantity quantity) => quantity.Distribution.Faults().Any() ? 0 : quantity.Central;

    private static double YearsOf(Timing timing) => (int)timing / 2.0;

    private static IReadOnlyList<Cohort> AsOne(IReadOnlyList<Cohort> cohorts) =>
        cohorts.Count == 0 ? [] : [new(cohorts.Min(cohort => cohort.StartYear), cohorts.Sum(cohort => cohort.Participants))];
}
