using Fund.Contracts.Finance;
using Fund.Finance.Ledger;
using MediatR;

namespace Fund.Finance.Grants;

internal sealed class GrantOfHandler(GrantDesk desk, FundLedger ledger)
    : IRequestHandler<GrantOf, GrantView>,
        IRequestHandler<LockGrant, GrantView>
{
    public async Task<GrantView> Handle(GrantOf request, CancellationToken cancellationToken) =>
        await desk.StandingAsync((await desk.CaseAsync(request.Case, cancellationToken)).Header, cancellationToken);

    public async Task<GrantView> Handle(LockGrant request, CancellationToken cancellationToken)
    {
        var granted = await desk.CaseAsync(request.Case, cancellationToken);
        await ledger.LockAsync(granted.Rules.Fund, cancellationToken);
        return await desk.StandingAsync(granted.Header, cancellationToken);
    }
}
