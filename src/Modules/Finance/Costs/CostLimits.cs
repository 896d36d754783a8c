namespace Fund.Finance.Costs;

/// <summary>How long what is told of a cost may be, and when it can have arisen: the same by hand and from a file.</summary>
internal static class CostLimits
{
    /// <summary>Characters of what a cost is about.</summary>
    public const int Text = 300;

    /// <summary>Characters of a voucher's number.</summary>
    public const int Number = 40;

    /// <summary>Characters of a voucher's series.</summary>
    public const int Series = 20;

    /// <summary>Digits of an account: the charts have four to eight.</summary>
    public const int Account = 20;

    /// <summary>
    /// Characters of a project code in a file. Codes of the fund are shorter; a list may write a name after those of others.
    /// </summary>
    public const int Project = 100;

    /// <summary>The first year that a cost can be of.</summary>
    public const int FirstYear = 2000;

    /// <summary>What is told where something of a file is longer than that.</summary>
    public static string TooLong(string text, int longest) =>
        T($"”{FileText.Quoted(text)}” är längre än {longest} tecken och kan inte vara rätt.");
}
