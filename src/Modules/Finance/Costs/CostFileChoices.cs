using System.ComponentModel.DataAnnotations.Schema;
using Fund.Process.Profiles;

namespace Fund.Finance.Costs;

/// <summary>
/// How a file is to be read where it does not tell itself: said once, remembered by the municipality. What is null is found out from the
/// file, or is as the guideline says.
/// </summary>
[ComplexType]
internal sealed record CostFileChoices
{
    /// <summary>Nothing has been said.</summary>
    public static CostFileChoices None { get; } = new();

    /// <summary>The encoding of the texts; null finds it out.</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>How amounts are written in a list.</summary>
    public AmountStyle Amounts { get; init; }

    /// <summary>The dimension of a SIE file that holds the project code; null as the guideline says.</summary>
    public int? ProjectDimension { get; init; }

    /// <summary>The lowest cost account; null as the guideline says.</summary>
    public int? AccountFrom { get; init; }

    /// <summary>The highest cost account; null as the guideline says.</summary>
    public int? AccountTo { get; init; }

    /// <summary>Heading over the voucher number; null finds it among those that ledgers use, and so for the others.</summary>
    public string? NumberHeading { get; init; }

    /// <summary>Heading over the voucher series.</summary>
    public string? SeriesHeading { get; init; }

    /// <summary>Heading over the day booked on.</summary>
    public string? DateHeading { get; init; }

    /// <summary>Heading over the account.</summary>
    public string? AccountHeading { get; init; }

    /// <summary>Heading over the project code.</summary>
    public string? ProjectHeading { get; init; }

    /// <summary>Heading over the text.</summary>
    public string? TextHeading { get; init; }

    /// <summary>Heading over the amount.</summary>
    public string? AmountHeading { get; init; }

    /// <summary>Heading over debit.</summary>
    public string? DebitHeading { get; init; }

    /// <summary>Heading over credit.</summary>
    public string? CreditHeading { get; init; }

    /// <summary>Credits are written with a minus also in their own column.</summary>
    public bool CreditIsWrittenNegative { get; init; }

    /// <summary>How the list is laid out, as far as has been said.</summary>
    public CsvCostMapping Mapping(AccountRanges accounts)
    {
        var usual = new CsvCostMapping { Accounts = accounts };
        return usual with
        {
            Number = Said(NumberHeading, usual.Number),
            Series = Said(SeriesHeading, usual.Series),
            Date = Said(DateHeading, usual.Date),
            Account = Said(AccountHeading, usual.Account),
            Project = Said(ProjectHeading, usual.Project),
            Text = Said(TextHeading, usual.Text),
            Amount = Said(AmountHeading, usual.Amount),
            Debit = Said(DebitHeading, usual.Debit),
            Credit = Said(CreditHeading, usual.Credit),
            CreditIsWrittenNegative = CreditIsWrittenNegative,
        };
    }

    private static IReadOnlyList<string> Said(string? heading, IReadOnlyList<string> usual) =>
        string.IsNullOrWhiteSpace(heading) ? usual : [heading.Trim()];
}

/// <summary>How a list writes its amounts. Nothing is guessed (BAD-02): what has two readings is said once for the file.</summary>
internal enum AmountStyle
{
    /// <summary>"1 234,50", "−1 234,50".</summary>
    Swedish,

    /// <summary>"1 234,50-": the minus comes last.</summary>
    MinusLast,

    /// <summary>"(1 234,50)": below zero in parentheses.</summary>
    Parentheses,

    /// <summary>"1,234.50" or "1234.50": a point before the decimals.</summary>
    DecimalPoint,
}
