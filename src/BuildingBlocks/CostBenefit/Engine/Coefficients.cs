namespace Fund.CostBenefit;

/// <summary>
/// What each line is worth per unit of its factor, per view: as a present value and year by year. Everything that
/// results are proportional to is left to the factors, so these numbers stay the same from draw to draw unless a rate,
/// a lag, a duration or a growth is drawn.
/// </summary>
internal sealed class Coefficients
{
    private readonly CompiledCalculation _plan;
    private readonly IReadOnlyList<Line> _lines;
    private readonly IReadOnlyList<View> _views;
    private readonly ViewWeights _weights;
    private readonly bool _discounted;
    private readonly bool[] _ownLine;
    private readonly double[] _factors;

    /// <summary>Room for the coefficients of some lines in some views.</summary>
    public Coefficients(CompiledCalculation plan, IReadOnlyList<Line> lines, IReadOnlyList<View> views, bool discounted = true)
    {
        (_plan, _lines, _views, _discounted) = (plan, lines, views, discounted);
        _weights = new ViewWeights(plan, views);
        _ownLine = new bool[plan.Effects.Count * 3];
        foreach (var line in lines)
        {
            if (line.Only is { } rung)
            {
                _ownLine[(line.Effect * 3) + (int)rung] = true;
            }
        }

        _factors = new double[2 * (Limits.Horizon + (2 * Limits.Duration) + 4)];
        PresentValues = new double[views.Count * lines.Count];
        Residuals = new double[views.Count * lines.Count];
        Totals = plan.Calculation.Conventions.IncludeResidual ? new double[PresentValues.Length] : PresentValues;
        Yearly = new double[views.Count * plan.Horizon * lines.Count];
    }

    /// <summary>Present value per line: view by view.</summary>
    public double[] PresentValues { get; }

    /// <summary>Present value after the horizon per line: view by view.</summary>
    public double[] Residuals { get; }

    /// <summary>What the net present value is made of per line: the residual too where the conventions include it.</summary>
    public double[] Totals { get; }

    /// <summary>Net amount per line: view by view, in it year by year.</summary>
    public double[] Yearly { get; }

    /// <summary>Computes all coefficients for one set of parameter values.</summary>
    public Coefficients Fill(ReadOnlySpan<double> values)
    {
        Array.Clear(PresentValues);
        Array.Clear(Residuals);
        Array.Clear(Yearly);
        FillFactors(values);
        for (var line = 0; line < _lines.Count; line++)
        {
            if (_lines[line].Cost >= 0)
            {
                FillCost(line, values);
            }
            else if (_plan.Effects[_lines[line].Effect].Counted)
            {
                FillEffect(line, values);
            }
        }

        for (var place = 0; Totals != PresentValues && place < Totals.Length; place++)
        {
            Totals[place] = PresentValues[place] + Residuals[place];
        }

        return this;
    }

    /// <summary>The discount factors of every half year that something may fall in.</summary>
    private void FillFactors(ReadOnlySpan<double> values)
    {
        var last = _plan.Horizon;
        foreach (var effect in _plan.Effects)
        {
            last = Math.Max(last, effect.End(values));
        }

        var used = _factors.AsSpan(0, (2 * last) + 3);
        if (_discounted)
        {
            _plan.Calculation.Conventions.Rates.FillHalfYears(used, values[_plan.Rate]);
        }
        else
        {
            used.Fill(1);
        }
    }

    private void FillEffect(int line, ReadOnlySpan<double> values)
    {
        var effect = _plan.Effects[_lines[line].Effect];
        var inflation = _plan.Calculation.Conventions.Inflation ?? 0;
        var last = Math.Max(_plan.Horizon, effect.End(values));
        for (var year = 0; year < last; year++)
        {
            var persons = effect.Persons(year, values);
            if (persons != 0)
            {
                var value = persons * effect.NotCountedElsewhere * effect.Price(year, inflation, values) * Discount(year + effect.Offset);
                for (var view = 0; view < _views.Count; view++)
                {
                    Put(line, view, year, value * ShareOf(line, effect, view, year, values));
                }
            }
        }
    }

    private void FillCost(int line, ReadOnlySpan<double> values)
    {
        var number = _lines[line].Cost;
        var cost = _plan.Costs[number];
        var inflation = _plan.Calculation.Conventions.Inflation ?? 0;
        for (var year = 0; year < _plan.Horizon; year++)
        {
            var amount = cost.Amount(year, inflation, values);
            if (amount != 0)
            {
                amount *= Discount(year + cost.Offset);
                for (var view = 0; view < _views.Count; view++)
                {
                    Put(line, view, year, -amount * _weights.Cost(number, view));
                }
            }
        }
    }

    /// <summary>The share of an effect's value that a line carries in a view: payers, rung and release year.</summary>
    private double ShareOf(int line, EffectPlan effect, int view, int year, ReadOnlySpan<double> values)
    {
        var number = _lines[line].Effect;
        var ofPublic = _weights.Public(number, view);
        var rung = _views[view].Rung;
        if (rung == Rung.Cashable && year < effect.Effect.ReleaseYear)
        {
            ofPublic = 0;
        }

        if (_lines[line].Only is { } only)
        {
            // m and k are among the factors of this line.
            return rung == only ? ofPublic : 0;
        }

        var hasOwnLine = _ownLine[(number * 3) + (int)rung];
        return _weights.Private(number, view)
            + (hasOwnLine ? 0 : ofPublic * PayerLadder.Share(rung, values[effect.Marginal], values[effect.Cashable]));
    }

    private void Put(int line, int view, int year, double amount)
    {
        var place = (view * _lines.Count) + line;
        if (year >= _plan.Horizon)
        {
            Residuals[place] += amount;
            return;
        }

        PresentValues[place] += amount;
        Yearly[(((view * _plan.Horizon) + year) * _lines.Count) + line] += amount;
    }

    /// <summary>D(x) from the table of half years.</summary>
    private double Discount(double x) => _factors[(int)(2 * x)];
}
