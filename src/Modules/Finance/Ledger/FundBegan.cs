using Fund.Contracts.Assessment;
using Fund.Contracts.Finance;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Ledger;

/// <summary>
/// From the ledger, and from the decisions behind it: a grant decided in December and entered in January has costs of December to settle.
/// </summary>
internal sealed class FundBeganHandler(FinanceDb db, IMediator mediator) : IRequestHandler<FundBegan, DateOnly?>
{
    public async Task<DateOnly?> Handle(FundBegan request, CancellationToken cancellationToken)
    {
        var committed = await db
            .Transactions.AsNoTracking()
            .Where(t => t.Fund == request.Fund && t.Kind == LedgerKind.Commitment && t.CaseId != null)
            .GroupBy(t => t.CaseId)
            .Select(g => new { CaseId = g.Key!.Value, At = g.Min(t => t.At) })
            .ToDictionaryAsync(c => c.CaseId, c => c.At, cancellationToken);
        if (committed.Count == 0)
        {
            return null;
        }

        var decisions = await mediator.Send(new CaseDecisions([.. committed.Keys]), cancellationToken);
        return committed.Values.Select(StockholmTime.DateOf).Concat(decisions.Values.Select(d => d.DecidedOn)).Min();
    }
}
