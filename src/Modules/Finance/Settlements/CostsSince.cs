using Fund.Contracts.Values;

namespace Fund.Finance.Settlements;

/// <summary>Costs of the period that came after the settlement was prepared and are not in it. SEK.</summary>
internal sealed record CostsSince(int Count, Money Sum)
{
    /// <summary>None.</summary>
    public static CostsSince None { get; } = new(0, Money.Zero);

    /// <summary>"3 kostnader på 41 250 kr".</summary>
    public override string ToString() => Count == 1 ? T($"En kostnad på {Sum}") : T($"{Count} kostnader på {Sum}");
}
