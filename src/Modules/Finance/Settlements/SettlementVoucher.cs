using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>The voucher file of an approved settlement.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementVoucher(string Occasion, string? Fund = null) : IQuery<VoucherFileView>, IAboutFund;

/// <summary>A voucher file to take home.</summary>
/// <param name="Name">Its name, with the ending of its kind.</param>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="Content">Its bytes as they were written when the settlement was approved.</param>
internal sealed record VoucherFileView(string Name, string MediaType, byte[] Content);

internal sealed class SettlementVoucherHandler(FinanceDb db, FundsHere funds, FileStore files, CurrentSetup setup)
    : IRequestHandler<SettlementVoucher, VoucherFileView>
{
    public async Task<VoucherFileView> Handle(SettlementVoucher request, CancellationToken cancellationToken)
    {
        var fund = (await funds.ShownAsync(request.Fund, cancellationToken)).Fund.Key;
        var run =
            await db
                .Runs.AsNoTracking()
                .Where(r =>
                    r.Fund == fund && r.Occasion == request.Occasion && r.State == SettlementState.Approved && r.VoucherFile != null
                )
                .Select(r => new { r.VoucherFile, r.RuleVersion })
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound(T("Det finns ingen bokföringsfil för tillfället."));
        var file = await files.GetAsync(run.VoucherFile!.Value, cancellationToken);
        var rules = (await setup.GetAsync(cancellationToken)).ProfileOf(run.RuleVersion);
        return new VoucherFileView(file.Name, VoucherFormat.Of(rules.Settlement.Voucher.File).MediaType, file.Content);
    }
}
