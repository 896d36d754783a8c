using Fund.Contracts.Applications;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Finance.Costs;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>What was decided of the costs of a year that is closed, and what came of it.</summary>
internal sealed class YearEndDecided(FinanceDb db, IMediator mediator)
{
    /// <summary>Row by row, what was claimed back first.</summary>
    public async Task<IReadOnlyList<YearEndRow>> OfAsync(string fund, int year, CancellationToken cancellation)
    {
        var rows = await (
            from decision in db.YearEndDecisions.AsNoTracking()
            join cost in db.CostLines.AsNoTracking() on decision.CostLineId equals cost.Id
            where decision.Fund == fund && decision.Year == year && decision.Paid != null
            orderby cost.Date
            select new { decision, cost }
        ).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(row => row.decision.CaseId).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(ids), cancellation)).ToDictionary(c => c.Id);
        var units = (await mediator.Send(new Units(), cancellation)).ToDictionary(unit => unit.Key, unit => unit.Name);
        return
        [
            .. from row in rows
            let about = cases[row.decision.CaseId]
            orderby row.decision.Paid
            select new YearEndRow(
                row.cost.Id,
                about.Number,
                about.Title,
                units.GetValueOrDefault(about.LeadUnit, about.LeadUnit),
                $"{row.cost.Series} {row.cost.Number}".Trim(),
                row.cost.Text,
                row.cost.Date,
                row.cost.Amount,
                row.cost.Date.Year > year ? YearEndKind.NextYear
                    : row.cost.Date.Year < year ? YearEndKind.OtherYear
                    : row.cost.Amount.IsNegative ? YearEndKind.Credit
                    : YearEndKind.Late,
                "",
                Money.Zero,
                [],
                row.decision.Outcome,
                row.decision.Reason,
                row.decision.DecidedByName,
                StockholmTime.DateOf(row.decision.DecidedAt),
                row.decision.Paid
            ),
        ];
    }
}
