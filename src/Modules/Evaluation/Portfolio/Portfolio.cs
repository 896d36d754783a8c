using FluentValidation;
using Fund.Contracts.Applications;
using Fund.Contracts.Assessment;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Portfolio;

/// <summary>An evaluation of the whole fund, compiled at an occasion (A-38, U-96): figures as they then were, and words.</summary>
internal sealed class PortfolioEvaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Occasion { get; init; } = "";
    public Dictionary<string, string> Sections { get; init; } = [];
    public string Figures { get; init; } = "[]";
    public string Who { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>An initiative in the portfolio. SEK; null where a module that knows it is switched off.</summary>
internal sealed record PortfolioRow(
    string CaseNumber,
    string Title,
    string LeadUnit,
    string Stage,
    string StageKind,
    Money? Granted,
    Money? Paid,
    int Indicators,
    int OnTarget,
    int Evaluations
);

/// <summary>A compilation in the list.</summary>
internal sealed record CompilationRow(
    Guid Id,
    string Occasion,
    DateTimeOffset At,
    string Who,
    IReadOnlyDictionary<string, string> Sections
);

/// <summary>An occasion at which the whole fund is evaluated: "2026-delar", "Delårsrapport 2026".</summary>
internal sealed record PortfolioOccasion(string Key, string Name);

/// <summary>The whole fund: what was funded, where it stands, cost and effect.</summary>
internal sealed record PortfolioView(
    IReadOnlyList<PortfolioRow> Rows,
    IReadOnlyList<CompilationRow> Compilations,
    IReadOnlyList<FollowUp.SectionView> Sections,
    IReadOnlyList<PortfolioOccasion> Occasions,
    bool HasFinance,
    bool MayCompile
);

/// <summary>The whole fund, ongoing and finished initiatives.</summary>
[Requires(Permission.ReadCases)]
internal sealed record PortfolioQuery : IQuery<PortfolioView>;

/// <summary>Compiles the evaluation of the whole fund at an occasion ("2026-ar"), with the figures as they are now.</summary>
[Requires(Permission.Evaluate)]
[LoggedAs("Fondens utvärdering sammanställdes")]
internal sealed record CompilePortfolio(string Occasion, IReadOnlyDictionary<string, string?> Sections) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.CompilePortfolio { Occasion = Occasion };
}

internal sealed class CompilePortfolioShape : AbstractValidator<CompilePortfolio>
{
    public CompilePortfolioShape()
    {
        RuleFor(c => c.Occasion).Matches("^20[0-9]{2}-[A-Za-z0-9]{1,20}$").WithMessage("Välj ett tillfälle.");
        RuleForEach(c => c.Sections)
            .Must(s => (s.Value?.Length ?? 0) <= 20_000)
            .WithMessage("Ett avsnitt är för långt, högst 20 000 tecken.");
    }
}

