using Fund.Contracts.Values;
using Fund.Process.Calendar;

namespace Fund.Finance.Settlements.Arithmetic;

/// <summary>A cost to be settled. SEK; a credit is negative.</summary>
/// <param name="Id">Key of the cost.</param>
/// <param name="Date">The day it arose.</param>
/// <param name="Amount">How much.</param>
/// <param name="HeldBecause">Why this cost alone waits; null when it does not (F-10).</param>
/// <param name="Corrects">The cost that it takes back; null where it is a cost of its own.</param>
internal sealed record CostToSettle(Guid Id, DateOnly Date, Money Amount, string? HeldBecause = null, Guid? Corrects = null);

/// <summary>What is known of one initiative at an occasion. SEK.</summary>
internal sealed record SettlementBasis
{
    /// <summary>Granted in all.</summary>
    public required Money Granted { get; init; }

    /// <summary>Paid at earlier occasions.</summary>
    public required Money PaidEarlier { get; init; }

    /// <summary>
    /// Cost above the grant at earlier occasions of the same year, which the applicant bears: a later credit lowers that first.
    /// </summary>
    public Money OverrunEarlier { get; init; }

    /// <summary>First day on which cost is eligible; null before the start (U-74, W-14).</summary>
    public required DateOnly? StartedOn { get; init; }

    /// <summary>Last day of the occasion's period.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>Costs not settled before.</summary>
    public required IReadOnlyList<CostToSettle> Costs { get; init; }

    /// <summary>Why nothing is paid this time; null when nothing stands in the way (U-75).</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The guideline's rule on cost and year (A-49, U-83).</summary>
    public string? CostYearRule { get; init; }

    /// <summary>The guideline's rule on the start (U-74).</summary>
    public string? StartRule { get; init; }
}

/// <summary>What became of a cost.</summary>
internal enum CostOutcome
{
    /// <summary>Paid, in full or as far as the grant reaches.</summary>
    Settled,

    /// <summary>Waits until the hold is lifted or the plan followed.</summary>
    Held,

    /// <summary>Arose before the start: the applicant's own.</summary>
    BeforeStart,

    /// <summary>Belongs to a year that this occasion does not settle (A-49, W-17).</summary>
    OtherYear,

    /// <summary>Arose after the period: comes at the next occasion.</summary>
    Later,
}

/// <summary>A cost with what became of it and why. SEK.</summary>
internal sealed record SettledCost(Guid Id, DateOnly Date, Money Amount, Money Payable, CostOutcome Outcome, string Reason, string? Rule);

/// <summary>An initiative's settlement at an occasion. SEK.</summary>
/// <param name="Costs">Line by line.</param>
/// <param name="PeriodCost">Eligible cost that is taken up this time, credits deducted.</param>
/// <param name="Payable">To be paid now.</param>
/// <param name="Held">Eligible, but held.</param>
/// <param name="Overrun">Cost above the grant: the applicant's (W-15).</param>
/// <param name="GrantLeft">Left of the grant afterwards.</param>
/// <param name="ToClaimBack">At the year's last occasion: paid for cost that credits have taken away. To be claimed back in the same year,
/// since years never mix (A-49); it lowers no later payout.</param>
/// <param name="Alerts">What somebody must see before approving.</param>
internal sealed record SettlementOutcome(
    IReadOnlyList<SettledCost> Costs,
    Money PeriodCost,
    Money Payable,
    Money Held,
    Money Overrun,
    Money GrantLeft,
    Money ToClaimBack,
    IReadOnlyList<string> Alerts
);

/// <summary>
/// From actual cost to what is payable, in arrears, within the grant and the year (A-46…A-49, U-83…U-85, W-14…W-17).
/// </summary>
internal static class Settlement
{
    /// <summary>What is said of a cost that is paid as it is.</summary>
    public static string Paid => T("Betalas.");

    private static string Said(Money paid, Money cost) =>
        paid == cost ? Paid
        : paid.IsZero ? T("Inget betalas. Kostnaden ryms inte i det beviljade och är sökandens.")
        : T($"{paid} betalas, resten ryms inte i det beviljade och är sökandens.");

