using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Platform.Load;

namespace Fund.Finance.Load;

/// <summary>
/// The money of the cases: what was set aside for them, granted, settled and given back, so that the ledger proves itself; then the plans
/// behind it. More may be set aside than the guideline's caps allow: no council has decided it, and the fund's page says so.
/// </summary>
internal sealed class MoneyForLoad(LoadTables tables, FundLedger ledger, SettlementsForLoad settlements, PlansForLoad plans) : ILoadFiller
{
    public async Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        foreach (var fund in cases.Where(made => made.Granted.Count > 0).GroupBy(made => made.Rules.Fund.Key))
        {
            var granted = fund.ToList();
            var yearly = await ledger.LockAsync(granted[^1].Rules.Fund, cancellation);
            await PostAsync([.. Allocations(granted), .. granted.SelectMany(Commitments)], cancellation);
            var paid = await settlements.SettleAsync(fund.Key, yearly, granted, PostAsync, cancellation);
            var closed = await ledger.ClosedYearsAsync(fund.Key, cancellation);
            await PostAsync(granted.SelectMany(made => Releases(made, yearly, paid.GetValueOrDefault(made.Id), closed)), cancellation);
        }

        await plans.FillAsync(cases, cancellation);
    }

    // Exactly what is granted for each year: the fund has neither too much nor too little.
    private static IEnumerable<LoadPosting> Allocations(IReadOnlyList<LoadCase> granted) =>
        from year in granted.SelectMany(made => made.Granted).GroupBy(year => year.Key, year => year.Value)
        let fund = granted[^1].Rules.Fund
        select new LoadPosting(LedgerKind.Allocation, $"allocation:{fund.Key}:{year.Key}:load", fund.Key, year.Key, year.Total())
        {
            Text = $"Avsättning till {fund.Name} för belastningsprov",
            At = LoadCase.At(granted.Min(made => made.OpenedOn)),
        };

    private static IEnumerable<LoadPosting> Commitments(LoadCase made) =>
        from year in made.Granted
        let decided = made.Reached(Contracts.Applications.StageKind.Granted) ?? made.Reached(Contracts.Applications.StageKind.Running)!
        select new LoadPosting(
            LedgerKind.Commitment,
            $"commitment:{made.Id.Value:N}:{year.Key}:load",
            made.Rules.Fund.Key,
            year.Key,
            year.Value
        )
        {
            Case = made,
            Text = "Beviljat",
            Reference = $"{made.Rules.BodyFor(made.Track)} {decided.On:yyyy-MM-dd} § {made.Running}",
            At = LoadCase.At(decided.On),
        };

    // As when a case ends: of a yearly appropriation each year gets back its own.
    private static IEnumerable<LoadPosting> Releases(LoadCase made, bool yearly, Paid? paid, IReadOnlySet<int> closed)
    {
        if (made.EndedOn is not { } ended)
        {
            return [];
        }

        var left = yearly
            ? made.Granted.Select(year => (year.Key, Amount: year.Value - (paid?.Year == year.Key ? paid.Amount : Money.Zero)))
            : [(Math.Max(ended.Year, made.Granted.Keys.Min()), made.Granted.Values.Total() - (paid?.Amount ?? Money.Zero))];
        return from year in left
               where year.Amount.IsPositive && !closed.Contains(year.Item1)
               select new LoadPosting(
                   LedgerKind.Release,
                   $"release:{made.Id.Value:N}:{year.Item1}",
                   made.Rules.Fund.Key,
                   year.Item1,
                   year.Amount
               )
               {
                   Case = made,
                   Text = "Återlämnat när ärendet avslutades",
                   At = LoadCase.At(ended),
               };
    }

    private async Task PostAsync(IEnumerable<LoadPosting> postings, CancellationToken cancellation)
    {
        var all = postings.ToList();
        await tables.InsertAsync("finance.ledger_transactions", all.Select(posting => posting.Transaction()), cancellation);
        await tables.InsertAsync("finance.ledger_rows", all.SelectMany(posting => posting.Rows()), cancellation);
    }
}
