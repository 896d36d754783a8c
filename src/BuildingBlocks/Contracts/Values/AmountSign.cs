namespace Fund.Contracts.Values;

/// <summary>Which signs an amount may have where it is asked for (BAD-04).</summary>
public enum AmountSign
{
    /// <summary>Below zero, zero or above.</summary>
    Any,

    /// <summary>Zero or above.</summary>
    NotNegative,

    /// <summary>Above zero only.</summary>
    Positive,
}
