namespace Fund.CostBenefit;

/// <summary>Why a calculation cannot be made: the field and a Swedish sentence for the one who filled it in.</summary>
internal sealed record CalculationRefusal(string Field, string Sentence);
