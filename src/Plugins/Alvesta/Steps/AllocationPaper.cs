using Fund.Plugins;

namespace Fund.Alvesta.Steps;

/// <summary>Puts the guideline's words around the standard's reasoning, for the decision paper (A-40…A-45). The amount is the standard's, unchanged (W-01…W-04).</summary>
[Step("allocation-paper", 10, Rule = "A-43", Does = "Underlaget för avsättningen anger riktlinjens villkor tillsammans med beräkningen.")]
internal sealed class AllocationPaper : ICalculate<AllocationRoom, AllocationRoomResult>
{
    public ValueTask<AllocationRoomResult> CalculateAsync(AllocationRoom input, PluginContext context, CancellationToken cancellation) => ValueTask.FromResult(new AllocationRoomResult
    {
        MaximumOre = input.Standard.MaximumOre,
        Reasoning =
        [
            $"Avsättning för {input.Year} enligt riktlinjen för medel för social hållbarhet: högst 0,5 % av skatter och bidrag (A-43) och högst 5 mkr avsatt sammanlagt (A-44).",
            .. input.Standard.Reasoning,
            "Avsättning får göras endast om de finansiella målen uppfylls, både utifrån årets resultat (A-40) och vid en bedömning av det framtida budgetutrymmet (A-41). Båda ska intygas.",
            "Det avsatta beloppet är en del av det egna kapitalet (A-45).",
        ],
    });
}
