using Fund.Contracts.Applications;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Adherence;

/// <summary>
/// Before a payout somebody says whether each initiative follows its plans (U-75): asked when the period has ended, until it is said or the
/// settlement is approved (F-21).
/// </summary>
internal sealed class AdherenceQuestions(
    FinanceDb db,
    FundOccasions occasions,
    CurrentSetup setup,
    HandOvers handOvers,
    OperationDoers doers,
    TaskBoard tasks,
    IMediator mediator,
    TimeProvider time
)
{
    private const string Prefix = "adherence:";

    /// <summary>Kind of the task, one for each fund and occasion in each case.</summary>
    public static string TaskOf(string fund, string occasion) => $"{Prefix}{fund}:{occasion}";

    /// <summary>Asks for every settlement of a fund that is not approved, each once, of the initiatives that ran in its period.</summary>
    public async Task AskAsync(string fund, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        var open = (await occasions.OfAsync(fund, cancellation))
            .EndedBefore(today)
            .Where(o => !approved.Contains(o.Id.ToString()))
            .ToList();
        if (open.Count == 0)
        {
            return;
        }

        var asked = await tasks.AskedAsync(Prefix, cancellation);
        var running = (await mediator.Send(new CasesIn([StageKind.Running]), cancellation)).Where(about => about.Fund == fund).ToList();
        var ids = running.Select(about => about.Id).ToList();
        var said = (
            await db
                .AdherenceWords.AsNoTracking()
                .Where(word => ids.Contains(word.CaseId))
                .Select(word => new { word.CaseId, word.Occasion })
                .ToListAsync(cancellation)
        ).ToHashSet();
        foreach (var about in running)
        {
            foreach (
                var occasion in open.Where(o =>
                    about.StartedOn <= o.PeriodEnd
                    && !asked.Contains((about.Number, TaskOf(fund, o.Id.ToString())))
                    && !said.Contains(new { CaseId = about.Id, Occasion = o.Id.ToString() })
                )
            )
            {
                await AskAsync(about, occasion, cancellation);
            }
        }
    }

    private async Task AskAsync(CaseHeaderView about, ReportingOccasion occasion, CancellationToken cancellation)
    {
        var rules = (await setup.GetAsync(cancellation)).ProfileOf(about.RuleVersion);
        if (rules.Settlement.AdherenceRule is not { } rule || doers.Of(rules, nameof(ConfirmAdherence)) is not [var role, ..])
        {
            return;
        }

        await handOvers.AskAsync(
            new TaskItem
            {
                CaseNumber = about.Number,
                Kind = TaskOf(about.Fund, occasion.Id.ToString()),
                Title = T($"Svara om planerna följs, {occasion.NameInYear}: {about.Title}"),
                Why = T("Inget betalas ut förrän någon har bekräftat att planerna följs."),
                Role = role,
                Unit = TaskItem.UnitFor(role, about),
                Impartial = doers.IsImpartial(nameof(ConfirmAdherence)),
                Due = occasion.Due,
                Rule = rule,
                Link = doers.LinkOf(about.Number, nameof(ConfirmAdherence)),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }
}
