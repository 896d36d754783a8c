using Fund.Contracts.Finance;
using Fund.Evaluation.Cases;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Portfolio;

/// <summary>
/// The occasions of a fund that have ended: those whose period ended on or after the day of its first commitment. Without Finance, which
/// keeps the commitments, on or after the day its first granted initiative started.
/// </summary>
internal sealed class EndedOccasions(EvaluationDb db, CurrentSetup setup, GrantedCases cases, IMediator mediator, TimeProvider time)
{
    /// <summary>The occasions with all these kinds whose periods have ended, the oldest first.</summary>
    public async Task<IEnumerable<ReportingOccasion>> OfAsync(string fund, OccasionKinds kinds, CancellationToken cancellation) =>
        await BeganAsync(fund, cancellation) is { } began
            ? (await setup.GetAsync(cancellation)).CalendarOf(fund).Ending(kinds, began, StockholmTime.Today(time).AddDays(-1))
            : [];

    /// <summary>The occasions at which the whole fund should have been evaluated and has not been, the oldest first (A-38, U-96).</summary>
    public async Task<IReadOnlyList<ReportingOccasion>> NotCompiledAsync(string fund, CancellationToken cancellation)
    {
        var ended = await OfAsync(fund, OccasionKinds.PortfolioEvaluation, cancellation);
        var compiled = await db.Portfolio.AsNoTracking().Where(p => p.Fund == fund).Select(p => p.Occasion).ToListAsync(cancellation);
        return [.. ended.Where(o => !compiled.Contains(o.Id.ToString()))];
    }

    private async Task<DateOnly?> BeganAsync(string fund, CancellationToken cancellation) =>
        await setup.HasModuleAsync("finance", cancellation)
            ? await mediator.Send(new FundBegan(fund), cancellation)
            : (await cases.OfAsync(fund, cancellation)).Min(c => c.StartedOn);
}
