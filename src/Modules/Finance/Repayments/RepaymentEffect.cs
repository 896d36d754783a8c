using Fund.Contracts.Values;

namespace Fund.Finance.Repayments;

/// <summary>
/// What came true of an instalment's expected effect, as the controller registered it (U-16). Never changes what was planned; what was
/// wrong is corrected by the next one. SEK.
/// </summary>
internal sealed class RepaymentEffect
{
    public Guid InstalmentId { get; init; }

    /// <summary>Counts those of the instalment, from 1: the last one holds.</summary>
    public int Number { get; init; }

    /// <summary>What the unit spends less in the budget year, measured; zero when nothing came of it.</summary>
    public Money Amount { get; init; }

    /// <summary>Where it was read: "Uppföljning tertial 2, konto 5460".</summary>
    public string Source { get; init; } = "";

    /// <summary>The day it was measured, a Swedish calendar date.</summary>
    public DateOnly MeasuredOn { get; init; }
    public PersonId? By { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
