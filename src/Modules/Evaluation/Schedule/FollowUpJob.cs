using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Portfolio;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Evaluation.Schedule;

/// <summary>
/// Each morning: when a period of the calendar has ended, asks every initiative that ran in it for its follow-up and the coordinator
/// for the evaluation of the whole (A-38, U-96). Each occasion is asked for once, however long the service was down.
/// </summary>
[ByItself("askForFollowUp", "Uppgifterna att följa upp och sammanställa delas ut när perioden är slut.")]
internal sealed class FollowUpJob(
    IMediator mediator,
    TenantTransaction transaction,
    MessageScope scope,
    CurrentSetup setup,
    EndedOccasions occasions,
    TaskBoard tasks,
    HandOvers handOvers,
    TimeProvider time
) : IMunicipalityJob
{
    /// <summary>How the tasks that ask for the follow-up of a period begin.</summary>
    public const string TaskPrefix = "followup:";

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        foreach (var fund in (await setup.GetAsync(cancellation)).Funds)
        {
            await AskForFollowUpsAsync(fund, cancellation);
            await AskForCompilationsAsync(fund, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task AskForFollowUpsAsync(FundName fund, CancellationToken cancellation)
    {
        var ended = (await occasions.OfAsync(fund.Key, OccasionKinds.FollowUp, cancellation)).ToList();
        var asked = await tasks.AskedAsync(TaskPrefix, cancellation);
        foreach (var header in (await mediator.Send(new CasesIn([StageKind.Running]), cancellation)).Where(c => c.Fund == fund.Key))
        {
            foreach (var occasion in ended.Where(o => header.StartedOn <= o.PeriodEnd && !asked.Contains((header.Number, TaskOf(o)))))
            {
                await handOvers.AskAsync(
                    new TaskItem
                    {
                        CaseNumber = header.Number,
                        Kind = TaskOf(occasion),
                        Title = T($"Lämna uppföljningen, {occasion.NameInYear}: {header.Title}"),
                        Why = T("Perioden är slut, och alla som har pågått i den följs upp."),
                        Role = Role.ProjectManager,
                        Unit = header.LeadUnit,
                        Due = occasion.Due,
                        Link = RecordEvaluation.LinkOf(header.Number, EvaluationKinds.StatusReport),
                        AskedAt = time.GetUtcNow(),
                    },
                    cancellation
                );
            }
        }
    }

    private async Task AskForCompilationsAsync(FundName fund, CancellationToken cancellation)
    {
        var today = StockholmTime.Today(time);
        var asked = await tasks.AskedAsync(CompilePortfolio.TaskPrefix, cancellation);
        var known = await setup.GetAsync(cancellation);
        foreach (var occasion in await occasions.NotCompiledAsync(fund.Key, cancellation))
        {
            var kind = CompilePortfolio.TaskOf(fund.Key, occasion);
            if (asked.Contains((null, kind)))
            {
                continue;
            }

            await handOvers.AskAsync(
                new TaskItem
                {
                    Kind = kind,
                    Title =
                        known.Funds.Count > 1
                            ? T($"Sammanställ utvärderingen av {fund.Name}, {occasion.NameInYear}")
                            : T($"Sammanställ utvärderingen av fonden, {occasion.NameInYear}"),
                    Why = T("Perioden är slut, och fonden utvärderas som helhet."),
                    Role = Role.Coordinator,
                    Due = occasion.Due,
                    Rule = known.ProfileOn(today, fund.Key)?.Evaluation.PortfolioRule,
                    Link = CompilePortfolio.LinkOf(fund.Key, occasion),
                    AskedAt = time.GetUtcNow(),
                },
                cancellation
            );
        }
    }

    private static string TaskOf(ReportingOccasion occasion) => $"{TaskPrefix}{occasion.Id}";
}
