using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Persistence;
using Fund.Finance.Vouchers;
using Fund.Platform.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>The vouchers of what the year-end of a closed year paid and claimed back.</summary>
[Requires(Permission.ReadFinance)]
internal sealed record YearEndVouchers(int Year, string? Fund = null) : IQuery<YearEndVoucherView>, IAboutFund;

/// <summary>The file to take home.</summary>
/// <param name="Name">Its name, with the ending of its kind.</param>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="Content">Its bytes as they were written when the year-end was approved.</param>
internal sealed record YearEndVoucherView(string Name, string MediaType, byte[] Content);

internal sealed class YearEndVouchersHandler(FinanceDb db, FundsHere funds, FileStore files)
    : IRequestHandler<YearEndVouchers, YearEndVoucherView>
{
    public async Task<YearEndVoucherView> Handle(YearEndVouchers request, CancellationToken cancellationToken)
    {
        var rules = await funds.ShownAsync(request.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var id =
            await db
                .FundYears.AsNoTracking()
                .Where(y => y.Fund == fund && y.Year == request.Year)
                .Select(y => y.VoucherFile)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound(T("Bokslutet har ingen bokföringsfil."));
        var file = await files.GetAsync(id, cancellationToken);
        return new YearEndVoucherView(file.Name, VoucherFormat.Of(rules.Settlement.Voucher.File).MediaType, file.Content);
    }
}
