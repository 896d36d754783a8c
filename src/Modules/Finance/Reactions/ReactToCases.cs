using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Reactions;

/// <summary>
/// A body has granted: the fund commits, in the same transaction, so that no moment exists where a decision has no commitment.
/// </summary>
internal sealed class OnDecisionRecorded(FinanceDb db, FundLedger ledger, Actor actor, TimeProvider time)
    : INotificationHandler<DecisionRecorded>
{
    public async Task Handle(DecisionRecorded notification, CancellationToken cancellationToken)
    {
        var decision = notification.Decision;
        if (!decision.Granted.IsPositive)
        {
            return;
        }

        await ledger.LockAsync(cancellationToken);
        foreach (var (year, amount) in decision.PerYear.Where(y => y.Value.IsPositive).OrderBy(y => y.Key))
        {
            // The last wall: whoever calculated the room, the fund is never promised twice.
            if (amount > (await ledger.PositionAsync(year, cancellationToken)).Available)
            {
                throw new Refused($"Fonden har inte så mycket kvar att bevilja för {year}.", field: "granted");
            }

            db.Transactions.Add(
                LedgerTransaction.Move(
                    LedgerKind.Commitment,
                    $"commitment:{notification.Case.Value:N}:{year}:{decision.DecidedOn:yyyyMMdd}:{decision.Paragraph}",
                    year,
                    amount,
                    "Beviljat",
                    actor.Name,
                    time.GetUtcNow(),
                    notification.Case,
                    reference: $"{decision.Body} {decision.DecidedOn:yyyy-MM-dd} {decision.Paragraph}"
                )
            );
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>A case has ended: what was granted and not used goes back to the fund .</summary>
internal sealed class OnCaseMoved(FinanceDb db, FundLedger ledger, Actor actor, TimeProvider time) : INotificationHandler<CaseMoved>
{
    public async Task Handle(CaseMoved notification, CancellationToken cancellationToken)
    {
        if (notification.ToKind != StageKind.Ended)
        {
            return;
        }

        await ledger.LockAsync(cancellationToken);
        var committed = await (
            from t in db.Transactions.AsNoTracking()
            join r in db.LedgerRows.AsNoTracking() on t.Id equals r.TransactionId
            where t.CaseId == notification.Case && r.Account == LedgerAccount.Committed
            select new { t.Year, r.Amount }
        ).ToListAsync(cancellationToken);
        foreach (var year in committed.GroupBy(c => c.Year))
        {
            var left = year.Select(c => c.Amount).Total();
            if (left > Money.Zero)
            {
                db.Transactions.Add(
                    LedgerTransaction.Move(
                        LedgerKind.Release,
                        $"release:{notification.Case.Value:N}:{year.Key}",
                        year.Key,
                        left,
                        "Återlämnat när ärendet avslutades",
                        actor.Name,
                        time.GetUtcNow(),
                        notification.Case
                    )
                );
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
