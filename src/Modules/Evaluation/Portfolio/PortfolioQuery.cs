using Fund.Contracts.Messages;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Portfolio;

/// <summary>A compilation in the list, with the figures of its day.</summary>
internal sealed record CompilationRow(
    Guid Id,
    string Occasion,
    string OccasionName,
    DateTimeOffset At,
    string Who,
    IReadOnlyDictionary<string, string> Sections,
    IReadOnlyList<PortfolioRow> Figures
);

/// <summary>
/// An occasion at which the whole fund is to be evaluated: "2026-delar", "Delårsrapport 2026". Late when its last day is behind.
/// </summary>
internal sealed record PortfolioOccasion(string Key, string Name, DateOnly Due, bool Late);

/// <summary>A fund to look at.</summary>
internal sealed record PortfolioFund(string Key, string Name);

/// <summary>A whole fund: what was funded, where it stands, cost and effect.</summary>
internal sealed record PortfolioView(
    string Fund,
    IReadOnlyList<PortfolioFund> Funds,
    IReadOnlyList<PortfolioRow> Rows,
    IReadOnlyList<CompilationRow> Compilations,
    IReadOnlyList<SectionView> Sections,
    IReadOnlyList<PortfolioOccasion> Occasions,
    bool HasFinance,
    bool MayCompile
);

/// <summary>A whole fund, ongoing and finished initiatives; without a key the municipality's first.</summary>
[Requires(Permission.ReadCases)]
internal sealed record PortfolioQuery(string? Fund = null) : IQuery<PortfolioView>, IAboutFund;

internal sealed class PortfolioQueryHandler(
    EvaluationDb db,
    CurrentSetup setup,
    PortfolioRows rows,
    EndedOccasions occasions,
    Actor actor,
    TimeProvider time
) : IRequestHandler<PortfolioQuery, PortfolioView>
{
    public async Task<PortfolioView> Handle(PortfolioQuery request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        if (known.Funds.Count == 0)
        {
            throw new NotFound(T("Ingen riktlinje gäller."));
        }

        var fund = request.Fund is null ? known.Funds[0].Key : known.FundOf(request.Fund).Key;
        var calendar = known.CalendarOf(fund);
        var compiled = await db
            .Portfolio.AsNoTracking()
            .Include(p => p.Figures)
            .Where(p => p.Fund == fund)
            .OrderByDescending(p => p.At)
            .ToListAsync(cancellationToken);
        var rules = known.ProfileOn(StockholmTime.Today(time), fund)?.Evaluation;
        return new PortfolioView(
            fund,
            [.. known.Funds.Select(f => new PortfolioFund(f.Key, f.Name))],
            await rows.OfAsync(fund, cancellationToken),
            [
                .. compiled.Select(p => new CompilationRow(
                    p.Id,
                    p.Occasion,
                    calendar.Find(p.Occasion)?.NameInYear ?? p.Occasion,
                    p.At,
                    p.Who,
                    p.Sections,
                    [.. p.Figures.OrderBy(f => f.Place).Select(Row)]
                )),
            ],
            [.. rules?.Sections.Concat(rules.PortfolioSections).Select(SectionView.Of) ?? []],
            [
                .. (await occasions.NotCompiledAsync(fund, cancellationToken)).Select(o => new PortfolioOccasion(
                    o.Id.ToString(),
                    o.NameInYear,
                    o.Due,
                    o.Due < StockholmTime.Today(time)
                )),
            ],
            known.Modules.Contains("finance"),
            actor.May(Permission.Evaluate)
        );
    }

    private static PortfolioRow Row(PortfolioFigure f) =>
        new(f.CaseId, f.CaseNumber, f.Title, f.LeadUnit, f.Stage, f.Granted, f.Paid, f.Indicators, f.OnTarget, f.Evaluations);
}
