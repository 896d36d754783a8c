using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Adherence;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>A cost to hold or release. SEK.</summary>
/// <param name="CaseNumber">Number of the case.</param>
/// <param name="CaseTitle">Its title.</param>
/// <param name="Cost">Key of the cost.</param>
/// <param name="Date">The day it arose.</param>
/// <param name="Voucher">Its voucher.</param>
/// <param name="Text">What it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsSettled">A settlement has taken it up.</param>
/// <param name="IsTakenBack">Is it taken back, or does it take another one back?</param>
/// <param name="Held">The hold; null when it is not held.</param>
/// <param name="IsByHand">Was it typed by hand? Else it came from the finance system.</param>
internal sealed record CostHeldView(
    string CaseNumber,
    string CaseTitle,
    Guid Cost,
    DateOnly Date,
    string Voucher,
    string Text,
    Money Amount,
    bool IsSettled,
    bool IsTakenBack,
    OpenHold? Held,
    bool IsByHand
);

/// <summary>A cost of a case, and whether it is held.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ManageFinance)]
internal sealed record CostHeld(string CaseNumber, Guid Cost) : IQuery<CostHeldView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CostHeldHandler(FinanceDb db, CaseProcess cases) : IRequestHandler<CostHeld, CostHeldView>
{
    public async Task<CostHeldView> Handle(CostHeld request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        var cost = await db
            .CostLines.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == request.Cost && c.CaseId == header.Id, cancellationToken)
            ?? throw new NotFound(T("Kostnaden finns inte."));
        return new CostHeldView(
            header.Number,
            header.Title,
            cost.Id,
            cost.Date,
            $"{cost.Series} {cost.Number}".Trim(),
            cost.Text,
            cost.Amount,
            await db.SettledCosts.AnyAsync(settled => settled.CostLineId == cost.Id, cancellationToken),
            await db.IsTakenBackAsync(cost, cancellationToken),
            await db
                .CostHolds.AsNoTracking()
                .Where(h => h.CostLineId == cost.Id && h.ReleasedAt == null)
                .Select(h => new OpenHold(h.Id, h.Reason, h.HeldByName, h.HeldAt))
                .FirstOrDefaultAsync(cancellationToken),
            cost.Series == CostLine.ByHand
        );
    }
}
