namespace Fund.Finance.Costs;

/// <summary>A range of accounts by their first digits: "4"–"7" holds 4010 and 799999, "5010"–"5019" holds 50125.</summary>
/// <param name="From">First digits of the lowest account, inclusive.</param>
/// <param name="To">First digits of the highest account, inclusive.</param>
internal sealed record AccountRange(string From, string To)
{
    /// <summary>Is the account within the range?</summary>
    public bool Contains(ReadOnlySpan<char> account) =>
        Start(account, From.Length).SequenceCompareTo(From) >= 0 && Start(account, To.Length).SequenceCompareTo(To) <= 0;

    private static ReadOnlySpan<char> Start(ReadOnlySpan<char> account, int length) => account[..Math.Min(length, account.Length)];
}

/// <summary>Which accounts hold costs.</summary>
/// <param name="Ranges">An account in any of them counts.</param>
internal sealed record AccountRanges(IReadOnlyList<AccountRange> Ranges)
{
    /// <summary>Classes 4–7 of Kommun-Bas: bought activity and grants, personnel, other operating costs.</summary>
    public static AccountRanges CostClasses { get; } = new([new AccountRange("4", "7")]);

    /// <summary>Is the account one of the cost accounts?</summary>
    public bool Contains(ReadOnlySpan<char> account)
    {
        foreach (var range in Ranges)
        {
            if (range.Contains(account))
            {
                return true;
            }
        }

        return false;
    }
}
