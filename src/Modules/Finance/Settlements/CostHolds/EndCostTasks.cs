using Fund.Finance.Costs;
using MediatR;

namespace Fund.Finance.Settlements.CostHolds;

/// <summary>Nobody is asked any more about a cost that is taken back, or decided at the year-end (F-21).</summary>
internal sealed class EndCostTasks(QuestionHandOver questions) : INotificationHandler<CostsTakenBack>
{
    public Task Handle(CostsTakenBack notification, CancellationToken cancellationToken) => questions.SweepAsync(cancellationToken);
}
