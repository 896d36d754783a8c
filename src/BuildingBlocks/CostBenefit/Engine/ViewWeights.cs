namespace Fund.CostBenefit;

/// <summary>How much of an effect or a cost counts in a view: the sums over payers of share times weight.</summary>
internal sealed class ViewWeights
{
    private readonly double[,] _public;
    private readonly double[,] _private;
    private readonly double[,] _cost;

    /// <summary>Weights of every effect and cost line in every view.</summary>
    public ViewWeights(CompiledCalculation plan, IReadOnlyList<View> views)
    {
        var payers = plan.Calculation.Payers.ToDictionary(payer => payer.Code);
        _public = new double[plan.Effects.Count, views.Count];
        _private = new double[plan.Effects.Count, views.Count];
        _cost = new double[plan.Costs.Count, views.Count];
        for (var v = 0; v < views.Count; v++)
        {
            for (var i = 0; i < plan.Effects.Count; i++)
            {
                foreach (var share in plan.Effects[i].Effect.Payers)
                {
                    var payer = payers[share.Payer];
                    var part = share.Share * Weight(plan, views[v], payer, plan.Effects[i].Effect.Kind);
                    (payer.IsPublic ? _public : _private)[i, v] += part;
                }
            }

            for (var k = 0; k < plan.Costs.Count; k++)
            {
                _cost[k, v] = Weight(plan, views[v], payers[plan.Costs[k].Line.Payer], EffectKind.Resource);
            }
        }
    }

    /// <summary>The part of an effect that falls on public payers, who have a ladder.</summary>
    public double Public(int effect, int view) => _public[effect, view];

    /// <summary>The part of an effect that falls on others, who keep the full value on every rung.</summary>
    public double Private(int effect, int view) => _private[effect, view];

    /// <summary>The part of a cost line that counts.</summary>
    public double Cost(int cost, int view) => _cost[cost, view];

    private static double Weight(CompiledCalculation plan, View view, Payer payer, EffectKind kind)
    {
        if (!view.Perspective.Includes(payer))
        {
            return 0;
        }

        if (!view.Perspective.IsSociety)
        {
            return 1;
        }

        // A krona of public money costs society λ; a transfer as such is worth nothing to it (guard d).
        var weight = payer.IsPublic ? plan.Calculation.Conventions.TaxFactor : 1;
        return kind == EffectKind.Transfer ? weight - 1 : weight;
    }
}
