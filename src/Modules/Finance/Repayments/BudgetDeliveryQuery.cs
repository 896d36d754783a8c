using Fund.Contracts.Messages;
using Fund.Finance.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>A delivery as it was delivered, or the part of it that is a unit's.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="Number">Counts the deliveries for the budget year.</param>
/// <param name="By">Who delivered it.</param>
/// <param name="At">When.</param>
/// <param name="Unit">Key of the unit; null for all.</param>
/// <param name="Rows">Its rows, in order.</param>
internal sealed record BudgetDeliveryView(int Year, int Number, string By, DateTimeOffset At, string? Unit, IReadOnlyList<BudgetRow> Rows);

/// <summary>What was delivered once, whatever has changed since.</summary>
/// <param name="Delivery">Key of the delivery.</param>
/// <param name="Unit">Key of a unit, for its rows alone; null for all.</param>
[Requires(Permission.ReadFinance)]
internal sealed record BudgetDeliveryQuery(Guid Delivery, string? Unit = null) : IQuery<BudgetDeliveryView>;

internal sealed class BudgetDeliveryQueryHandler(FinanceDb db) : IRequestHandler<BudgetDeliveryQuery, BudgetDeliveryView>
{
    public async Task<BudgetDeliveryView> Handle(BudgetDeliveryQuery request, CancellationToken cancellationToken)
    {
        var delivery =
            await db.Deliveries.AsNoTracking().Include(d => d.Rows).FirstOrDefaultAsync(d => d.Id == request.Delivery, cancellationToken)
            ?? throw new NotFound(T("Underlaget finns inte."));
        var rows = delivery.Rows.Where(row => request.Unit is null || row.Unit == request.Unit).OrderBy(row => row.Position).ToList();
        return rows.Count == 0
            ? throw new NotFound(T("Enheten finns inte i underlaget."))
            : new BudgetDeliveryView(
                delivery.Year,
                delivery.Number,
                delivery.ByName,
                delivery.At,
                request.Unit,
                [.. rows.Select(BudgetInputDesk.AsRow)]
            );
    }
}
