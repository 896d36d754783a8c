using MediatR;

namespace Fund.Finance.Costs;

/// <summary>Costs have been taken back, or decided outside the settlements: what waited for them waits no more.</summary>
internal sealed record CostsTakenBack : INotification;