    /// <summary>
    /// Is each of the costs paid as it is? So it is where none is out of the ordinary, nothing is held, and all of it fits in what is left:
    /// then their sum is all that there is to know of them.
    /// </summary>
    public static bool IsPaidWhole(SettlementBasis basis, Money sum, bool hasOdd) =>
        !hasOdd && basis.HeldBecause is null && !sum.IsNegative && sum <= Money.Max(basis.Granted - basis.PaidEarlier, Money.Zero);

    /// <summary>What is said of a cost and of the row that takes it back, when both come at once.</summary>
    public static string Undone => T("Tillbakatagen. Kostnaden och raden som tar tillbaka den tar ut varandra.");

    public static SettlementOutcome Of(SettlementBasis basis)
    {
        var left = Money.Max(basis.Granted - basis.PaidEarlier, Money.Zero);
        var judged = basis.Costs.OrderBy(c => c.Date).ThenBy(c => c.Id).Select(cost => (Cost: cost, Verdict: Judge(cost, basis))).ToList();
        var taken = judged.Where(j => j.Verdict is null).Select(j => j.Cost).ToList();
        var sum = taken.Select(c => c.Amount).Total();
        var held = basis.HeldBecause is not null;
        // A credit larger than the period's cost waits and lowers the next payout of the year. After the last occasion there is none.
        var toClaimBack = !held && IsLastOfYear(basis.PeriodEnd) ? ToClaimBack(-sum, basis) : Money.Zero;
        var payable = held || sum.IsNegative ? Money.Zero : Money.Min(sum, left);
        var waits = held || sum.IsNegative;

        var undone = UndoneOf(taken);
        var credits = taken.Where(c => c.Amount.IsNegative && !undone.Contains(c.Id)).Select(c => c.Amount).Total();
        var room = payable - credits;
        var lines = new List<SettledCost>();
        foreach (var (cost, verdict) in judged)
        {
            if (verdict is not null)
            {
                lines.Add(verdict);
                continue;
            }

            if (waits)
            {
                lines.Add(
                    new SettledCost(
                        cost.Id,
                        cost.Date,
                        cost.Amount,
                        Money.Zero,
                        CostOutcome.Held,
                        basis.HeldBecause ?? WhyCreditWaits(basis.PeriodEnd),
                        null
                    )
                );
                continue;
            }

            if (undone.Contains(cost.Id))
            {
                lines.Add(new SettledCost(cost.Id, cost.Date, cost.Amount, cost.Amount, CostOutcome.Settled, Undone, null));
                continue;
            }

            var paid = cost.Amount.IsNegative ? cost.Amount : Money.Min(cost.Amount, room);
            if (!cost.Amount.IsNegative)
            {
                room -= paid;
            }

            lines.Add(new SettledCost(cost.Id, cost.Date, cost.Amount, paid, CostOutcome.Settled, Said(paid, cost.Amount), null));
        }

        var heldLines = judged.Where(j => j.Verdict is { Outcome: CostOutcome.Held }).Select(j => j.Cost.Amount).Total();
        return new SettlementOutcome(
            lines,
            waits ? Money.Zero : sum,
            payable,
            Money.Max((held ? Money.Max(sum, Money.Zero) : Money.Zero) + heldLines, Money.Zero),
            waits ? Money.Zero : sum - payable,
            left - payable,
            toClaimBack,
            [
                .. OtherYears(lines),
                .. HeldOverYearEnd(held && taken.Count > 0, sum, !heldLines.IsZero, heldLines, basis),
                .. ClaimBack(toClaimBack, basis),
            ]
        );
    }

    // A cost and the row that takes it back are no payment and no credit, whatever is left of the grant.
    private static HashSet<Guid> UndoneOf(List<CostToSettle> taken)
    {
        var costs = taken.ToLookup(cost => cost.Id);
        return
        [
            .. from back in taken
            where back.Corrects is not null
            from cost in costs[back.Corrects!.Value]
            where cost.Amount == -back.Amount
            from id in new[] { cost.Id, back.Id }
            select id,
        ];
    }

