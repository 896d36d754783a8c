using Fund.Contracts.Messages;
using MediatR;

namespace Fund.Finance.Repayments;

/// <summary>One instalment, whatever fund it is of.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record RepaymentRowQuery(Guid Id) : IQuery<RepaymentListRow>;

internal sealed class RepaymentRowQueryHandler(RepaymentReading reading) : IRequestHandler<RepaymentRowQuery, RepaymentListRow>
{
    public async Task<RepaymentListRow> Handle(RepaymentRowQuery request, CancellationToken cancellationToken) =>
        RepaymentListHandler.Row(await reading.OneAsync(request.Id, cancellationToken) ?? throw new NotFound(T("Raden finns inte.")));
}
