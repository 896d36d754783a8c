using Fund.Contracts.Finance;
using Fund.Contracts.Values;

namespace Fund.Finance.Ledger;

/// <summary>What a fund's ledger says, summed: every question of amounts, caps and room is answered from here. SEK.</summary>
/// <param name="Yearly">A yearly appropriation: no year's money is another's.</param>
/// <param name="Sums">The running sums of the whole ledger.</param>
internal sealed record FundBook(bool Yearly, IReadOnlyList<AccountSum> Sums)
{
    /// <summary>
    /// The postings that the page of a year is about. Earmarked equity is one whole: a past year is shown as it ended. From the present
    /// one on, coming years stand for themselves while what is set aside for them covers what is promised of them; when it does not,
    /// they draw on what there is, and all counts.
    /// </summary>
    public YearSpan SpanOf(int year, int presentYear) =>
        Yearly ? YearSpan.Only(year)
        : year < presentYear || !NetAfter(year).IsNegative ? YearSpan.UpTo(year)
        : YearSpan.Whole;

    /// <summary>The five amounts as the page of a year shows them.</summary>
    public FundAmounts Position(int year, int presentYear)
    {
        var span = SpanOf(year, presentYear);
        return FundBalance.Whole(Sums.Where(s => span.Holds(s.Year)));
    }

    /// <summary>
    /// What can still be granted or drawn for a year: the year's own, or for equity the whole but for what is set aside for later years.
    /// </summary>
    public Money Available(int year) => Position(year, year).Available;

    /// <summary>What is set aside for the years after a year and not promised; zero when nothing is. Of equity alone.</summary>
    public Money LaterThan(int year) => Yearly ? Money.Zero : Money.Max(NetAfter(year), Money.Zero);

    /// <summary>
    /// Set aside less paid out over all years: what a cap on the balance speaks of, whatever budget year is chosen (F-04).
    /// </summary>
    public Money Balance => FundBalance.Earmark(FundBalance.Whole(Sums));

    /// <summary>Set aside for a budget year, less what has been reversed.</summary>
    public Money AllocatedFor(int year) =>
        Sum(LedgerKind.Allocation, LedgerAccount.Available, year) + Sum(LedgerKind.AllocationReversal, LedgerAccount.Available, year);

    /// <summary>Come back into the fund in a year from units that had the effect, less what has been reversed.</summary>
    public Money RepaidIn(int year) =>
        Sum(LedgerKind.Repayment, LedgerAccount.Available, year) + Sum(LedgerKind.RepaymentReversal, LedgerAccount.Available, year);

    /// <summary>Paid for coordination in the years of a span, less what has been reversed: paid, and to no case (U-18).</summary>
    public Money DrawnIn(YearSpan span) =>
        Sums.Where(s => s.Kind is LedgerKind.AdministrationDraw or LedgerKind.DrawReversal)
            .Where(s => s.Account == LedgerAccount.Paid && span.Holds(s.Year))
            .Select(s => s.Amount)
            .Total();

    /// <summary>Left the fund at the end of the years of a span, what was carried over too.</summary>
    public Money LapsedIn(YearSpan span) =>
        Sums.Where(s => s.Kind == LedgerKind.Lapse && s.Account == LedgerAccount.Source && span.Holds(s.Year))
            .Select(s => s.Amount)
            .Total();

    /// <summary>
    /// What can be taken back of what was set aside for a year: what nobody has been promised. Of equity it is the whole.
    /// </summary>
    public Money Unused(int year) => Yearly ? FundBalance.OfYear(Sums, year).Available : FundBalance.Whole(Sums).Available;

    /// <summary>Granted in a track for a fiscal year, less what a body has taken from it.</summary>
    public Money CommittedIn(string track, int year) => CaseAccount.Granted(Sums.Where(s => s.Year == year && s.Track == track));

    /// <summary>Has anything been granted from the fund?</summary>
    public bool HasGranted => Sums.Any(s => s.Kind == LedgerKind.Commitment);

