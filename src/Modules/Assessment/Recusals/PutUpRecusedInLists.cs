using Fund.Contracts.Applications;
using MediatR;

namespace Fund.Assessment.Recusals;

/// <summary>In lists of cases: who has declared a conflict of interest in which (W-22, F-21).</summary>
internal sealed class PutUpRecusedInLists : INotificationHandler<GatherCaseColumns>
{
    private const string Declared =
        "select r.case_id, r.person_id from assessment.recusals r where r.municipality_id = $1 and r.person_id is not null";

    public Task Handle(GatherCaseColumns notification, CancellationToken cancellationToken)
    {
        notification.Recusals.Add(Declared);
        return Task.CompletedTask;
    }
}
