using Fund.Contracts.Applications;
using Fund.Platform.Persistence;
using MediatR;

namespace Fund.Evaluation.Reactions;

/// <summary>What Evaluation knows of a case.</summary>
internal sealed class AddEvaluationFacts(ReadBatch reads) : INotificationHandler<GatherFacts>
{
    private const string Kinds = "select distinct kind from evaluation.evaluations where municipality_id = $1 and case_id = $2";

    public Task Handle(GatherFacts notification, CancellationToken cancellationToken)
    {
        reads.Ask(Kinds, row => notification.Facts.Evaluations.Add(row.GetString(0)), notification.Case.Value);
        return Task.CompletedTask;
    }
}