internal sealed class PortfolioHandler(
    EvaluationDb db,
    CurrentSetup setup,
    ProcessContext process,
    TaskBoard tasks,
    Actor actor,
    IMediator mediator,
    TimeProvider time
) : IRequestHandler<PortfolioQuery, PortfolioView>, IRequestHandler<CompilePortfolio, Unit>
{
    public async Task<PortfolioView> Handle(PortfolioQuery request, CancellationToken cancellationToken)
    {
        var profile =
            (await setup.GetAsync(cancellationToken)).ProfileOn(StockholmTime.Today(time)) ?? throw new NotFound("Ingen riktlinje gäller.");
        var year = StockholmTime.Today(time).Year;
        var compiled = await db.Portfolio.AsNoTracking().OrderByDescending(p => p.At).ToListAsync(cancellationToken);
        return new PortfolioView(
            await RowsAsync(cancellationToken),
            [.. compiled.Select(p => new CompilationRow(p.Id, p.Occasion, p.At, p.Who, p.Sections))],
            [
                .. profile
                    .Evaluation.Sections.Concat(profile.Evaluation.PortfolioSections)
                    .Select(s => new FollowUp.SectionView(s.Key, s.Name, s.Required, s.Rule)),
            ],
            [
                .. profile
                    .Calendar.Occasions.Where(o => o.Portfolio)
                    .SelectMany(o => new[] { year, year - 1 }, (o, of) => new PortfolioOccasion($"{of}-{o.Key}", $"{o.Name} {of}"))
                    .OrderByDescending(o => o.Key, StringComparer.Ordinal),
            ],
            await setup.HasModuleAsync("finance", cancellationToken),
            actor.May(Permission.Evaluate)
        );
    }

    public async Task<Unit> Handle(CompilePortfolio request, CancellationToken cancellationToken)
    {
        var profile = process.Profile;
        if (profile.Calendar.Occasions.All(o => !o.Portfolio || !request.Occasion.EndsWith("-" + o.Key, StringComparison.Ordinal)))
        {
            throw new Refused(
                "Vid det tillfället görs ingen samlad utvärdering enligt riktlinjen.",
                profile.Evaluation.PortfolioRule,
                "occasion"
            );
        }

        var asked = profile.Evaluation.Sections.Concat(profile.Evaluation.PortfolioSections).ToList();
        var missing = asked.Where(s => s.Required && string.IsNullOrWhiteSpace(request.Sections.GetValueOrDefault(s.Key))).ToList();
        if (missing.Count > 0)
        {
            throw new Refused([.. missing.Select(s => new Finding($"Skriv avsnittet {s.Name}.", s.Rule, s.Key))]);
        }

        db.Portfolio.Add(
            new PortfolioEvaluation
            {
                Occasion = request.Occasion,
                Sections = request
                    .Sections.Where(s => asked.Any(a => a.Key == s.Key) && !string.IsNullOrWhiteSpace(s.Value))
                    .ToDictionary(s => s.Key, s => s.Value!),
                Figures = System.Text.Json.JsonSerializer.Serialize(await RowsAsync(cancellationToken), Platform.Api.ApiRoutes.Json),
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, $"portfolio:{request.Occasion}", cancellationToken);
        return default;
    }

    private async Task<IReadOnlyList<PortfolioRow>> RowsAsync(CancellationToken cancellation)
    {
        var granted = await GrantedAsync(cancellation);
        var ids = granted.Select(c => c.Id).ToList();
        var known = await setup.GetAsync(cancellation);
        var money = known.Modules.Contains("finance") ? await mediator.Send(new MoneyOfCases(ids), cancellation) : null;
        var indicators = (await db.Indicators.AsNoTracking().Where(i => ids.Contains(i.CaseId)).ToListAsync(cancellation)).ToLookup(i =>
            i.CaseId
        );
        var measured = (await db.Measurements.AsNoTracking().Where(m => ids.Contains(m.CaseId)).ToListAsync(cancellation))
            .GroupBy(m => m.IndicatorId)
            .ToDictionary(g => g.Key, g => g.OrderBy(m => m.MeasuredOn).ThenBy(m => m.At).Last().Value);
        var evaluations = (
            await db.Evaluations.AsNoTracking().Where(e => ids.Contains(e.CaseId)).Select(e => e.CaseId).ToListAsync(cancellation)
        ).ToLookup(id => id);
        return
        [
            .. granted.Select(c => new PortfolioRow(
                c.Number,
                c.Title,
                c.LeadUnitName,
                known.ProfileOf(c.RuleVersion).StageOf(c.Stage).Name,
                c.StageKind.ToString(),
                money is null ? null : money.GetValueOrDefault(c.Id)?.Granted ?? Money.Zero,
                money is null ? null : money.GetValueOrDefault(c.Id)?.Paid ?? Money.Zero,
                indicators[c.Id].Count(),
                indicators[c.Id].Count(i => measured.TryGetValue(i.Id, out var value) && OnTarget(i, value)),
                evaluations[c.Id].Count()
            )),
        ];
    }

    // Granted ones, running and closed alike; what was declined or rejected is no initiative.
    private async Task<IReadOnlyList<CaseHeaderView>> GrantedAsync(CancellationToken cancellation)
    {
        var all = await mediator.Send(new CasesIn([StageKind.Granted, StageKind.Running, StageKind.Ended]), cancellation);
        if (!await setup.HasModuleAsync("assessment", cancellation))
        {
            return [.. all.Where(c => c.StageKind != StageKind.Ended || c.StartedOn is not null)];
        }

        var decisions = await mediator.Send(new CaseDecisions([.. all.Select(c => c.Id)]), cancellation);
        return [.. all.Where(c => decisions.TryGetValue(c.Id, out var decision) && decision.Granted.IsPositive)];
    }

    private static bool OnTarget(FollowUp.IndicatorPlan plan, decimal value) =>
        plan.Target is { } target && (plan.Baseline is { } baseline && target < baseline ? value <= target : value >= target);
}
