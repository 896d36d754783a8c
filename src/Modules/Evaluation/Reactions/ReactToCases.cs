using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Reactions;

/// <summary>
/// The initiative starts: its follow-up plan, written in the application, is locked (U-91), and the evaluations of its time are asked for
/// (U-88, U-97).
/// </summary>
internal sealed class OnCaseMoved(EvaluationDb db, CurrentSetup setup, TaskBoard tasks, IMediator mediator, TimeProvider time)
    : INotificationHandler<CaseMoved>
{
    public async Task Handle(CaseMoved notification, CancellationToken cancellationToken)
    {
        if (notification.ToKind != StageKind.Running || await db.Indicators.AnyAsync(i => i.CaseId == notification.Case, cancellationToken))
        {
            return;
        }

        var answers = await mediator.Send(new CaseAnswers(notification.Case), cancellationToken);
        var header = (await mediator.Send(new GetCases([notification.Case]), cancellationToken))[0];
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(header.RuleVersion);
        foreach (var row in AnswerRoles.Of(profile).FollowUpPlan(answers))
        {
            db.Indicators.Add(
                new IndicatorPlan
                {
                    CaseId = notification.Case,
                    Indicator = row.Indicator,
                    Unit = row.Unit,
                    Baseline = row.Baseline,
                    Target = row.Target,
                    Source = row.Source,
                    Method = row.Method,
                    Frequency = row.Frequency,
                    Responsible = row.Responsible,
                    LockedAt = time.GetUtcNow(),
                }
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        var rules = profile.Evaluation;
        if (rules.Yearly)
        {
            await AskAsync(
                header.Number,
                "evaluation:yearly",
                $"Årlig utvärdering av {header.Title}",
                StockholmTime.Today(time).AddYears(1),
                rules.Rule,
                cancellationToken
            );
        }
    }

    private Task AskAsync(string number, string kind, string title, DateOnly due, string? rule, CancellationToken cancellation) =>
        tasks.AskAsync(
            new TaskItem
            {
                CaseNumber = number,
                Kind = kind,
                Title = title,
                Role = Role.ProjectManager,
                Due = due,
                Rule = rule,
                Link = $"/arenden/{number}/uppfoljning",
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
}

/// <summary>What Evaluation knows of a case.</summary>
internal sealed class AddEvaluationFacts(EvaluationDb db) : INotificationHandler<GatherFacts>
{
    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        foreach (
            var kind in await db
                .Evaluations.AsNoTracking()
                .Where(e => e.CaseId == notification.Case)
                .Select(e => e.Kind)
                .Distinct()
                .ToListAsync(cancellationToken)
        )
        {
            notification.Facts.Evaluations.Add(kind);
        }
    }
}
