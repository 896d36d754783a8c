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

/// <summary>A voucher file of an approved settlement, or of one that was reversed.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="Fund">Key of the fund; null for the only or first one.</param>
/// <param name="File">Which of the occasion's files; null for the one of the settlement that holds.</param>
[Requires(Permission.ReadFinance)]
internal sealed record SettlementVoucher(string Occasion, string? Fund = null, Guid? File = null) : IQuery<VoucherFileView>, IAboutFund;

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
        var known =
            from run in db.Runs.AsNoTracking()
            where run.Fund == fund && run.Occasion == request.Occasion
            join back in db.Reversals.AsNoTracking().Where(r => r.State == ReversalState.Approved)
                on run.Id equals back.RunId
                into reversals
            from reversal in reversals.DefaultIfEmpty()
            select new
            {
                run.State,
                run.RuleVersion,
                run.VoucherFile,
                Back = reversal == null ? null : reversal.VoucherFile,
            };
        var found = (await known.ToListAsync(cancellationToken)).FirstOrDefault(run =>
            request.File is { } asked
                ? run.VoucherFile == asked || run.Back == asked
                : run.State == SettlementState.Approved && run.VoucherFile is not null
        );
        if (found is null)
        {
            throw new NotFound(T("Det finns ingen bokföringsfil för tillfället."));
        }

        var file = await files.GetAsync(request.File ?? found.VoucherFile!.Value, cancellationToken);
        var rules = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        return new VoucherFileView(file.Name, VoucherFormat.Of(rules.Settlement.Voucher.File).MediaType, file.Content);
    }
}