    /// <summary>
    /// What was paid of the cost that the credit takes away: first goes what the applicant bore, and never more comes back than was paid.
    /// </summary>
    private static Money ToClaimBack(Money credit, SettlementBasis basis) =>
        Money.Max(Money.Min(credit - basis.OverrunEarlier, basis.PaidEarlier), Money.Zero);

    // A-49: nothing of the year is settled after the period that ends it.
    private static bool IsLastOfYear(DateOnly periodEnd) => FiscalYear.Of(periodEnd).End == periodEnd;

    private static string WhyCreditWaits(DateOnly periodEnd) =>
        IsLastOfYear(periodEnd)
            ? T($"Krediten är större än kostnaden och {periodEnd.Year} har inget senare tillfälle. " + $"Den förs inte över till nästa år.")
            : T("Krediten är större än periodens kostnad och räknas av vid nästa tillfälle.");

    private static SettledCost? Judge(CostToSettle cost, SettlementBasis basis)
    {
        if (cost.Date > basis.PeriodEnd)
        {
            return Out(CostOutcome.Later, T("Kostnaden uppstod efter perioden och kommer med nästa gång."), null);
        }

        if (!FiscalYear.Of(basis.PeriodEnd).Contains(cost.Date))
        {
            return Out(
                CostOutcome.OtherYear,
                T($"Kostnaden hör till {cost.Date.Year} och kan inte redovisas " + $"{basis.PeriodEnd.Year}. Besluta om den i bokslutet."),
                basis.CostYearRule
            );
        }

        if (basis.StartedOn is not { } start || cost.Date < start)
        {
            return Out(
                CostOutcome.BeforeStart,
                basis.StartedOn is { } day ? T($"Kostnaden uppstod före starten {day:yyyy-MM-dd}.") : T("Starten är inte registrerad."),
                basis.StartRule
            );
        }

        return cost.HeldBecause is { } held ? Out(CostOutcome.Held, held, null) : null;

        SettledCost Out(CostOutcome outcome, string reason, string? rule) =>
            new(cost.Id, cost.Date, cost.Amount, Money.Zero, outcome, reason, rule);
    }

    // Costs and credits apart: together they could look like nothing at all.
    private static IEnumerable<string> OtherYears(List<SettledCost> lines) =>
        from line in lines
        where line.Outcome == CostOutcome.OtherYear
        group line.Amount by (line.Date.Year, line.Amount.IsNegative) into year
        orderby year.Key
        select T(
            $"{(year.Key.IsNegative ? T("Krediter") : T("Kostnader"))} på {year.Total().Abs()} hör till {year.Key.Year} och tas inte "
                + $"upp. Besluta om dem i bokslutet."
        );

    // W-16: said while there is still time to decide, before the year is closed.
    private static IEnumerable<string> HeldOverYearEnd(bool held, Money sum, bool someLines, Money lines, SettlementBasis basis) =>
        (held || someLines) && IsLastOfYear(basis.PeriodEnd)
            ?
            [
                T(
                    $"{(held ? sum : Money.Zero) + lines} hålls inne vid årets sista avräkning. Ta ställning innan "
                        + $"{basis.PeriodEnd.Year} stängs: kostnaden kan inte betalas som {basis.PeriodEnd.Year + 1} års."
                ),
            ]
            : [];

    private static IEnumerable<string> ClaimBack(Money amount, SettlementBasis basis) =>
        amount.IsPositive
            ?
            [
                T(
                    $"{amount} har betalats för mycket för {basis.PeriodEnd.Year} och "
                        + $"behöver återkrävas. Beloppet dras inte från nästa års utbetalning."
                ),
            ]
            : [];
}

/// <summary>Whoever worked out a payout, it stays within cost and grant: the host's own wall (architecture.md).</summary>
internal static class PayoutWall
{
    /// <summary>Never below zero, above the eligible cost, or above what is left of the grant. SEK.</summary>
    public static Money Cap(Money answered, Money eligibleCost, Money grantLeft) =>
        Money.Max(Money.Zero, Money.Min(answered, Money.Min(eligibleCost, grantLeft)));
}
