using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Jobs;
using Fund.Platform.Pipeline;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Evaluation.FollowUp;

/// <summary>
/// Each morning: when a period of the calendar has ended, asks every running initiative for its follow-up and the coordinator for
/// the evaluation of the whole (A-38, U-96).
/// </summary>
internal sealed class FollowUpJob(
    IMediator mediator,
    TenantTransaction transaction,
    MessageScope scope,
    CurrentSetup setup,
    TaskBoard tasks,
    TimeProvider time
) : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var today = StockholmTime.Today(time);
        if ((await setup.GetAsync(cancellation)).ProfileOn(today) is not { } profile)
        {
            return;
        }

        foreach (var rule in profile.Calendar.Occasions)
        {
            // The day after the period's end, or the first morning that the service runs again within a month of it.
            var end = Ended(rule, today);
            if (today <= end || today > end.AddDays(31))
            {
                continue;
            }

            await AskAsync(rule, end, profile.Evaluation.PortfolioRule, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task AskAsync(OccasionRule rule, DateOnly end, string? portfolioRule, CancellationToken cancellation)
    {
        var key = $"{end.Year}-{rule.Key}";
        var due = end.AddDays(rule.DueAfterDays);
        if (rule.FollowUp)
        {
            foreach (var header in await mediator.Send(new CasesIn([StageKind.Running]), cancellation))
            {
                await tasks.AskAsync(
                    new TaskItem
                    {
                        CaseNumber = header.Number,
                        Kind = $"followup:{key}",
                        Title = $"Följ upp {header.Title}, {rule.Name} {end.Year}",
                        Role = Role.ProjectManager,
                        Unit = header.LeadUnit,
                        Due = due,
                        Link = $"/arenden/{header.Number}/uppfoljning",
                        AskedAt = time.GetUtcNow(),
                    },
                    cancellation
                );
            }
        }

        if (rule.Portfolio)
        {
            await tasks.AskAsync(
                new TaskItem
                {
                    Kind = $"portfolio:{key}",
                    Title = $"Sammanställ utvärderingen av fonden, {rule.Name} {end.Year}",
                    Role = Role.Coordinator,
                    Due = due,
                    Rule = portfolioRule,
                    Link = "/portfolj",
                    AskedAt = time.GetUtcNow(),
                },
                cancellation
            );
        }
    }

    private static DateOnly Ended(OccasionRule rule, DateOnly today)
    {
        var end = DateOnly.ParseExact($"{today.Year}-{rule.PeriodEnd}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return end < today ? end : end.AddYears(-1);
    }
}