    /// <summary>What was posted in each year that has a posting, the first year first.</summary>
    public IReadOnlyList<FundYearSums> Years =>
        [
            .. Sums.Select(s => s.Year)
                .Distinct()
                .Order()
                .Select(year => new FundYearSums(
                    year,
                    AllocatedFor(year),
                    RepaidIn(year),
                    CaseAccount.Granted(Sums.Where(s => s.Year == year)),
                    Sums.Where(s => s.Account == LedgerAccount.Paid && s.Year == year).Select(s => s.Amount).Total(),
                    DrawnIn(YearSpan.Only(year)),
                    Sum(LedgerKind.Release, LedgerAccount.Available, year),
                    Sum(LedgerKind.Lapse, LedgerAccount.Source, year),
                    Yearly ? FundBalance.OfYear(Sums, year) : FundBalance.Lasting(Sums, year)
                )),
        ];

    /// <summary>From the opening to the closing balance of a year: set aside and not paid out.</summary>
    public FundMovement MovementOf(int year)
    {
        var before = Yearly ? FundBalance.Whole([]) : FundBalance.Lasting(Sums, year - 1);
        var end = Yearly ? FundBalance.OfYear(Sums, year) : FundBalance.Lasting(Sums, year);
        return new FundMovement(
            year,
            before.Available + before.Committed,
            AllocatedFor(year),
            RepaidIn(year),
            Sums.Where(s => s.Account == LedgerAccount.Paid && s.Year == year).Select(s => s.Amount).Total(),
            Sum(LedgerKind.Lapse, LedgerAccount.Source, year),
            end.Available + end.Committed
        )
        {
            Drawn = DrawnIn(YearSpan.Only(year)),
        };
    }

    private Money NetAfter(int year) => FundBalance.Whole(Sums.Where(s => s.Year > year)).Available;

    private Money Sum(LedgerKind kind, LedgerAccount account, int year) =>
        Sums.Where(s => s.Kind == kind && s.Account == account && s.Year == year).Select(s => s.Amount).Total();
}

/// <summary>What was posted in a fund's year, and how the fund stood at its end. SEK.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Allocated">Set aside for it.</param>
/// <param name="Repaid">Come back into the fund in it from units that had the effect.</param>
/// <param name="Granted">Granted for it, whatever came of that.</param>
/// <param name="Paid">Paid in it, draws for coordination too.</param>
/// <param name="Drawn">Of that, drawn for coordination.</param>
/// <param name="Released">Given back in it.</param>
/// <param name="Lapsed">Left the fund at its end, what was carried over too.</param>
/// <param name="End">At its end: of a yearly appropriation the year's own, of equity the whole.</param>
internal sealed record FundYearSums(
    int Year,
    Money Allocated,
    Money Repaid,
    Money Granted,
    Money Paid,
    Money Drawn,
    Money Released,
    Money Lapsed,
    FundAmounts End
)
{
    /// <summary>Paid in it of what cases are granted.</summary>
    public Money ToCases => Paid - Drawn;
}

/// <summary>A fund's year from its opening to its closing balance: what is set aside and not paid out. SEK.</summary>
/// <param name="Year">Fiscal year.</param>
/// <param name="Opening">When it began; of a yearly appropriation nothing.</param>
/// <param name="Allocated">Set aside for it, less what was reversed.</param>
/// <param name="Repaid">Come back into the fund from units that had the effect.</param>
/// <param name="Paid">Paid in it, less what was taken back; draws for coordination too.</param>
/// <param name="Lapsed">Left the fund at its end.</param>
/// <param name="Closing">When it ended, or now.</param>
internal sealed record FundMovement(int Year, Money Opening, Money Allocated, Money Repaid, Money Paid, Money Lapsed, Money Closing)
{
    /// <summary>Of what is paid, drawn for coordination.</summary>
    public Money Drawn { get; init; }

    /// <summary>Paid of what cases are granted.</summary>
    public Money ToCases => Paid - Drawn;
}
