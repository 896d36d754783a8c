using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger.Balance;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

/// <summary>The fund's ledger: what it holds, and the lock on it.</summary>
internal sealed class FundLedger(FinanceDb db, TenantTransaction transaction, CurrentSetup setup, TimeProvider time)
{
    /// <summary>
    /// Locks the fund until the transaction ends (quality.md S1: of eight simultaneous grants only those that fit go through).
    /// </summary>
    public async Task LockAsync(CancellationToken cancellation)
    {
        var own = transaction.Municipality.Value;
        await db.Database.ExecuteSqlAsync(
            $"insert into finance.fund_locks (municipality_id, key) values ({own}, 'fund') on conflict do nothing",
            cancellation
        );
        await db.Database.ExecuteSqlAsync(
            $"select 1 from finance.fund_locks where municipality_id = {own} and key = 'fund' for update",
            cancellation
        );
    }

    /// <summary>The fund's five amounts for a fiscal year.</summary>
    public async Task<FundAmounts> PositionAsync(int year, CancellationToken cancellation)
    {
        var sums = await SumsAsync(cancellation);
        return await IsYearlyAsync(cancellation) ? FundBalance.OfYear(sums, year) : FundBalance.Lasting(sums, year);
    }

    /// <summary>Set aside for the year, SEK.</summary>
    public async Task<Money> AllocatedForAsync(int year, CancellationToken cancellation) =>
        (await SumsAsync(cancellation))
            .Where(s => s is { Kind: LedgerKind.Allocation, Account: LedgerAccount.Available } && s.Year == year)
            .Select(s => s.Amount)
            .Total();

    /// <summary>Money of several cases.</summary>
    public async Task<Dictionary<CaseId, CaseMoneyView>> OfCasesAsync(IReadOnlyCollection<CaseId> cases, CancellationToken cancellation)
    {
        var wanted = cases.Select(c => (CaseId?)c).ToList();
        var rows = await (
            from t in db.Transactions.AsNoTracking()
            join r in db.LedgerRows.AsNoTracking() on t.Id equals r.TransactionId
            where wanted.Contains(t.CaseId)
            select new
            {
                t.CaseId,
                t.Kind,
                r.Account,
                r.Amount,
            }
        ).ToListAsync(cancellation);
        return rows.GroupBy(r => r.CaseId!.Value)
            .ToDictionary(
                g => g.Key,
                g => new CaseMoneyView(
                    g.Where(r => r is { Kind: LedgerKind.Commitment, Account: LedgerAccount.Committed }).Select(r => r.Amount).Total(),
                    g.Where(r => r is { Kind: LedgerKind.Payout, Account: LedgerAccount.Paid }).Select(r => r.Amount).Total(),
                    g.Where(r => r is { Kind: LedgerKind.Release, Account: LedgerAccount.Available }).Select(r => r.Amount).Total()
                )
            );
    }

    private async Task<List<AccountSum>> SumsAsync(CancellationToken cancellation) =>
        [
            .. (
                await (
                    from t in db.Transactions.AsNoTracking()
                    join r in db.LedgerRows.AsNoTracking() on t.Id equals r.TransactionId
                    select new
                    {
                        t.Kind,
                        r.Account,
                        t.Year,
                        r.Amount,
                    }
                ).ToListAsync(cancellation)
            ).Select(r => new AccountSum(r.Kind, r.Account, r.Year, r.Amount)),
        ];

    private async Task<bool> IsYearlyAsync(CancellationToken cancellation) =>
        (await setup.GetAsync(cancellation)).ProfileOn(StockholmTime.Today(time))?.Fund.Source == FundSource.YearlyAppropriation;
}

