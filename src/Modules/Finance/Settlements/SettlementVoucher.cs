using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>The voucher file of an approved settlement.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementVoucher(string Occasion, string? Fund = null) : IQuery<StoredFile>, IAboutFund;

internal sealed class SettlementVoucherHandler(FinanceDb db, FundsHere funds, FileStore files)
    : IRequestHandler<SettlementVoucher, StoredFile>
{
    public async Task<StoredFile> Handle(SettlementVoucher request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var file =
            await db
                .Runs.AsNoTracking()
                .Where(r => r.Fund == fund && r.Occasion == request.Occasion && r.State == SettlementState.Approved)
                .Select(r => r.VoucherFile)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound("Det finns ingen bokföringsfil för tillfället.");
        return await files.GetAsync(file, cancellationToken);
    }
}
