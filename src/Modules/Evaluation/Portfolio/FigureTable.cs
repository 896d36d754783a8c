namespace Fund.Evaluation.Portfolio;

/// <summary>A table of initiatives with their figures: as they are now, or as they were on the day of a compilation.</summary>
internal sealed record FigureTable(string Caption, string Empty, IReadOnlyList<PortfolioRow> Rows)
{
    /// <summary>Were amounts known when the table was made?</summary>
    public bool HasMoney => Rows.Any(row => row.Granted is not null);

    /// <summary>Is it of now, so that it is known how each stands?</summary>
    public bool HasStanding => Rows.Any(row => row.Standing is not null);
}
