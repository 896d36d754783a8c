namespace Fund.CostBenefit;

/// <summary>A number of the calculation that can be varied or drawn.</summary>
/// <param name="Index">Place in the list of values.</param>
/// <param name="Key">Name that starts its random numbers: the same in two options that share the parameter.</param>
/// <param name="Field">Where it was entered.</param>
/// <param name="Distribution">What is known about it.</param>
internal sealed record Parameter(int Index, string Key, string Field, Distribution Distribution)
{
    /// <summary>False when results are not proportional to it, as for rates of discount and duration.</summary>
    public bool IsLinear { get; set; } = true;

    /// <summary>True when it is drawn.</summary>
    public bool IsUncertain => Distribution is not Constant;
}

/// <summary>Numbers every quantity of a calculation, once per shared parameter, and refuses unsound ones.</summary>
internal sealed class ParameterTable(List<CalculationRefusal> refusals)
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, Parameter> _byKey = [];

    /// <summary>All parameters in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> All => _parameters;

    /// <summary>Adds a quantity and gives its place; a shared one that is already there keeps its place.</summary>
    /// <param name="quantity">The number.</param>
    /// <param name="field">Where it was entered, for refusals.</param>
    /// <param name="key">Its own name, used when it is not shared.</param>
    /// <param name="range">The values it may take.</param>
    /// <param name="linear">Whether results are proportional to it.</param>
    /// <param name="leastDeviation">Least standard deviation that the evidence allows.</param>
    public int Add(Quantity quantity, string field, string key, AllowedRange range, bool linear = true, double leastDeviation = 0)
    {
        var faults = quantity.Distribution.Faults().ToList();
        refusals.AddRange(faults.Select(sentence => new CalculationRefusal(field, sentence)));
        if (faults.Count == 0 && !range.Holds(quantity.Distribution))
        {
            refusals.Add(new(field, range.Sentence));
            faults.Add(range.Sentence);
        }

        var distribution = faults.Count == 0 ? Widened.AtLeast(quantity.Distribution, leastDeviation) : new Constant(0);
        var name = quantity.SharedAs is { } shared ? $"shared:{shared}" : key;
        if (_byKey.TryGetValue(name, out var known))
        {
            if (faults.Count == 0 && known.Distribution != distribution)
            {
                refusals.Add(new(field, $"Den delade parametern ”{quantity.SharedAs}” har olika värden på olika ställen."));
            }

            known.IsLinear &= linear;
            return known.Index;
        }

        var parameter = new Parameter(_parameters.Count, name, field, distribution) { IsLinear = linear };
        _parameters.Add(parameter);
        _byKey.Add(name, parameter);
        return parameter.Index;
    }
}
