namespace Fund.Finance.Costs;

/// <summary>
/// How a municipality's voucher list is laid out: for each meaning, the headings that may stand over its column. Letter case, blanks and
/// full stops
/// in a heading do not matter. A meaning with no headings is not looked for.
/// </summary>
internal sealed record CsvCostMapping
{
    /// <summary>Between the cells; null finds out which of semicolon, tab and comma it is.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Voucher number. Must be in the file.</summary>
    public IReadOnlyList<string> Number { get; init; } =
    ["Verifikationsnr", "Verifikationsnummer", "Ver.nr", "Vernr", "Verifikat", "Verifikation", "Ver"];

    /// <summary>Voucher series.</summary>
    public IReadOnlyList<string> Series { get; init; } = ["Serie", "Ver.serie", "Verifikationsserie"];

    /// <summary>The day booked on. Must be in the file.</summary>
    public IReadOnlyList<string> Date { get; init; } =
    ["Ver.datum", "Verifikationsdatum", "Bokf.datum", "Bokföringsdatum", "Bokf.dag", "Datum"];

    /// <summary>Account. Must be in the file.</summary>
    public IReadOnlyList<string> Account { get; init; } = ["Konto", "Kontonr", "Underkonto"];

    /// <summary>Project code. Must be in the file.</summary>
    public IReadOnlyList<string> Project { get; init; } = ["Projekt", "Projektkod", "Projektnr"];

    /// <summary>Text.</summary>
    public IReadOnlyList<string> Text { get; init; } = ["Text", "Radtext", "Ver.text", "Verifikationstext", "Benämning"];

    /// <summary>Amount with sign. Either this or debit and credit must be in the file.</summary>
    public IReadOnlyList<string> Amount { get; init; } = ["Belopp", "Utfall"];

    /// <summary>Debit.</summary>
    public IReadOnlyList<string> Debit { get; init; } = ["Debet"];

    /// <summary>Credit.</summary>
    public IReadOnlyList<string> Credit { get; init; } = ["Kredit"];

    /// <summary>The ledger writes credit amounts with a minus sign also in the credit column.</summary>
    public bool CreditIsWrittenNegative { get; init; }

    /// <summary>A row without day and number in which a cell begins with one of these is a total, not a cost.</summary>
    public IReadOnlyList<string> Totals { get; init; } =
    ["Summa", "Delsumma", "Slutsumma", "Total", "Totalt", "Saldo", "Ingående", "Utgående", "IB", "UB"];

    /// <summary>What a total says that is the sum of all rows.</summary>
    public IReadOnlyList<string> Sums { get; init; } = ["Summa", "Slutsumma", "Totalsumma", "Total", "Totalt"];

    /// <summary>How a total begins that is a balance: it holds more than the rows.</summary>
    public IReadOnlyList<string> Balances { get; init; } = ["Saldo", "Ingående", "Utgående", "IB", "UB"];

    /// <summary>Headings over what can be meant as the text and is not read as it.</summary>
    public IReadOnlyList<string> LikeText { get; init; } = ["Beskrivning", "Anmärkning", "Kommentar", "Specifikation"];

    /// <summary>How many lines may come before the headings.</summary>
    public int LongestPreamble { get; init; } = 50;

    /// <summary>The last day that a cost can be of.</summary>
    public DateOnly LatestDay { get; init; } = DateOnly.MaxValue;

    /// <summary>The accounts that hold costs.</summary>
    public AccountRanges Accounts { get; init; } = AccountRanges.CostClasses;
}
