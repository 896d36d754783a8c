using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Evaluation.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Portfolio;

/// <summary>
/// Compiles the evaluation of a whole fund at an occasion ("2026-ar"), once, with the figures as they are now. Without a fund the only one
/// is
/// meant.
/// </summary>
[Requires(Permission.Evaluate)]
[LoggedAs("Fondens utvärdering sammanställdes")]
internal sealed record CompilePortfolio(string Occasion, IReadOnlyDictionary<string, string?> Sections, string? Fund = null)
    : ICommand,
        IOperation,
        IAboutFund
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.CompilePortfolio { Occasion = Occasion };

    /// <summary>The task that asks for it.</summary>
    public static string TaskOf(string fund, ReportingOccasion occasion) => $"{TaskPrefix}{fund}:{occasion.Id}";

    /// <summary>How the tasks that ask for it begin.</summary>
    public const string TaskPrefix = "portfolio:";

    /// <summary>Where it is done, below the municipality.</summary>
    public static string LinkOf(string fund, ReportingOccasion occasion) => $"/portfolj/sammanstall?fund={fund}&occasion={occasion.Id}";
}

internal sealed class CompilePortfolioShape : AbstractValidator<CompilePortfolio>
{
    public CompilePortfolioShape()
    {
        RuleFor(c => c.Occasion).Must(occasion => OccasionKey.TryParse(occasion, out _)).WithMessage(_ => T("Välj ett tillfälle."));
        RuleForEach(c => c.Sections)
            .Must(s => (s.Value?.Length ?? 0) <= 20_000)
            .WithMessage(_ => T("Ett avsnitt är för långt, högst 20 000 tecken."));
    }
}

internal sealed class CompilePortfolioHandler(
    EvaluationDb db,
    CurrentSetup setup,
    PortfolioRows rows,
    EndedOccasions occasions,
    TaskBoard tasks,
    Actor actor,
    TimeProvider time
) : IRequestHandler<CompilePortfolio, Unit>
{
    public async Task<Unit> Handle(CompilePortfolio request, CancellationToken cancellationToken)
    {
        var known = await setup.GetAsync(cancellationToken);
        var fund = known.FundOf(request.Fund).Key;
        var rules = known.ProfileOn(StockholmTime.Today(time), fund)?.Evaluation ?? throw new NotFound(T("Ingen riktlinje gäller."));
        var occasion = await ToCompileAsync(known, fund, request.Occasion, rules, cancellationToken);
        var asked = rules.Sections.Concat(rules.PortfolioSections).ToList();
        var missing = asked.Where(s => s.Required && string.IsNullOrWhiteSpace(request.Sections.GetValueOrDefault(s.Key))).ToList();
        if (missing.Count > 0)
        {
            throw new Refused([.. missing.Select(s => new Finding(T($"Skriv avsnittet {s.Name}."), s.Rule, s.Key))]);
        }

        db.Portfolio.Add(
            new PortfolioEvaluation
            {
                Fund = fund,
                Occasion = occasion.Id.ToString(),
                Sections = request
                    .Sections.Where(s => asked.Any(a => a.Key == s.Key) && !string.IsNullOrWhiteSpace(s.Value))
                    .ToDictionary(s => s.Key, s => s.Value!),
                Figures = [.. (await rows.OfAsync(fund, cancellationToken)).Select(Figure)],
                WhoId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await tasks.DoneAsync(null, CompilePortfolio.TaskOf(fund, occasion), cancellationToken);
        return default;
    }

    private async Task<ReportingOccasion> ToCompileAsync(
        Setup known,
        string fund,
        string key,
        EvaluationRules rules,
        CancellationToken cancellation
    )
    {
        var open = await occasions.NotCompiledAsync(fund, cancellation);
        if (open.FirstOrDefault(o => o.Id.ToString() == key) is { } found)
        {
            return found;
        }

        if (await db.Portfolio.AnyAsync(p => p.Fund == fund && p.Occasion == key, cancellation))
        {
            throw new Conflict(T("Utvärderingen av fonden är redan sammanställd för det tillfället."));
        }

        throw new Refused(
            known.CalendarOf(fund).Find(key) switch
            {
                { } occasion when !occasion.Is(OccasionKinds.PortfolioEvaluation) => T(
                    "Vid det tillfället görs ingen samlad utvärdering enligt riktlinjen."
                ),
                { } occasion when occasion.PeriodEnd >= StockholmTime.Today(time) => T(
                    $"Perioden slutar {occasion.PeriodEnd:yyyy-MM-dd}. Utvärderingen kan sammanställas dagen efter."
                ),
                { } => T("Fonden hade inte beviljat några medel när perioden slutade, så det finns inget att utvärdera."),
                null => T("Riktlinjen har inget sådant tillfälle. Välj ett av dem som visas."),
            },
            rules.PortfolioRule,
            "occasion"
        );
    }

    private static PortfolioFigure Figure(PortfolioRow row, int place) =>
        new()
        {
            CaseId = row.CaseId,
            Place = place,
            CaseNumber = row.CaseNumber,
            Title = row.Title,
            LeadUnit = row.LeadUnit,
            Stage = row.Stage,
            Granted = row.Granted,
            Paid = row.Paid,
            Indicators = row.Indicators,
            OnTarget = row.OnTarget,
            Evaluations = row.Evaluations,
        };
}
