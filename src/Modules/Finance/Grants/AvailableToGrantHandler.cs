using Fund.Contracts.Finance;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Finance.Grants;

internal sealed class AvailableToGrantHandler(GrantDesk desk) : IRequestHandler<AvailableToGrant, Money>
{
    public async Task<Money> Handle(AvailableToGrant request, CancellationToken cancellationToken) =>
        GrantRules.Room(await desk.BasisAsync(await desk.CaseAsync(request.Case, cancellationToken), cancellationToken), request.Year);
}
