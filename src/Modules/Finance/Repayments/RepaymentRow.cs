using Fund.Contracts.Values;

namespace Fund.Finance.Repayments;

/// <summary>A planned repayment: that year's frame of the unit is reduced (U-14). SEK.</summary>
internal sealed record RepaymentRow(string Unit, string UnitName, string UnitKind, int Year, Money Amount);
