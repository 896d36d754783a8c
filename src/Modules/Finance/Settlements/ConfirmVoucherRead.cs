using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>Confirms that the finance system has read a voucher file of an occasion: of a settlement or of its reversal.</summary>
/// <param name="Occasion">Key of the occasion.</param>
/// <param name="File">The file.</param>
/// <param name="Fund">Key of the fund; null for the only one.</param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Bokföringsfilen bekräftades som inläst")]
internal sealed record ConfirmVoucherRead(string Occasion, Guid File, string? Fund = null) : ICommand, IAboutFund;

internal sealed class ConfirmVoucherReadHandler(
    FinanceDb db,
    FundsHere funds,
    FundLedger ledger,
    VoucherHandOver handOver,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ConfirmVoucherRead, Unit>
{
    public async Task<Unit> Handle(ConfirmVoucherRead request, CancellationToken cancellationToken)
    {
        var rules = await funds.RulesAsync(request.Fund, cancellationToken);
        await ledger.LockAsync(rules.Fund, cancellationToken);
        var fund = rules.Fund.Key;
        var known = await (
            from run in db.Runs.AsNoTracking()
            where
                run.Fund == fund
                && run.Occasion == request.Occasion
                && (
                    run.VoucherFile == request.File
                    || db.Set<SettlementReversal>().Any(back => back.RunId == run.Id && back.VoucherFile == request.File)
                )
            select run.Id
        ).AnyAsync(cancellationToken);
        if (!known)
        {
            throw new NotFound(T("Det finns ingen bokföringsfil för tillfället."));
        }

        if (
            await db.VoucherFilesRead.AsNoTracking().FirstOrDefaultAsync(read => read.FileId == request.File, cancellationToken) is { } said
        )
        {
            throw new Conflict(T($"{said.Who} har redan bekräftat att filen är inläst."));
        }

        db.VoucherFilesRead.Add(
            new VoucherFileRead
            {
                FileId = request.File,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await handOver.ReadAsync(request.File, cancellationToken);
        return default;
    }
}
