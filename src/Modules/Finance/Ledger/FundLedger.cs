using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

/// <summary>The funds' ledger: what it holds, the lock on a fund, and the one way to add to it.</summary>
internal sealed class FundLedger(FinanceDb db, TenantTransaction transaction, Actor actor, TimeProvider time)
{
    /// <summary>
    /// Locks the fund until the transaction ends (quality.md S1: of eight simultaneous grants only those that fit go through). Says whether
    /// its book is kept year by year, which the first posting decided.
    /// </summary>
    public async Task<bool> LockAsync(FundRules fund, CancellationToken cancellation)
    {
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.fund_locks (municipality_id, key, yearly)
            values ({own}, {fund.Key}, {fund.Source == FundSource.YearlyAppropriation}) on conflict do nothing
            """,
            cancellation
        );
        return (
            await db
                .Database.SqlQuery<bool>(
                    $"select yearly from finance.fund_locks where municipality_id = {own} and key = {fund.Key} for update"
                )
                .ToListAsync(cancellation)
        ).Single();
    }

    /// <summary>What the fund's ledger says, summed.</summary>
    public async Task<FundBook> BookAsync(string fund, CancellationToken cancellation)
    {
        var rows = await (
            from held in db.FundLocks.AsNoTracking()
            join sum in db.FundBalances.AsNoTracking() on held.Key equals sum.Fund
            where held.Key == fund
            select new { held.Yearly, Sum = sum }
        ).ToListAsync(cancellation);
        return new FundBook(
            rows.Count > 0 && rows[0].Yearly,
            [.. rows.Select(r => new AccountSum(r.Sum.Kind, r.Sum.Account, r.Sum.Year, r.Sum.Amount, r.Sum.Track))]
        );
    }

    /// <summary>Money of several cases; cases without a posting are left out.</summary>
    public async Task<Dictionary<CaseId, CaseAccount>> OfCasesAsync(IReadOnlyCollection<CaseId> cases, CancellationToken cancellation) =>
        (await db.CaseBalances.AsNoTracking().Where(b => cases.Contains(b.CaseId)).ToListAsync(cancellation))
            .GroupBy(b => b.CaseId)
            .ToDictionary(c => c.Key, c => CaseAccount.Of(c.Select(b => new AccountSum(b.Kind, b.Account, b.Year, b.Amount))));

    /// <summary>Money of one case.</summary>
    public async Task<CaseAccount> OfCaseAsync(CaseId about, CancellationToken cancellation) =>
        (await OfCasesAsync([about], cancellation)).GetValueOrDefault(about, CaseAccount.Empty);

    /// <summary>Fiscal years of the fund that are closed.</summary>
    public async Task<IReadOnlySet<int>> ClosedYearsAsync(string fund, CancellationToken cancellation) =>
        (
            await db.FundYears.AsNoTracking().Where(y => y.Fund == fund && y.ClosedAt != null).Select(y => y.Year).ToListAsync(cancellation)
        ).ToHashSet();

    /// <summary>What to do where something was to be posted in a closed year.</summary>
    public static string ChooseOpen => T("Välj ett år som är öppet.");

    /// <summary>Nothing is posted in a closed year; the database says the same, without the words.</summary>
    /// <param name="fund">Key of the fund.</param>
    /// <param name="year">The fiscal year.</param>
    /// <param name="field">Where the year was typed; null for nowhere.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="instead">What to do, a sentence; null where another year is chosen.</param>
    /// <exception cref="Refused">It is closed.</exception>
    public async Task RequireOpenAsync(string fund, int year, string? field, CancellationToken cancellation, string? instead = null)
    {
        if ((await ClosedYearsAsync(fund, cancellation)).Contains(year))
        {
            throw new Refused(
                T($"Räkenskapsåret {year} är stängt i fonden. Inget kan bokföras på ett stängt år. {instead ?? ChooseOpen}"),
                field: field
            );
        }
    }

    /// <summary>
    /// Is the fund's book kept year by year? Null while nothing has been posted, which is what decides it.
    /// </summary>
    public async Task<bool?> IsYearlyAsync(string fund, CancellationToken cancellation) =>
        await db.FundLocks.AsNoTracking().Where(l => l.Key == fund).Select(l => (bool?)l.Yearly).FirstOrDefaultAsync(cancellation);

    /// <summary>Adds a transaction and answers its key; the caller holds the lock and saves.</summary>
    /// <exception cref="Refused">The year is closed.</exception>
    public async Task<Guid> PostAsync(Posting posting, string? field, CancellationToken cancellation)
    {
        await RequireOpenAsync(posting.Fund, posting.Year, field, cancellation);
        var made = LedgerTransaction.Of(posting, actor.Person, actor.Name, time.GetUtcNow());
        db.Transactions.Add(made);
        return made.Id;
    }
}
