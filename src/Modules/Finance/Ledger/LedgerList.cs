using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

/// <summary>A transaction in the list. SEK.</summary>
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

/// <summary>Reads transactions of a fund as people see them.</summary>
internal sealed class LedgerList(FinanceDb db, IMediator mediator)
{
    private static readonly Dictionary<LedgerKind, string> Names = new()
    {
        [LedgerKind.Allocation] = "Avsättning",
        [LedgerKind.AdministrationDraw] = "Uttag för samordning",
        [LedgerKind.Commitment] = "Beviljat",
        [LedgerKind.Payout] = "Utbetalt",
        [LedgerKind.Release] = "Återlämnat",
        [LedgerKind.Lapse] = "Förfallet",
    };

    /// <summary>Transactions up to and including a fiscal year, the newest first.</summary>
    public async Task<IReadOnlyList<LedgerListRow>> OfAsync(string fund, int year, int skip, int take, CancellationToken cancellation)
    {
        var rows = await (
            from t in db.Transactions.AsNoTracking()
            where t.Fund == fund && t.Year <= year
            orderby t.At descending, t.Id descending
            select new
            {
                t.At,
                t.Kind,
                t.Year,
                t.CaseId,
                t.Text,
                t.Reference,
                t.Who,
                In = t.Rows.Where(r => r.Amount > Money.Zero).Select(r => r.Amount).ToList(),
            }
        )
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancellation);
        var about = rows.Select(r => r.CaseId).OfType<CaseId>().Distinct().ToList();
        var numbers =
            about.Count == 0 ? [] : (await mediator.Send(new GetCases(about), cancellation)).ToDictionary(c => c.Id, c => c.Number);
        return
        [
            .. rows.Select(t => new LedgerListRow(
                t.At,
                Names[t.Kind],
                t.Year,
                t.CaseId is { } id ? numbers.GetValueOrDefault(id) : null,
                t.Text,
                t.Reference,
                t.In.Total(),
                t.Who
            )),
        ];
    }
}