/// <summary>Answers the other modules' questions about money.</summary>
internal sealed class MoneyQuestions(FundLedger ledger, FinanceDb db)
    : IRequestHandler<AvailableToGrant, Money>,
        IRequestHandler<FundPosition, FundAmounts>,
        IRequestHandler<MoneyOfCases, IReadOnlyDictionary<CaseId, CaseMoneyView>>,
        IRequestHandler<CostOfCase, IReadOnlyDictionary<int, Money>>
{
    public async Task<Money> Handle(AvailableToGrant request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        return (await ledger.PositionAsync(request.Year, cancellationToken)).Available;
    }

    public Task<FundAmounts> Handle(FundPosition request, CancellationToken cancellationToken) =>
        ledger.PositionAsync(request.Year, cancellationToken);

    public async Task<IReadOnlyDictionary<CaseId, CaseMoneyView>> Handle(MoneyOfCases request, CancellationToken cancellationToken) =>
        await ledger.OfCasesAsync(request.Cases, cancellationToken);

    public async Task<IReadOnlyDictionary<int, Money>> Handle(CostOfCase request, CancellationToken cancellationToken) =>
        (
            await db
                .CostLines.AsNoTracking()
                .Where(c => c.CaseId == request.Case)
                .Select(c => new { c.Date, c.Amount })
                .ToListAsync(cancellationToken)
        )
            .GroupBy(c => c.Date.Year)
            .ToDictionary(g => g.Key, g => g.Select(c => c.Amount).Total());
}

/// <summary>A transaction in the list.</summary>
internal sealed record LedgerListRow(
    DateTimeOffset At,
    string Kind,
    int Year,
    string? CaseNumber,
    string Text,
    string? Reference,
    Money Amount,
    string Who
);

/// <summary>The fund as its page shows it.</summary>
internal sealed record FundPageView(
    string FundName,
    int Year,
    FundAmounts Amounts,
    Money Earmark,
    bool IsYearly,
    IReadOnlyList<LedgerListRow> Ledger
);

/// <summary>The fund's amounts and ledger for a fiscal year.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record FundPageQuery(int Year) : IQuery<FundPageView>;

internal sealed class FundPageHandler(FundLedger ledger, FinanceDb db, CurrentSetup setup, IMediator mediator, TimeProvider time)
    : IRequestHandler<FundPageQuery, FundPageView>
{
    public static readonly IReadOnlyDictionary<LedgerKind, string> Names = new Dictionary<LedgerKind, string>
    {
        [LedgerKind.Allocation] = "Avsättning",
        [LedgerKind.AdministrationDraw] = "Uttag för samordning",
        [LedgerKind.Commitment] = "Beviljat",
        [LedgerKind.Payout] = "Utbetalt",
        [LedgerKind.Release] = "Återlämnat",
        [LedgerKind.Lapse] = "Förfallet",
    };

    public async Task<FundPageView> Handle(FundPageQuery request, CancellationToken cancellationToken)
    {
        var profile =
            (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.");
        var amounts = await ledger.PositionAsync(request.Year, cancellationToken);
        var rows = await db
            .Transactions.AsNoTracking()
            .Include(t => t.Rows)
            .Where(t => t.Year <= request.Year)
            .OrderByDescending(t => t.Id)
            .Take(500)
            .ToListAsync(cancellationToken);
        var cases = (
            await mediator.Send(
                new Contracts.Applications.GetCases([.. rows.Where(r => r.CaseId is not null).Select(r => r.CaseId!.Value).Distinct()]),
                cancellationToken
            )
        ).ToDictionary(c => c.Id, c => c.Number);
        return new FundPageView(
            profile.Fund.Name,
            request.Year,
            amounts,
            FundBalance.Earmark(amounts),
            profile.Fund.Source == FundSource.YearlyAppropriation,
            [
                .. rows.Select(t => new LedgerListRow(
                    t.At,
                    Names[t.Kind],
                    t.Year,
                    t.CaseId is { } id ? cases.GetValueOrDefault(id) : null,
                    t.Text,
                    t.Reference,
                    t.Moved,
                    t.Who
                )),
            ]
        );
    }
}
