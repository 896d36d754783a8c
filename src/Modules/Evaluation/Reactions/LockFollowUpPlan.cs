using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Evaluation.FollowUp;
using Fund.Evaluation.Persistence;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Reactions;

/// <summary>The initiative starts: its follow-up plan, written in the application, is locked (U-91).</summary>
[ByItself("lockFollowUpPlan", "Planen för uppföljning låses vid starten.")]
internal sealed class LockFollowUpPlan(EvaluationDb db, CurrentSetup setup, IMediator mediator, TimeProvider time)
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
    }
}
