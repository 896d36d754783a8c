using Fund.Contracts.Applications;
using Fund.Evaluation.Evaluations;
using Fund.Evaluation.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Evaluation.Reactions;

/// <summary>What Evaluation knows of a case.</summary>
internal sealed class AddEvaluationFacts(EvaluationDb db) : INotificationHandler<GatherFacts>
{
    public async Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        var kinds = db.Evaluations.AsNoTracking().Where(e => e.CaseId == notification.Case).Select(e => e.Kind).Distinct();
        notification.Facts.Evaluations.UnionWith(await kinds.ToListAsync(cancellationToken));
    }
}
