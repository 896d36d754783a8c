using Fund.Contracts.Applications;
using Fund.Finance.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Repayments;

/// <summary>Reads instalments with all that decides what they come to.</summary>
internal sealed class RepaymentReading(FinanceDb db, CurrentSetup setup, IMediator mediator, TimeProvider time)
{
    /// <summary>Those of a fund whose frames are reduced in some years, by year, unit and age.</summary>
    /// <param name="fund">Key of the fund.</param>
    /// <param name="from">The first budget year; null for no bound.</param>
    /// <param name="to">The last one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<RepaymentLine>> OfAsync(string fund, int? from, int? to, CancellationToken cancellation) =>
        await LinesAsync(
            db.Instalments.AsNoTracking()
                .Where(i => i.Fund == fund)
                .Where(i => from == null || (i.PostponedTo ?? i.Year) >= from)
                .Where(i => to == null || (i.PostponedTo ?? i.Year) <= to),
            cancellation
        );

    /// <summary>One of them; null where there is none.</summary>
    public async Task<RepaymentLine?> OneAsync(Guid instalment, CancellationToken cancellation) =>
        (await LinesAsync(db.Instalments.AsNoTracking().Where(i => i.Id == instalment), cancellation)).SingleOrDefault();

    private async Task<IReadOnlyList<RepaymentLine>> LinesAsync(IQueryable<RepaymentInstalment> asked, CancellationToken cancellation)
    {
        var instalments = await asked
            .OrderBy(i => i.PostponedTo ?? i.Year)
            .ThenBy(i => i.UnitName)
            .ThenBy(i => i.Id)
            .ToListAsync(cancellation);
        if (instalments.Count == 0)
        {
            return [];
        }

        var effects = (
            await (
                from instalment in asked
                join effect in db.Effects.AsNoTracking() on instalment.Id equals effect.InstalmentId
                select effect
            ).ToListAsync(cancellation)
        )
            .GroupBy(effect => effect.InstalmentId)
            .ToDictionary(of => of.Key, of => of.MaxBy(effect => effect.Number)!);
        var about = instalments.Select(i => i.CaseId).Distinct().ToList();
        var cases = (await mediator.Send(new GetCases(about), cancellation)).ToDictionary(c => c.Id);
        var known = await setup.GetAsync(cancellation);
        var today = StockholmTime.Today(time);
        return
        [
            .. from row in instalments
            let header = cases[row.CaseId]
            let rules = known.ProfileOf(header.RuleVersion).Repayment
            select new RepaymentLine(row, header, rules.RegimeOn(header.StartedOn ?? today), effects.GetValueOrDefault(row.Id)),
        ];
    }
}
