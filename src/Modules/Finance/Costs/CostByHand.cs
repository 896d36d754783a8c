using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs;

/// <summary>A cost of a case that was typed by hand.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record CostByHand(string CaseNumber, Guid Cost) : IQuery<CostByHandView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

/// <summary>A cost that was typed by hand. SEK.</summary>
internal sealed record CostByHandView(DateOnly Date, string Voucher, string Text, Money Amount, string Who, bool Settled);

internal sealed class CostByHandHandler(FinanceDb db, CaseProcess cases) : IRequestHandler<CostByHand, CostByHandView>
{
    public async Task<CostByHandView> Handle(CostByHand request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        return await db
                .StandingCosts.Where(c => c.Id == request.Cost && c.CaseId == header.Id && c.Series == CostLine.ByHand)
                .Select(c => new CostByHandView(
                    c.Date,
                    c.Number,
                    c.Text,
                    c.Amount,
                    c.Who,
                    db.Set<CostSettled>().Any(settled => settled.CostLineId == c.Id)
                ))
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound(T("Kostnaden finns inte."));
    }
}
