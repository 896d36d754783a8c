using Fund.Contracts.Applications;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Keeps the instalments of an approved plan.</summary>
internal sealed class RepaymentBook(FinanceDb db)
{
    /// <summary>A newly approved plan takes the place of the last one's instalments that nothing has happened to.</summary>
    public async Task ReplaceAsync(CaseHeaderView about, IReadOnlyList<RepaymentRow> rows, CancellationToken cancellation)
    {
        await db.Instalments.Where(i => i.CaseId == about.Id && i.State == RepaymentState.Planned).ExecuteDeleteAsync(cancellation);
        db.Instalments.AddRange(
            rows.Select(r => new RepaymentInstalment
            {
                Fund = about.Fund,
                CaseId = about.Id,
                Unit = r.Unit,
                UnitName = r.UnitName,
                Year = r.Year,
                Amount = r.Amount,
            })
        );
    }
}
