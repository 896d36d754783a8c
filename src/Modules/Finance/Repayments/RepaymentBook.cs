using Fund.Contracts.Applications;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Keeps the instalments of an approved plan.</summary>
internal sealed class RepaymentBook(FinanceDb db, Actor actor, TimeProvider time)
{
    /// <summary>
    /// A newly approved plan takes the place of the last one, unit by unit and year by year. What a decision or a budget has settled
    /// stands,
    /// and only what the new plan says beyond it is added. What was delivered and is in the new plan keeps its place; what is not falls
    /// away in
    /// sight of all, since the budget has been told of it.
    /// </summary>
    public async Task ReplaceAsync(CaseHeaderView about, IReadOnlyList<RepaymentRow> rows, CancellationToken cancellation)
    {
        var standing = await db.Instalments.Where(i => i.CaseId == about.Id).OrderBy(i => i.Id).ToListAsync(cancellation);
        var ids = standing.Select(i => i.Id).ToList();
        var measured = (
            await db.Effects.Where(e => ids.Contains(e.InstalmentId)).Select(e => e.InstalmentId).Distinct().ToListAsync(cancellation)
        ).ToHashSet();
        foreach (var row in rows.GroupBy(row => (row.Unit, row.Year)))
        {
            var same = standing.Where(i => (i.Unit, i.Year) == row.Key).ToList();
            standing.RemoveAll(same.Contains);
            Replace(about, row.First(), row.Select(each => each.Amount).Total(), same);
        }

        foreach (var left in standing.Where(IsOpen))
        {
            if (left.State == RepaymentState.Planned && !measured.Contains(left.Id))
            {
                db.Instalments.Remove(left);
            }
            else
            {
                left.Become(
                    RepaymentState.Waived,
                    null,
                    T("Raden finns inte i den nya planen."),
                    actor.Person,
                    actor.Name,
                    time.GetUtcNow()
                );
            }
        }
    }

    private void Replace(CaseHeaderView about, RepaymentRow row, Money planned, List<RepaymentInstalment> same)
    {
        var rest = planned - same.Where(i => !IsOpen(i)).Select(i => i.Amount).Total();
        var open = same.Where(IsOpen).ToList();
        if (rest.IsPositive && open.Count == 0)
        {
            db.Instalments.Add(RepaymentInstalment.Of(about.Fund, about.Id, row, rest));
            return;
        }

        foreach (var instalment in open)
        {
            if (rest.IsPositive)
            {
                if (instalment.Amount != rest)
                {
                    instalment.PlanAnew(rest);
                }

                rest = Money.Zero;
            }
            else
            {
                instalment.Become(
                    RepaymentState.Waived,
                    null,
                    T("Raden finns inte i den nya planen."),
                    actor.Person,
                    actor.Name,
                    time.GetUtcNow()
                );
            }
        }
    }

    // Neither a decision nor a budget has settled it.
    private static bool IsOpen(RepaymentInstalment instalment) => instalment.State is RepaymentState.Planned or RepaymentState.Delivered;
}
